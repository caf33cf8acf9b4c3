using System.Data;
using HipPain.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Feedback;

/// <summary>
/// Leaves of feedback past its keeping time only a count, at start and every day: its text, its minute and its id are gone from the
/// disk. Spam leaves nothing.
/// </summary>
public sealed partial class FeedbackRetention(
    DatabaseSetup setup, IDbContextFactory<HipPainDbContext> contexts, DeletedWords deletedWords, IOptions<FeedbackOptions> options,
    TimeProvider time, ILogger<FeedbackRetention> logger) : BackgroundService
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
                await ForgetAsync(stoppingToken);
            }
            catch (Exception cause) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(cause);
                period = PeriodAfterFailure;
            }

            await Task.Delay(period, time, stoppingToken);
        }
    }

    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        if (!setup.IsReady)
        {
            throw new InvalidOperationException("The database is not ready.");
        }

        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        LogForgotten(await FoldAsync(database, cancellationToken));
        await deletedWords.EraseAsync(database, cancellationToken);
    }

    /// <summary>Counts and deletes in one transaction, so that a vote is never in both places or in none, and never counted by two processes.</summary>
    private async Task<int> FoldAsync(HipPainDbContext database, CancellationToken cancellationToken)
    {
        // What was promised when feedback came in holds even if it is to be kept longer now.
        var now = time.GetUtcNow().UtcDateTime;
        var oldest = now.AddMonths(-options.Value.RetentionMonths);
        var spam = nameof(FeedbackStatus.Spam);
        await using var transaction = await database.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        await database.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "VoteCounts" ("Day", "Address", "ContentVersion", "Helpful", "Reason", "Count")
            SELECT date("ReceivedAt"), "Address", coalesce("ContentVersion", ''), "Helpful", coalesce("Reason", ''), count(*)
            FROM "Feedback"
            WHERE ("ExpiresAt" <= {now} OR "ReceivedAt" <= {oldest}) AND "Status" <> {spam}
            GROUP BY 1, 2, 3, 4, 5
            ON CONFLICT ("Day", "Address", "ContentVersion", "Helpful", "Reason")
            DO UPDATE SET "Count" = "VoteCounts"."Count" + excluded."Count"
            """,
            cancellationToken);
        var deleted = await database.Feedback
            .Where(entry => entry.ExpiresAt <= now || entry.ReceivedAt <= oldest)
            .ExecuteDeleteAsync(cancellationToken);

        // The other words that readers typed. Counts of pages are kept for good.
        var oldestDay = DateOnly.FromDateTime(oldest);
        await database.PageViewCounts
            .Where(count => count.Kind == PageViewKind.SearchMiss && count.Day <= oldestDay)
            .ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return deleted;
    }

    [LoggerMessage(LogLevel.Information, "Of feedback past its keeping time, {Count} answers were deleted and left a count.")]
    private partial void LogForgotten(int count);

    [LoggerMessage(LogLevel.Error, "Feedback past its keeping time could not be deleted. It is tried again in an hour.")]
    private partial void LogFailed(Exception cause);
}
