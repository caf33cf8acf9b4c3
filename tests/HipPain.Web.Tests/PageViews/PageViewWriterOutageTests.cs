using System.Data.Common;
using HipPain.Web.Data;
using HipPain.Web.PageViews;
using HipPain.Web.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HipPain.Web.Tests.PageViews;

/// <summary>A database that goes wrong while the site runs.</summary>
public sealed class PageViewWriterOutageTests
{
    // Long enough for several attempts further and further apart.
    private static readonly TimeSpan LongLock = TimeSpan.FromSeconds(12);

    [Fact]
    public async Task Long_lock_loses_no_view_and_is_not_stormed()
    {
        await using var site = await new TestSite().StartMigratedAsync<PageViewWriter>();
        var counted = 0;
        using (site.Lock())
        {
            for (var end = DateTime.UtcNow + LongLock; DateTime.UtcNow < end; counted++, await Task.Delay(10))
            {
                site.Get<PageViewCounter>().CountView($"/{counted % 7}", isArrival: false, null);
            }
        }

        await TestSite.EventuallyAsync(async () => await ViewsAsync(site) == counted);
        Assert.Single(site.Log.Lines, line => line.Contains("cannot be stored", StringComparison.Ordinal));
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Views_go_to_the_file_that_was_put_in_the_place_of_the_database()
    {
        await using var site = await new TestSite().StartMigratedAsync<PageViewWriter>();
        site.Get<PageViewCounter>().CountView("/", isArrival: false, null);
        await TestSite.EventuallyAsync(async () => await ViewsAsync(site) == 1);
        var backup = Path.Combine(site.Folder, "backup.db");
        using (var connection = site.Connect())
        {
            TestSite.Execute(connection, $"VACUUM INTO '{backup}'");
        }

        // At no moment is there no file, so that only its identity tells.
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(site.DatabasePath)!, "hippain.db-???"))
        {
            File.Move(file, file + ".old");
        }

        File.Move(backup, site.DatabasePath, overwrite: true);
        site.Get<PageViewCounter>().CountView("/", isArrival: false, null);
        await site.StopAsync();

        using var restored = site.Connect();
        Assert.Equal(2L, TestSite.Execute(restored, "SELECT Count FROM PageViewCounts"));
        Assert.Equal("ok", TestSite.Execute(restored, "PRAGMA integrity_check"));
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Full_disk_loses_no_view()
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        var disk = new Disk();
        await using var run = AnotherRun.Of(site, disk);
        var (counter, writer) = await AnotherRun.StartAsync(run);
        disk.IsFull = true;
        for (var n = 0; n < 2_000; n++)
        {
            counter.CountView($"/{new string('x', 300)}{n}", isArrival: false, null);
        }

        await TestSite.EventuallyAsync(() => site.Log.Lines.Any(line => line.Contains("disk is full", StringComparison.Ordinal)));
        Assert.Equal(0, await ViewsAsync(site));
        disk.IsFull = false;

        await TestSite.EventuallyAsync(async () => await ViewsAsync(site) == 2_000);
        await writer.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Writer_goes_on_after_something_nobody_foresaw()
    {
        var clock = new BrokenClock();
        await using var site = await new TestSite(clock).StartMigratedAsync<PageViewWriter>();
        clock.IsBroken = true;
        site.Get<PageViewCounter>().CountView("/", isArrival: false, null);
        await TestSite.EventuallyAsync(() => site.Log.Lines.Any(line => line.Contains("not foreseen", StringComparison.Ordinal)));

        clock.IsBroken = false;

        await TestSite.EventuallyAsync(async () => await ViewsAsync(site) == 1);
    }

    private static Task<long> ViewsAsync(TestSite site) => site.ReadAsync(database =>
        database.PageViewCounts.Where(count => count.Kind == PageViewKind.View).SumAsync(count => count.Count));

    /// <summary>Lets the database grow or not.</summary>
    private sealed class Disk : DbConnectionInterceptor
    {
        public bool IsFull { get; set; }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = IsFull ? "PRAGMA max_page_count = 1" : "PRAGMA max_page_count = 1000000";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private sealed class BrokenClock : TimeProvider
    {
        public bool IsBroken { get; set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            IsBroken ? throw new InvalidOperationException("No timer.") : base.CreateTimer(callback, state, dueTime, period);
    }
}
