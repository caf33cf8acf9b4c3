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

    [Fact]
    public async Task Text_of_an_old_comment_is_gone_from_the_disk_and_the_rest_stays()
    {
        await using var site = await new TestSite(_time, "Feedback:RetentionMonths=2").StartMigratedAsync<DatabaseSetup>();
        await CommentAsync(site, "MarkerOld words of a reader");
        _time.Advance(TimeSpan.FromDays(30));
        await CommentAsync(site, "MarkerNew words of a reader");
        Assert.Contains("MarkerOld", site.ReadFiles(), StringComparison.Ordinal);
        _time.Advance(TimeSpan.FromDays(30));

        await site.StartAsync<FeedbackRetention>();
        await TestSite.EventuallyAsync(() => site.Log.Lines.Any(line => line.Contains("The text of 1 comments")));

        var comments = await site.ReadAsync(database =>
            database.Feedback.OrderBy(entry => entry.ReceivedAt).Select(entry => entry.Comment).ToListAsync());
        Assert.Equal([null, "MarkerNew words of a reader"], comments);
        Assert.Equal(2, await site.ReadAsync(database => database.Feedback.CountAsync(entry => entry.Reason != null)));
        Assert.DoesNotContain("MarkerOld", site.ReadFiles(), StringComparison.Ordinal);
        Assert.Contains("MarkerNew", site.ReadFiles(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Old_comments_are_looked_for_every_day()
    {
        await using var site = await new TestSite(_time, "Feedback:RetentionMonths=1").StartMigratedAsync<FeedbackRetention>();
        await CommentAsync(site, "Soon old.");
        await TestSite.EventuallyAsync(() => site.Log.Lines.Any(line => line.Contains("The text of 0 comments")));

        await TestSite.EventuallyAsync(() =>
        {
            _time.Advance(TimeSpan.FromDays(1));
            return site.Log.Lines.Any(line => line.Contains("The text of 1 comments"));
        });

        Assert.Equal(1, await site.ReadAsync(database => database.Feedback.CountAsync(entry => entry.Comment == null)));
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
            return site.Log.Lines.Any(line => line.Contains("was deleted"));
        });
    }

    [Fact]
    public async Task Missing_file_is_not_replaced_by_an_empty_one()
    {
        await using var site = await new TestSite(_time).StartMigratedAsync<DatabaseSetup>();
        File.Move(site.DatabasePath, site.DatabasePath + ".away");

        await site.StartAsync<FeedbackRetention>();

        await TestSite.EventuallyAsync(() => site.Log.Lines.Any(line => line.Contains("could not be deleted")));
        Assert.False(File.Exists(site.DatabasePath));
    }

    private static async Task CommentAsync(TestSite site, string comment)
    {
        var box = site.Get<FeedbackBox>();
        var id = await box.VoteAsync(Address.Home, helpful: false, null, CancellationToken.None);
        Assert.True(await box.CompleteAsync(id, FeedbackReason.Other, comment, FeedbackMarks.None, CancellationToken.None));
    }
}
