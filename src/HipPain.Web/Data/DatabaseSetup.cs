using HipPain.Content;
using HipPain.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Data;

/// <summary>
/// Brings the database to the newest migration while the site already serves articles, and tries again for as long as the
/// database is locked, broken or out of reach.
/// </summary>
public sealed partial class DatabaseSetup(
    DatabaseFile file, IDbContextFactory<HipPainDbContext> contexts, TimeProvider time, ILogger<DatabaseSetup> logger,
    IHostApplicationLifetime? lifetime = null)
    : BackgroundService
{
    private readonly TaskCompletionSource _migrated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile FileIdentity? _identity;

    /// <summary>Whether the database is migrated and its file in its place, so that it may be used now.</summary>
    public bool IsReady
    {
        get
        {
            if (!_migrated.Task.IsCompleted)
            {
                return false;
            }

            // Open connections hold on to a file that was moved or deleted; what is in its place now must be opened anew.
            var identity = file.Identity;
            if (identity is null || identity != _identity)
            {
                file.CloseIdleConnections();
                // Not before they are closed, or somebody else would be given one of them.
                _identity = identity;
            }

            return identity is not null;
        }
    }

    /// <summary>Ends when the database has been migrated; it may take forever.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public Task WhenMigratedAsync(CancellationToken cancellationToken) => _migrated.Task.WaitAsync(cancellationToken);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Making EF's model takes a processor for half a second, and reading the guide needs them all.
        await lifetime.WhenListeningAsync().WaitAsync(stoppingToken);
        for (var backoff = new Backoff(TimeSpan.FromMilliseconds(125)); ;)
        {
            try
            {
                await MigrateAsync(stoppingToken);
                _identity = file.Identity;
                _migrated.SetResult();
                LogReady();
                return;
            }
            catch (Exception cause) when (!stoppingToken.IsCancellationRequested)
            {
                if (backoff.Failed())
                {
                    LogFailing(cause);
                }

                file.CloseIdleConnections();
            }

            await Task.Delay(backoff.Pause, time, stoppingToken);
        }
    }

    /// <summary>Brings the database to the newest migration once, for a command that runs without the site, or beside it.</summary>
    /// <exception cref="IOException">Another process is migrating, or the folder cannot be written.</exception>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The database is locked or broken.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);

        // The file stays: deleting it would let two processes hold a lock on two files of one name.
        await using var guard = new FileStream(file.Path + ".migrating", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await database.Database.ExecuteSqlAsync($"PRAGMA journal_mode = WAL", cancellationToken);
        await DropStaleLockAsync(database, cancellationToken);
        await database.Database.MigrateAsync(cancellationToken);
    }

    // EF's own lock is a row, which outlives a process that was killed and would stop every later start. Whoever holds the
    // guard knows that no other process is migrating.
    private static async Task DropStaleLockAsync(HipPainDbContext database, CancellationToken cancellationToken)
    {
        var tables = database.Database.SqlQuery<string>(
            $"SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'");
        if (await tables.AnyAsync(cancellationToken))
        {
            await database.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Information, "The database is ready.")]
    private partial void LogReady();

    [LoggerMessage(LogLevel.Error, "The database cannot be set up yet. Articles are served; counts wait; feedback is refused. "
        + "It is tried again until it works.")]
    private partial void LogFailing(Exception cause);
}
