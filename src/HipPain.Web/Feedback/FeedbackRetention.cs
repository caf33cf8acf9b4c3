using HipPain.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Feedback;

/// <summary>Deletes the text of comments past their keeping time, at start and every day.</summary>
public sealed partial class FeedbackRetention(
    DatabaseSetup setup, IDbContextFactory<HipPainDbContext> contexts, IOptions<FeedbackOptions> options, TimeProvider time,
    ILogger<FeedbackRetention> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromDays(1);
    private static readonly TimeSpan PeriodAfterFailure = TimeSpan.FromHours(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await setup.WhenMigratedAsync(stoppingToken);
        while (true)
        {
            var period = Period;
            try
            {
                await DeleteOldCommentsAsync(stoppingToken);
            }
            catch (Exception cause) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(cause);
                period = PeriodAfterFailure;
            }

            await Task.Delay(period, time, stoppingToken);
        }
    }

    private async Task DeleteOldCommentsAsync(CancellationToken cancellationToken)
    {
        if (!setup.IsReady)
        {
            throw new InvalidOperationException("The database is not ready.");
        }

        var oldest = time.GetUtcNow().UtcDateTime.AddMonths(-options.Value.RetentionMonths);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var deleted = await database.Feedback
            .Where(entry => entry.Comment != null && entry.ReceivedAt < oldest)
            .ExecuteUpdateAsync(change => change.SetProperty(entry => entry.Comment, (string?)null), cancellationToken);

        // The log of changes still holds the text until it is emptied into the database.
        await database.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
        LogDeleted(deleted);
    }

    [LoggerMessage(LogLevel.Information, "The text of {Count} comments past their keeping time was deleted.")]
    private partial void LogDeleted(int count);

    [LoggerMessage(LogLevel.Error, "Comments past their keeping time could not be deleted. It is tried again in an hour.")]
    private partial void LogFailed(Exception cause);
}
