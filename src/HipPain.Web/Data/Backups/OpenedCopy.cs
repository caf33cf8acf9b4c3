using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Data.Backups;

/// <summary>A database file as the site would open it, for one piece of work.</summary>
internal sealed class OpenedCopy : IAsyncDisposable
{
    private OpenedCopy(ServiceProvider services) => Services = services;

    /// <summary>The site's own database services, over this file.</summary>
    public ServiceProvider Services { get; }

    /// <summary>Opens a file, with whatever else is to work on it.</summary>
    public static OpenedCopy Of(string path, TimeProvider time, Action<IServiceCollection>? add = null)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = path }.ToString();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new($"ConnectionStrings:{DatabaseOptions.ConnectionStringName}", connection)]).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSingleton(time).AddLogging().AddDatabase(configuration);
        add?.Invoke(services);
        return new OpenedCopy(services.BuildServiceProvider());
    }

    /// <summary>Uses a context once.</summary>
    public async Task<T> UseAsync<T>(Func<HipPainDbContext, Task<T>> use, CancellationToken cancellationToken)
    {
        await using var database = await Services.GetRequiredService<IDbContextFactory<HipPainDbContext>>().CreateDbContextAsync(cancellationToken);
        return await use(database);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Services.GetRequiredService<DatabaseFile>().CloseIdleConnections();
        await Services.DisposeAsync();
    }
}
