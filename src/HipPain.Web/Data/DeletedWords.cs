using System.Threading.Channels;
using HipPain.Web.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Data;

/// <summary>
/// Takes deleted words off the disk. SQLite's log of changes holds them until it is emptied into the database, which waits for
/// nobody who reads; where somebody does, it is tried again within seconds until it is done.
/// </summary>
public sealed partial class DeletedWords(
    IDatabaseEngine engine, DatabaseSetup setup, IDbContextFactory<HipPainDbContext> contexts, TimeProvider time, ILogger<DeletedWords> logger)
    : BackgroundService
{
    private readonly Channel<bool> _left = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Empties the log now, or in the background as soon as nobody is in the way.</summary>
    public async Task EraseAsync(HipPainDbContext database, CancellationToken cancellationToken)
    {
        var isErased = false;
        try
        {
            isErased = await engine.TryEraseDeletedAsync(database, cancellationToken);
        }
        finally
        {
            // What is deleted is deleted, whoever asked has left or the database fails now.
            if (!isErased)
            {
                _left.Writer.TryWrite(true);
            }
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in _left.Reader.ReadAllAsync(stoppingToken))
        {
            for (var backoff = new Backoff(TimeSpan.FromMilliseconds(250)); !await TryAsync(backoff, stoppingToken);)
            {
                await Task.Delay(backoff.Pause, time, stoppingToken);
            }
        }
    }

    private async Task<bool> TryAsync(Backoff backoff, CancellationToken stoppingToken)
    {
        Exception? failure = null;
        try
        {
            if (setup.IsReady)
            {
                await using var database = await contexts.CreateDbContextAsync(stoppingToken);
                if (await engine.TryEraseDeletedAsync(database, stoppingToken))
                {
                    return true;
                }
            }
        }
        catch (Exception cause) when (!stoppingToken.IsCancellationRequested)
        {
            failure = cause;
        }

        if (backoff.Failed())
        {
            LogLeft(failure);
        }

        return false;
    }

    [LoggerMessage(LogLevel.Warning, "Deleted words are still in the log of changes, because the database is in use. It is tried again until they are not.")]
    private partial void LogLeft(Exception? cause);
}
