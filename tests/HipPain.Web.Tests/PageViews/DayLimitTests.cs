using HipPain.Web.Data;
using HipPain.Web.PageViews;
using HipPain.Web.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Tests.PageViews;

/// <summary>What one day may hold of names that strangers make up, whichever way they come.</summary>
public sealed class DayLimitTests
{
    private static readonly DateOnly Yesterday = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(-1));

    [Theory]
    [InlineData(PageViewKind.Referrer, 10)]
    [InlineData(PageViewKind.SearchMiss, 0)]
    public async Task Names_in_the_file_of_an_earlier_run_stay_within_what_the_day_may_hold(PageViewKind kind, int others)
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        await site.ReadAsync(database =>
        {
            database.AddRange(Enumerable.Range(0, 150).Select(n => new PageViewCount { Day = Yesterday, Kind = kind, Name = $"name{n}.example", Count = 1 }));
            return database.SaveChangesAsync();
        });
        // Ten are there already, fifty have room, and of the rest those that were counted least have none.
        var counts = Enumerable.Range(140, 70).ToDictionary(n => new PageViewKey(Yesterday, kind, $"name{n}.example"), n => n < 200 ? 2L : 1L);
        site.Get<SpillFolder>().Write([new CountedBatch(Guid.CreateVersion7(), counts)]);

        await site.StartAsync<PageViewWriter>();
        await TestSite.EventuallyAsync(() => Directory.GetFiles(Path.GetDirectoryName(site.DatabasePath)!, "*.json").Length == 0);

        var rows = await site.ReadAsync(database => database.PageViewCounts.ToDictionaryAsync(count => count.Name, count => count.Count));
        Assert.Equal(200, rows.Keys.Count(name => name != PageViewCounter.OtherHosts));
        Assert.Equal((3, 2), (rows["name140.example"], rows["name199.example"]));
        Assert.Equal(others, rows.GetValueOrDefault(PageViewCounter.OtherHosts));
    }

    [Fact]
    public async Task Hosts_that_were_counted_while_a_file_waited_stay_within_what_the_day_may_hold()
    {
        await using var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        site.Get<SpillFolder>().Write([new CountedBatch(Guid.CreateVersion7(), Enumerable.Range(0, 150)
            .ToDictionary(n => new PageViewKey(today, PageViewKind.Referrer, $"then{n}.example"), _ => 1L))]);
        for (var n = 0; n < 150; n++)
        {
            site.Get<PageViewCounter>().CountView("/", isArrival: true, $"now{n}.example");
        }

        await site.StartAsync<PageViewWriter>();
        await TestSite.EventuallyAsync(async () => await site.ReadAsync(database =>
            database.PageViewCounts.Where(count => count.Kind == PageViewKind.View).SumAsync(count => count.Count)) == 150);

        var hosts = await site.ReadAsync(database => database.PageViewCounts.Where(count => count.Kind == PageViewKind.Referrer)
            .ToDictionaryAsync(count => count.Name, count => count.Count));
        Assert.Equal((201, 300, 100), (hosts.Count, hosts.Values.Sum(), hosts[PageViewCounter.OtherHosts]));
    }
}
