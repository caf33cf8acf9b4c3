using System.Diagnostics;
using HipPain.Web.Data;
using HipPain.Web.Feedback;
using HipPain.Web.PageViews;
using HipPain.Web.Tests.Data.Engines;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HipPain.Web.Tests.Data;

/// <summary>The services of the database and its users over a real database of their own, without a web server.</summary>
public sealed class TestSite : IAsyncDisposable
{
    // Reading goes on, as it does beside a writer in SQLite.
    private const string LockAll =
        """
        BEGIN;
        DO $$ DECLARE known record; BEGIN
            FOR known IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
                EXECUTE format('LOCK TABLE %I IN EXCLUSIVE MODE', known.tablename);
            END LOOP;
        END $$;
        """;

    /// <summary>How long what has to happen may take on a slow machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<IHostedService> _running = [];
    private readonly TestDatabase _database;

    public TestSite(TimeProvider? time = null, params string[] settings)
    {
        Folder = Directory.CreateTempSubdirectory("hippain-").FullName;
        DatabasePath = Path.Combine(Folder, "data", "hippain.db");
        _database = new TestDatabase(DatabasePath);
        if (TestDatabase.IsPostgreSql)
        {
            // What a stop leaves lies there; nothing else would make it.
            Directory.CreateDirectory(Path.GetDirectoryName(DatabasePath)!);
        }

        Configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(_database.Settings().Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2)).GroupBy(parts => parts[0], parts => (string?)parts[1])
                .Select(same => KeyValuePair.Create(same.Key, same.Last())))
            .Build();
        Log = new RecordedLog();
        Services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(Log))
            .AddSingleton(time ?? TimeProvider.System)
            .AddDatabase(Configuration)
            .AddPageViews(Configuration)
            .AddFeedback(Configuration)
            .BuildServiceProvider(validateScopes: true);
    }

    public string Folder { get; }

    public string DatabasePath { get; }

    public string ConnectionString => $"Data Source={DatabasePath}";

    public IConfiguration Configuration { get; }

    public ServiceProvider Services { get; }

    public RecordedLog Log { get; }

    public DatabaseSetup Setup => Services.GetRequiredService<DatabaseSetup>();

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Starts hosted services of a type, or all.</summary>
    public async Task StartAsync<T>()
    {
        foreach (var service in Services.GetServices<IHostedService>().Where(service => service is T))
        {
            _running.Add(service);
            await service.StartAsync(CancellationToken.None);
        }
    }

    public async Task<TestSite> StartMigratedAsync<T>()
    {
        await StartAsync<DatabaseSetup>();
        await Setup.WhenMigratedAsync(CancellationToken.None).WaitAsync(Patience);
        if (typeof(T) != typeof(DatabaseSetup))
        {
            await StartAsync<T>();
        }

        return this;
    }

    public async Task StopAsync()
    {
        foreach (var service in _running.AsEnumerable().Reverse())
        {
            await service.StopAsync(CancellationToken.None);
        }

        _running.Clear();
    }

    public async Task<T> ReadAsync<T>(Func<HipPainDbContext, Task<T>> read)
    {
        await using var database = await Get<IDbContextFactory<HipPainDbContext>>().CreateDbContextAsync();
        return await read(database);
    }

    /// <summary>Keeps all others from writing until it is disposed.</summary>
    public IDisposable Lock()
    {
        if (TestDatabase.IsPostgreSql)
        {
            var server = new NpgsqlConnection(Configuration.GetConnectionString("HipPain") + ";Pooling=False");
            server.Open();
            using var command = new NpgsqlCommand(LockAll, server);
            command.ExecuteNonQuery();
            return server;
        }

        var connection = Connect();
        Execute(connection, "BEGIN IMMEDIATE");
        return connection;
    }

    public SqliteConnection Connect()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(DatabasePath)!);
        var connection = new SqliteConnection(ConnectionString + ";Pooling=False");
        connection.Open();
        return connection;
    }

    public static object? Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>All bytes the database has on disk, in all its files, as Latin-1 text.</summary>
    public string ReadFiles() => string.Concat(
        Directory.GetFiles(Path.GetDirectoryName(DatabasePath)!).Order(StringComparer.Ordinal).Select(ReadFile));

    /// <summary>The bytes of a file of the database as Latin-1 text.</summary>
    public static string ReadFile(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            return reader.ReadToEnd();
        }
        catch (FileNotFoundException)
        {
            // Taken away by the database since it was listed: nothing of it is on disk.
            return "";
        }
    }

    public static async Task EventuallyAsync(Func<Task<bool>> condition, double seconds = 60)
    {
        for (var clock = Stopwatch.StartNew(); !await condition(); await Task.Delay(20))
        {
            Assert.True(clock.Elapsed.TotalSeconds < seconds, "It did not happen in time.");
        }
    }

    public static Task EventuallyAsync(Func<bool> condition, double seconds = 60) =>
        EventuallyAsync(() => Task.FromResult(condition()), seconds);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Services.DisposeAsync();
        using var connection = new SqliteConnection(ConnectionString + $";Default Timeout={DatabaseFile.LockTimeoutSeconds}");
        SqliteConnection.ClearPool(connection);
        _database.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
