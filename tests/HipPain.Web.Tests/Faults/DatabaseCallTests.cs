using System.Net;
using HipPain.Content.Articles;
using HipPain.Web.Data;
using HipPain.Web.Feedback;
using HipPain.Web.Tests.Data;
using HipPain.Web.Tests.PageViews;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace HipPain.Web.Tests.Faults;

/// <summary>Each single call to the database fails once, before it is done or after it: no more and no less is stored than happened.</summary>
[Collection(FaultTests.Name)]
public sealed class DatabaseCallTests(ITestOutputHelper output)
{
    // More than any flush or vote makes.
    private const int Most = 60;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whichever_call_of_a_flush_fails_the_totals_are_exact(bool afterItIsDone)
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        var database = new FaultyDatabase(site.ConnectionString);
        await using var run = AnotherRun.Of(site, database);
        var (counter, writer) = await AnotherRun.StartAsync(run);
        List<string> failed = [];
        for (var nth = 1; nth <= Most && failed.Count == nth - 1; nth++)
        {
            database.Fail(nth, afterItIsDone);
            counter.CountView("/causes", isArrival: true, "example.org");
            counter.CountView("/symptoms", isArrival: false, null);
            var views = 2 * nth;
            await TestSite.EventuallyAsync(async () => await ViewsAsync(site) >= views);
            // What is in doubt is tried once more.
            await TestSite.EventuallyAsync(() => run.GetRequiredService<Web.PageViews.BatchInHand>().IsEmpty);
            Assert.Equal((views, nth, nth), await TotalsAsync(site));
            if (database.Failed is { } call)
            {
                failed.Add(call);
            }
        }

        await writer.StopAsync(CancellationToken.None);
        output.WriteLine($"Failed {(afterItIsDone ? "after" : "before")} it was done, one at a time: {string.Join(", ", failed)}.");
        Assert.InRange(failed.Count, 5, Most - 1);
        Assert.Contains("commit", failed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whichever_call_of_a_vote_fails_it_is_stored_once_when_it_is_confirmed(bool afterItIsDone)
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        var database = new FaultyDatabase(site.ConnectionString);
        await using var run = AnotherRun.Of(site, database);
        await run.GetRequiredService<DatabaseSetup>().StartAsync(CancellationToken.None);
        await run.GetRequiredService<DatabaseSetup>().WhenMigratedAsync(CancellationToken.None);
        var box = run.GetRequiredService<FeedbackBox>();
        Assert.True(Address.TryParse("/causes", out var address));
        List<string> failed = [];
        for (var nth = 1; nth <= Most && failed.Count == nth - 1; nth++)
        {
            using var recent = ActivatorUtilities.CreateInstance<RecentAnswers>(run);
            database.Fail(nth, afterItIsDone);
            var id = await UntilTakenAsync(() => recent.VoteAsync(IPAddress.Loopback, "yes", () => box.VoteAsync(address, helpful: true, null, CancellationToken.None)));
            Assert.True(await UntilTakenAsync(() => recent.CompleteAsync(
                IPAddress.Loopback, id, "words", () => box.CompleteAsync(id, FeedbackReason.Other, "Some words.", FeedbackMarks.None, CancellationToken.None))));

            Assert.Equal(nth, await site.ReadAsync(data => data.Feedback.CountAsync()));
            Assert.Equal(nth, await site.ReadAsync(data => data.Feedback.CountAsync(entry => entry.Comment == "Some words.")));
            if (database.Failed is { } call)
            {
                failed.Add(call);
            }
        }

        output.WriteLine($"Failed {(afterItIsDone ? "after" : "before")} it was done, one at a time: {string.Join(", ", failed)}.");
        Assert.InRange(failed.Count, 4, Most - 1);
    }

    /// <summary>As a reader does who is asked to try again.</summary>
    private static async Task<T> UntilTakenAsync<T>(Func<Task<T>> answer)
    {
        try
        {
            return await answer();
        }
        catch (FeedbackNotSavedException)
        {
            return await answer();
        }
    }

    private static Task<long> ViewsAsync(TestSite site) => CountAsync(site, PageViewKind.View);

    private static Task<long> CountAsync(TestSite site, PageViewKind kind) =>
        site.ReadAsync(database => database.PageViewCounts.Where(count => count.Kind == kind).SumAsync(count => count.Count));

    private static async Task<(long Views, long Arrivals, long Referrers)> TotalsAsync(TestSite site) =>
        (await ViewsAsync(site), await CountAsync(site, PageViewKind.Arrival), await CountAsync(site, PageViewKind.Referrer));
}
