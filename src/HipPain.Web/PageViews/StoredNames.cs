using HipPain.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.PageViews;

/// <summary>
/// Tells the counters which hosts and words are stored for today, once the database is ready and every minute after, so that
/// what a day may hold is bounded over restarts, and over processes but for what two of them learn within the same minute.
/// </summary>
public sealed partial class StoredNames(
    DatabaseSetup setup, IDbContextFactory<HipPainDbContext> contexts, PageViewCounter counter, SearchMisses misses, TimeProvider time,
    ILogger<StoredNames> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private bool _failing;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await setup.WhenMigratedAsync(stoppingToken);
        while (true)
        {
            try
            {
                await LearnAsync(stoppingToken);
                _failing = false;
            }
            catch (Exception cause) when (!stoppingToken.IsCancellationRequested)
            {
                // What is known already still bounds the day.
                if (!_failing)
                {
                    _failing = true;
                    LogFailing(cause);
                }
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task LearnAsync(CancellationToken cancellationToken)
    {
        if (!setup.IsReady)
        {
            return;
        }

        var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.PageViewCounts.AsNoTracking()
            .Where(count => count.Day == day && (count.Kind == PageViewKind.Referrer || count.Kind == PageViewKind.SearchMiss))
            .Select(count => new { count.Kind, count.Name }).ToListAsync(cancellationToken);
        counter.LearnHosts(day, [.. rows.Where(row => row.Kind == PageViewKind.Referrer).Select(row => row.Name)]);
        misses.Learn(day, rows.Where(row => row.Kind == PageViewKind.SearchMiss).Select(row => row.Name));
    }

    [LoggerMessage(LogLevel.Warning, "The names that were counted today cannot be read at the moment. Counting goes on.")]
    private partial void LogFailing(Exception cause);
}
