using HipPain.Content.Articles;
using HipPain.Web.Data;
using HipPain.Web.Feedback;
using HipPain.Web.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace HipPain.Web.Tests.Feedback;

public sealed class FeedbackRetentionTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero));

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Old_feedback_is_gone_from_the_disk_and_leaves_a_count()
    {
        await using var site = await new TestSite(_time, "Feedback:RetentionMonths=2").StartMigratedAsync<DatabaseSetup>();
        await CommentAsync(site, "MarkerOld words of a reader");
        await CommentAsync(site, "MarkerOlder words of a reader");
        await VoteAsync(site, helpful: true, "0123abcd");
        _time.Advance(TimeSpan.FromDays(30));
        await CommentAsync(site, "MarkerNew words of a reader");
        Assert.Contains("MarkerOld", site.ReadFiles(), StringComparison.Ordinal);
        _time.Advance(TimeSpan.FromDays(30));

        await site.StartAsync<FeedbackRetention>();
        await ForgottenAsync(site, 3);
        // The log of changes is emptied after that, and a question would be in its way.
        await TestSite.EventuallyAsync(() => !site.ReadFiles().Contains("MarkerOld", StringComparison.Ordinal));

        Assert.Equal("MarkerNew words of a reader", (await site.ReadAsync(database => database.Feedback.SingleAsync())).Comment);
        Assert.Contains("MarkerNew", site.ReadFiles(), StringComparison.Ordinal);
        var day = new DateOnly(2026, 1, 15);
        Assert.Equal([(day, "/", "", false, "Other", 2), (day, "/", "0123abcd", true, "", 1)], await CountsAsync(site));
    }

    [Fact]
    public async Task Counts_of_one_day_add_up_and_spam_leaves_none()
    {
        await using var site = await new TestSite(_time, "Feedback:RetentionMonths=1").StartMigratedAsync<DatabaseSetup>();
        await CommentAsync(site, "One.");
        _time.Advance(TimeSpan.FromHours(11));
        await CommentAsync(site, "Two.");
        var spam = await CommentAsync(site, "MarkerSpam");
        await site.ReadAsync(database => database.Feedback.Where(entry => entry.Id == spam)
            .ExecuteUpdateAsync(change => change.SetProperty(entry => entry.Status, FeedbackStatus.Spam)));
        _time.Advance(TimeSpan.FromDays(31) - TimeSpan.FromHours(5));

        await site.StartAsync<FeedbackRetention>();
        await ForgottenAsync(site, 1);
        // It may not be waiting for the next day yet.
        await TestSite.EventuallyAsync(() =>
        {
            _time.Advance(TimeSpan.FromDays(1));
            return site.Log.Lines.Any(line => line.Contains(" 2 answers were deleted"));
        });
        await TestSite.EventuallyAsync(() => !site.ReadFiles().Contains("MarkerSpam", StringComparison.Ordinal));

        Assert.Equal([(new DateOnly(2026, 1, 15), "/", "", false, "Other", 2)], await CountsAsync(site));
        Assert.Equal(0, await site.ReadAsync(database => database.Feedback.CountAsync()));
    }

    [Theory]
    [InlineData(12, 1, 32)]
    [InlineData(1, 12, 32)]
    public async Task Shorter_of_what_was_promised_and_what_is_set_now_holds(int promised, int set, int days)
    {
        await using var site = await new TestSite(_time, $"Feedback:RetentionMonths={set}").StartMigratedAsync<DatabaseSetup>();
        var id = await CommentAsync(site, "Soon old.");
        var expires = _time.GetUtcNow().UtcDateTime.AddMonths(promised);
        await site.ReadAsync(database => database.Feedback.Where(entry => entry.Id == id)
            .ExecuteUpdateAsync(change => change.SetProperty(entry => entry.ExpiresAt, expires)));
        _time.Advance(TimeSpan.FromDays(days));

        await site.StartAsync<FeedbackRetention>();
        await ForgottenAsync(site, 1);
    }

    [Fact]
    public async Task Words_of_old_searches_are_forgotten_and_counts_of_pages_are_not()
    {
        await using var site = await new TestSite(_time, "Feedback:RetentionMonths=2").StartMigratedAsync<DatabaseSetup>();
        await site.ReadAsync(database =>
        {
            foreach (var day in new[] { new DateOnly(2025, 11, 15), new DateOnly(2025, 11, 16) })
            {
                database.Add(new PageViewCount { Day = day, Kind = PageViewKind.SearchMiss, Name = "marker words", Count = 3 });
                database.Add(new PageViewCount { Day = day, Kind = PageViewKind.View, Name = "/causes", Count = 3 });
            }

            return database.SaveChangesAsync();
        });

        await site.StartAsync<FeedbackRetention>();
        await ForgottenAsync(site, 0);

        var left = await site.ReadAsync(database => database.PageViewCounts.AsNoTracking().ToListAsync());
        Assert.Equal(new DateOnly(2025, 11, 16), Assert.Single(left, count => count.Kind is PageViewKind.SearchMiss).Day);
        Assert.Equal(2, left.Count(count => count.Kind is PageViewKind.View));
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Log_that_cannot_be_emptied_is_tried_again()
    {
        await using var site = await new TestSite(_time, "Feedback:RetentionMonths=1").StartMigratedAsync<DatabaseSetup>();
        await CommentAsync(site, "MarkerOld");
        _time.Advance(TimeSpan.FromDays(40));
        using (var reader = site.Connect())
        {
            TestSite.Execute(reader, "BEGIN; SELECT count(*) FROM Feedback");
            await site.StartAsync<FeedbackRetention>();
            await ForgottenAsync(site, 1);
            Assert.Contains("MarkerOld", site.ReadFiles(), StringComparison.Ordinal);
        }

        await site.StartAsync<DeletedWords>();
        await TestSite.EventuallyAsync(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            return !site.ReadFiles().Contains("MarkerOld", StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Old_feedback_is_looked_for_every_day()
    {
        await using var site = await new TestSite(_time, "Feedback:RetentionMonths=1").StartMigratedAsync<FeedbackRetention>();
        await CommentAsync(site, "Soon old.");
        await ForgottenAsync(site, 0);

        await TestSite.EventuallyAsync(() =>
        {
            _time.Advance(TimeSpan.FromDays(1));
            return site.Log.Lines.Any(line => line.Contains(" 1 answers were deleted"));
        });

        Assert.Equal(0, await site.ReadAsync(database => database.Feedback.CountAsync()));
    }

    [Fact]
    public async Task Failure_is_tried_again_in_an_hour()
    {
        await using var site = await new TestSite(_time).StartMigratedAsync<DatabaseSetup>();
        using (site.Lock())
        {
            await site.StartAsync<FeedbackRetention>();
            await TestSite.EventuallyAsync(() => site.Log.Lines.Any(line => line.Contains("could not be deleted")));
        }

        await TestSite.EventuallyAsync(() =>
        {
            _time.Advance(TimeSpan.FromHours(1));
            return site.Log.Lines.Any(line => line.Contains("answers were deleted"));
        });
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Missing_file_is_not_replaced_by_an_empty_one()
    {
        await using var site = await new TestSite(_time).StartMigratedAsync<DatabaseSetup>();
        File.Move(site.DatabasePath, site.DatabasePath + ".away");

        await site.StartAsync<FeedbackRetention>();

        await TestSite.EventuallyAsync(() => site.Log.Lines.Any(line => line.Contains("could not be deleted")));
        Assert.False(File.Exists(site.DatabasePath));
    }

    private static Task ForgottenAsync(TestSite site, int count) =>
        TestSite.EventuallyAsync(() => site.Log.Lines.Any(line => line.Contains($" {count} answers were deleted")));

    private static Task<List<(DateOnly, string, string, bool, string, long)>> CountsAsync(TestSite site) => site.ReadAsync(async database =>
        (await database.VoteCounts.AsNoTracking().ToListAsync())
            .Select(count => (count.Day, count.Address.Value, count.ContentVersion, count.Helpful, count.Reason, count.Count))
            .OrderBy(count => count.ContentVersion, StringComparer.Ordinal).ToList());

    private static Task<Guid> VoteAsync(TestSite site, bool helpful, string? version) =>
        site.Get<FeedbackBox>().VoteAsync(Address.Home, helpful, version, CancellationToken.None);

    private static async Task<Guid> CommentAsync(TestSite site, string comment)
    {
        var id = await VoteAsync(site, helpful: false, null);
        Assert.True(await site.Get<FeedbackBox>().CompleteAsync(id, FeedbackReason.Other, comment, FeedbackMarks.None, CancellationToken.None));
        return id;
    }
}
