using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace HipPain.Web.Tests.Data.Engines;

/// <summary>A real PostgreSQL server of the tests' own: on loopback, in a temporary folder, as a user that is not root.</summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    private const string User = "hippain";

    // Where Debian, Red Hat and Homebrew put the server; it is not on the path.
    private static readonly string? Programs = new[] { "/usr/lib/postgresql", "/usr/pgsql-17", "/usr/pgsql-16", "/usr/pgsql-15", "/opt/homebrew/opt/postgresql@17" }
        .Where(Directory.Exists).SelectMany(folder => Directory.GetDirectories(folder, "bin").Concat(Directory.GetDirectories(folder).Select(version => Path.Combine(version, "bin"))))
        .Where(folder => File.Exists(Path.Combine(folder, "initdb"))).OrderDescending(StringComparer.Ordinal).FirstOrDefault();

    private static readonly Lazy<Task<PostgreSqlServer>> One = new(StartAsync);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hippain-postgresql-");

    private PostgreSqlServer() => Port = FreePort();

    /// <summary>Why there can be none here; null if there can.</summary>
    public static string? Missing => Programs is null ? "PostgreSQL's server is not installed (Debian: apt-get install postgresql)." : null;

    public int Port { get; }

    /// <summary>The server that all tests share which do not stop it. It ends with the process of the tests.</summary>
    public static Task<PostgreSqlServer> SharedAsync() => One.Value;

    public static async Task<PostgreSqlServer> StartAsync()
    {
        var server = new PostgreSqlServer();
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", ["nobody", server._folder.FullName], server._folder.FullName);
        }

        await server.ProgramAsync("initdb", "-D", server.Data, "-U", User, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.KillAsync().Wait();
        await server.StartAgainAsync();
        return server;
    }

    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={Port.ToString(CultureInfo.InvariantCulture)};Username={User};Database={database};Maximum Pool Size=16";

    /// <summary>Makes an empty database with a name of its own.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = $"t{Guid.NewGuid():N}";
        await ExecuteAsync("postgres", $"CREATE DATABASE {name}");
        return name;
    }

    /// <summary>Takes a database away from everybody who uses it.</summary>
    public Task DropAsync(string database) => ExecuteAsync("postgres", $"DROP DATABASE IF EXISTS {database} WITH (FORCE)");

    public async Task<object?> ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=False;Timeout=15");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public Task StartAgainAsync() => ProgramAsync(
        "pg_ctl", "start", "-w", "-t", "60", "-D", Data, "-l", Path.Combine(_folder.FullName, "log"),
        "-o", $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=300 -c shared_buffers=32MB");

    /// <summary>Ends it at once: what was not committed is lost, and connections break.</summary>
    public async Task KillAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            await ProgramAsync("pg_ctl", "stop", "-m", "immediate", "-D", Data);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _folder.Delete(recursive: true);
    }

    private string Data => Path.Combine(_folder.FullName, "data");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // The server refuses to run as root.
    private Task ProgramAsync(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? RunAsync("runuser", ["-u", "nobody", "--", Path.Combine(Programs!, program), .. arguments], _folder.FullName)
        : RunAsync(Path.Combine(Programs!, program), arguments, _folder.FullName);

    private static async Task RunAsync(string program, string[] arguments, string folder)
    {
        // Nothing is redirected: a server would keep the pipes open, and its end would be waited for.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >\"$0\" 2>&1 </dev/null", Path.Combine(Path.GetTempPath(), $"hippain-postgresql-{Environment.ProcessId}.log"), program, .. arguments])
        {
            WorkingDirectory = folder,
        };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await File.ReadAllTextAsync(start.ArgumentList[2])}");
    }
}
