using System.Collections.Concurrent;
using HipPain.Web.Data;
using HipPain.Web.PageViews;
using HipPain.Web.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Tests.PageViews;

/// <summary>How long the writer waits, by a clock on which time goes fast.</summary>
public sealed class PageViewWriterPauseTests
{
    [Fact]
    public async Task Counts_wait_no_longer_than_250_milliseconds()
    {
        var clock = new FastClock();
        await using var site = await new TestSite(clock).StartMigratedAsync<PageViewWriter>();
        clock.Waits.Clear();
        for (var views = 1; views <= 3; views++)
        {
            site.Get<PageViewCounter>().CountView("/", isArrival: false, null);
            await TestSite.EventuallyAsync(async () => await ViewsAsync(site) == views);
        }

        // A view that is counted while the writer is on its way to wait makes it wait once more, for nothing.
        Assert.InRange(clock.Waits.Count, 3, 6);
        Assert.All(clock.Waits, wait => Assert.InRange(wait.TotalMilliseconds, 0, 250));
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Attempts_at_a_database_that_refuses_are_further_and_further_apart()
    {
        var clock = new FastClock();
        await using var site = await new TestSite(clock).StartMigratedAsync<PageViewWriter>();
        clock.Waits.Clear();
        File.Move(site.DatabasePath, site.DatabasePath + ".away");
        site.Get<PageViewCounter>().CountView("/", isArrival: false, null);
        await TestSite.EventuallyAsync(() => clock.Waits.Count > 7, seconds: 20);
        File.Move(site.DatabasePath + ".away", site.DatabasePath);
        await TestSite.EventuallyAsync(async () => await ViewsAsync(site) == 1);
        site.Get<PageViewCounter>().CountView("/", isArrival: false, null);
        await TestSite.EventuallyAsync(async () => await ViewsAsync(site) == 2);

        Assert.Equal([0.2, 0.4, 0.8, 1.6, 3.2, 4, 4], clock.Waits.Take(7).Select(wait => wait.TotalSeconds));
        Assert.Equal(0.2, clock.Waits.Last().TotalSeconds);
    }

    private static Task<long> ViewsAsync(TestSite site) => site.ReadAsync(database =>
        database.PageViewCounts.Where(count => count.Kind == PageViewKind.View).SumAsync(count => count.Count));

    private sealed class FastClock : TimeProvider
    {
        public ConcurrentQueue<TimeSpan> Waits { get; } = new();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Enqueue(dueTime);
            return base.CreateTimer(callback, state, dueTime / 20, period);
        }
    }
}
