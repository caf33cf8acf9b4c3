using HipPain.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HipPain.Web.Tests.Data;

/// <summary>What an older version of the site stored.</summary>
[Trait("Engine", "Sqlite")]
public sealed class MigrationTests
{
    [Theory]
    [InlineData("20261123095347_FirstTables")]
    [InlineData("20261123191114_PastTexts")]
    public async Task Vote_and_comment_of_an_older_version_are_new_feedback_that_is_kept_for_twelve_months(string older)
    {
        await using var site = new TestSite();
        Directory.CreateDirectory(Path.GetDirectoryName(site.DatabasePath)!);
        await site.ReadAsync(async database =>
        {
            await database.Database.GetService<IMigrator>().MigrateAsync(older);
            return await database.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "Feedback" ("Id", "Address", "Helpful", "Reason", "Comment", "ReceivedAt", "ArticleVersion") VALUES
                ('019AB000-0000-7000-8000-000000000001', '/causes', 0, 'OutOfDate', 'Words of a reader.', '2026-02-28 23:59:00', '0123456789abcdef'),
                ('019AB000-0000-7000-8000-000000000002', '/', 1, NULL, NULL, '2026-03-01 00:00:00', NULL)
                """);
        });

        await site.StartMigratedAsync<DatabaseSetup>();

        var kept = await site.ReadAsync(database => database.Feedback.AsNoTracking().OrderBy(entry => entry.ReceivedAt).ToListAsync());
        Assert.Equal(
            [("/causes", false, FeedbackReason.OutOfDate, "Words of a reader.", "0123456789abcdef"), ("/", true, (FeedbackReason?)null, (string?)null, (string?)null)],
            kept.Select(entry => (entry.Address.Value, entry.Helpful, entry.Reason, entry.Comment, entry.ContentVersion)));
        Assert.All(kept, entry => Assert.Equal(
            (FeedbackStatus.New, FeedbackMarks.None, entry.ReceivedAt.AddMonths(12)), (entry.Status, entry.Flags, entry.ExpiresAt)));
        var soon = new DateTime(2027, 3, 1, 0, 0, 0, DateTimeKind.Utc);
        Assert.Equal(1, await site.ReadAsync(database => database.Feedback.CountAsync(entry => entry.ExpiresAt < soon)));
    }
}
