using HipPain.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.PageViews;

/// <summary>
/// Takes the counts to the database: at most 250 ms after something was counted, all at once, in one transaction. Counts that
/// cannot be stored go back to the counter and are tried again; when the site stops, what is left is stored first.
/// </summary>
public sealed partial class PageViewWriter(
    PageViewCounter counter, DatabaseSetup setup, IDbContextFactory<HipPainDbContext> contexts, TimeProvider time,
    ILogger<PageViewWriter> logger) : BackgroundService
{
    // Short of the 250 ms promised, so that the timer may be late.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    // An attempt takes up to 2 s and requests under way get 3 s, so all ends within the 8 s that a stop may take.
    private static readonly TimeSpan LastAttemptAfter = TimeSpan.FromSeconds(3);

    private bool _failing;

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);

        // The web server has stopped, so nothing more comes. Nobody else will store this: no token may stop it.
        var start = time.GetTimestamp();
        while (!counter.IsEmpty && !await TryStoreAsync(CancellationToken.None))
        {
            if (time.GetElapsedTime(start) > LastAttemptAfter)
            {
                LogLost(counter.Take().Values.Sum());
                return;
            }

            await Task.Delay(Pause, time, CancellationToken.None);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await setup.WhenMigratedAsync(stoppingToken);
        for (var pause = Pause; ;)
        {
            await counter.WaitAsync(stoppingToken);
            await Task.Delay(pause, time, stoppingToken);
            var stored = await TryStoreAsync(stoppingToken);
            pause = stored ? Pause : pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task<bool> TryStoreAsync(CancellationToken cancellationToken)
    {
        var counts = counter.Take();
        try
        {
            await StoreAsync(counts, cancellationToken);
        }
        catch (Exception cause)
        {
            counter.MergeBack(counts);
            if (!_failing && !cancellationToken.IsCancellationRequested)
            {
                _failing = true;
                LogFailing(cause);
            }

            return false;
        }

        if (_failing)
        {
            _failing = false;
            LogRecovered();
        }

        return true;
    }

    private async Task StoreAsync(IReadOnlyDictionary<PageViewKey, long> counts, CancellationToken cancellationToken)
    {
        if (!setup.IsReady)
        {
            throw new InvalidOperationException("The database is not ready.");
        }

        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        foreach (var (key, count) in counts.OrderBy(entry => entry.Key.Day).ThenBy(entry => entry.Key.Kind)
            .ThenBy(entry => entry.Key.Name, StringComparer.Ordinal))
        {
            await database.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "PageViewCounts" ("Day", "Kind", "Name", "Count")
                VALUES ({key.Day}, {key.Kind.ToString()}, {key.Name}, {count})
                ON CONFLICT ("Day", "Kind", "Name") DO UPDATE SET "Count" = "PageViewCounts"."Count" + excluded."Count"
                """,
                cancellationToken);
        }

        // A commit must not be left in doubt, or the counts would be merged back and stored twice.
        await transaction.CommitAsync(CancellationToken.None);
    }

    [LoggerMessage(LogLevel.Error, "Page views cannot be stored at the moment. They are kept in memory and tried again.")]
    private partial void LogFailing(Exception cause);

    [LoggerMessage(LogLevel.Information, "Page views are stored again; none was lost.")]
    private partial void LogRecovered();

    [LoggerMessage(LogLevel.Error, "The site stopped while the database was out of reach: {Count} counts are lost.")]
    private partial void LogLost(long count);
}
