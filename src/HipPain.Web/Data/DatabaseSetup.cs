using HipPain.Web.Data.Engines;
using HipPain.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Data;

/// <summary>
/// Brings the database to the newest migration while the site already serves articles, and tries again for as long as the
/// database is locked, broken or out of reach.
/// </summary>
public sealed partial class DatabaseSetup(
    IDatabaseEngine engine, IDbContextFactory<HipPainDbContext> contexts, TimeProvider time, ILogger<DatabaseSetup> logger,
    IHostApplicationLifetime? lifetime = null)
    : BackgroundService
{
    private readonly TaskCompletionSource _migrated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile object? _identity;

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
            var identity = engine.Identity;
            if (identity is null || !identity.Equals(_identity))
            {
                engine.CloseIdleConnections();
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
                _identity = engine.Identity;
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

                engine.CloseIdleConnections();
            }

            await Task.Delay(backoff.Pause, time, stoppingToken);
        }
    }

    /// <summary>Brings the database to the newest migration once, for a command that runs without the site, or beside it.</summary>
    /// <exception cref="IOException">Another process is migrating, or the folder cannot be written.</exception>
    /// <exception cref="System.Data.Common.DbException">The database is locked, broken or out of reach.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await engine.MigrateAsync(database, cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "The database is ready.")]
    private partial void LogReady();

    [LoggerMessage(LogLevel.Error, "The database cannot be set up yet. Articles are served; counts wait; feedback is refused. "
        + "It is tried again until it works.")]
    private partial void LogFailing(Exception cause);
}
