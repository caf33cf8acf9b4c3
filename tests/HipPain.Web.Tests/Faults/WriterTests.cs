using System.Diagnostics;
using HipPain.Web.Data;
using HipPain.Web.Tests.Data;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace HipPain.Web.Tests.Faults;

/// <summary>The task that stores views ends in a way that nobody foresaw.</summary>
[Collection(FaultTests.Name)]
public sealed class WriterTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Writer_that_throws_begins_again_and_the_site_stays_up_and_loses_no_view()
    {
        var clock = new BrokenTimers();
        var log = new LogLines();
        await using var site = Site.With(host =>
        {
            log.Capture(host);
            host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock));
        });
        await site.QueryAsync(_ => Task.FromResult(0));
        using var reader = site.Browser();
        clock.AreBroken = true;
        var views = 0;
        for (; views < 50; views++)
        {
            Assert.Equal(200, await FaultSite.StatusAsync(reader, "/causes"));
        }

        await log.WaitForAsync("not foreseen", TimeSpan.FromSeconds(60));
        Assert.Equal(0, await ViewsAsync(site));
        Assert.Equal(200, await FaultSite.StatusAsync(reader, "/causes"));
        views++;

        clock.AreBroken = false;
        var mended = Stopwatch.StartNew();
        await TestSite.EventuallyAsync(async () => await ViewsAsync(site) == views);

        output.WriteLine($"{views} views, stored {mended.Elapsed.TotalSeconds:0.0} s after the fault was over.");
        // The bar is five seconds.
        Assert.InRange(mended.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    private static Task<long> ViewsAsync(Site site) => site.QueryAsync(database =>
        database.PageViewCounts.Where(count => count.Kind == PageViewKind.View).SumAsync(count => count.Count));

    /// <summary>Has no timers for the one who stores views.</summary>
    private sealed class BrokenTimers : TimeProvider
    {
        public bool AreBroken { get; set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            AreBroken && dueTime == TimeSpan.FromMilliseconds(200)
                ? throw new InvalidOperationException("No timer.")
                : base.CreateTimer(callback, state, dueTime, period);
    }
}
