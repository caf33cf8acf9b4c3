using Microsoft.Extensions.Options;

namespace HipPain.Web.Data.Backups;

/// <summary>
/// Copies the database each day at 03:00 UTC, or soon after the start where that was missed, and deletes copies that are past their
/// time. What fails is tried again, at first after a minute and then less often.
/// </summary>
public sealed partial class DailyBackup(
    DatabaseBackup backup, BackupShelf shelf, DatabaseSetup setup, IOptions<BackupOptions> options, TimeProvider time, ILogger<DailyBackup> logger)
    : BackgroundService
{
    private static readonly TimeOnly Hour = new(3, 0);

    // Nobody waits for it, and the first minute of a site is a busy one.
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private bool _isFailing;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        await setup.WhenMigratedAsync(stoppingToken);
        for (TimeSpan wait = ShortestPause, pause = ShortestPause; ;)
        {
            await Task.Delay(wait, time, stoppingToken);
            try
            {
                wait = await KeepUpAsync(stoppingToken);
                pause = ShortestPause;
            }
            catch (Exception cause) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed((int)pause.TotalMinutes, cause);
                _isFailing = true;
                wait = pause;
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    /// <summary>Makes the copy that should be there and is not.</summary>
    /// <returns>How long until the next look.</returns>
    private async Task<TimeSpan> KeepUpAsync(CancellationToken stoppingToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var today = DateOnly.FromDateTime(now);
        using var turn = shelf.Take();
        if (turn is null)
        {
            return ShortestPause;
        }

        // A copy of a day to come was made by a clock that was wrong.
        var due = TimeOnly.FromDateTime(now) < Hour ? today.AddDays(-1) : today;
        if (!shelf.Days().Any(day => day >= due && day <= today))
        {
            if (!setup.IsReady)
            {
                throw new InvalidOperationException("The database is not ready.");
            }

            var made = await backup.MakeAsync(shelf.PathOf(today), overwrite: false, stoppingToken);
            var deleted = shelf.DeleteOld(today);
            LogMade(Path.GetFileName(shelf.PathOf(today)), made.Bytes, (int)made.Elapsed.TotalMilliseconds, deleted);
        }

        if (_isFailing)
        {
            _isFailing = false;
            LogRecovered();
        }

        // The copy may have taken a while.
        var left = due.AddDays(1).ToDateTime(Hour) - time.GetUtcNow().UtcDateTime;
        return left > ShortestPause ? left : ShortestPause;
    }

    [LoggerMessage(LogLevel.Information, "The database was copied to {File}: {Bytes} bytes, in {Milliseconds} ms. {Deleted} older copies were deleted.")]
    private partial void LogMade(string file, long bytes, int milliseconds, int deleted);

    [LoggerMessage(LogLevel.Error, "The daily copy of the database could not be made. It is tried again in {Minutes} minutes.")]
    private partial void LogFailed(int minutes, Exception cause);

    [LoggerMessage(LogLevel.Information, "The daily copy of the database is made again.")]
    private partial void LogRecovered();
}
