using System.Diagnostics;
using HipPain.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Tests.PageViews;

/// <summary>That the rule is asked at the right place: outside the cache, for pages alone.</summary>
public sealed class CountingOverHttpTests
{
    [Fact]
    public async Task Each_visit_to_a_cached_page_counts_and_what_is_no_page_does_not()
    {
        await using var site = new Site();
        using var client = site.Browser();
        for (var visit = 0; visit < 5; visit++)
        {
            using var page = await client.GetAsync(new Uri("/causes", UriKind.Relative));
        }

        foreach (var path in new[] { "/nothing", "/site.css", "/robots.txt", "/Causes", "/healthz/live" })
        {
            using var other = await client.GetAsync(new Uri(path, UriKind.Relative));
        }

        using var bot = new HttpRequestMessage(HttpMethod.Get, "/causes");
        bot.Headers.UserAgent.ParseAdd("Googlebot/2.1");
        using var answer = await client.SendAsync(bot);

        var rows = await RowsAsync(site, count => count.Any(row => row.Kind == PageViewKind.Rejected));
        Assert.Equal(5, rows.Single(row => row.Kind == PageViewKind.View).Count);
        Assert.Equal("/causes", rows.Single(row => row.Kind == PageViewKind.View).Name);
        Assert.Equal("Bot", rows.Single(row => row.Kind == PageViewKind.Rejected).Name);
    }

    [Fact]
    public async Task Page_that_was_not_sent_again_is_a_view_too()
    {
        await using var site = new Site();
        using var client = site.Browser();
        using var first = await client.GetAsync(new Uri("/symptoms", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/symptoms");
        request.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());
        using var second = await client.SendAsync(request);
        Assert.Equal(304, (int)second.StatusCode);
        var rows = await RowsAsync(site, counts => counts.Any(row => row is { Kind: PageViewKind.View, Count: 2 }));
        Assert.Equal("/symptoms", rows.Single(row => row.Kind == PageViewKind.View).Name);
    }

    [Fact]
    public async Task Section_is_counted_under_its_own_address()
    {
        await using var site = new Site();
        using var client = site.Browser();
        using var page = await client.GetAsync(new Uri("/causes/overuse", UriKind.Relative));
        Assert.Equal(200, (int)page.StatusCode);
        var rows = await RowsAsync(site, counts => counts.Any(row => row.Kind == PageViewKind.View));
        Assert.Equal("/causes/overuse", rows.Single(row => row.Kind == PageViewKind.View).Name);
    }

    [Fact]
    public async Task Reader_who_objects_is_left_out()
    {
        await using var site = new Site();
        using var client = site.Browser();
        client.DefaultRequestHeaders.Add("Sec-GPC", "1");
        using var page = await client.GetAsync(new Uri("/causes", UriKind.Relative));
        var rows = await RowsAsync(site, counts => counts.Count > 0);
        Assert.Equal(("Objected", 1), rows.Select(row => (row.Name, row.Count)).Single());
    }

    [Fact]
    public async Task Broken_links_of_the_guide_and_what_was_withdrawn_are_counted_and_random_paths_leave_no_row()
    {
        await using var site = Site.WithOwnContent();
        await File.AppendAllTextAsync(Path.Combine(site.ContentFolder, "recovery.md"), "\nSee [shoes](/shoes-that-are-not-here).\n");
        await File.AppendAllTextAsync(Path.Combine(site.ContentFolder, "addresses.txt"), "/was-here gone Read the page on causes.\n");
        using var client = site.Browser();
        var chance = new Random(6);
        for (var path = 0; path < 1_000; path++)
        {
            using var unknown = await client.GetAsync(new Uri($"/{(path % 2 == 0 ? "causes/" : "")}{chance.Next():x8}-{path}", UriKind.Relative));
            Assert.Equal(404, (int)unknown.StatusCode);
        }

        using var broken = await client.GetAsync(new Uri("/shoes-that-are-not-here", UriKind.Relative));
        Assert.Equal(404, (int)broken.StatusCode);
        using var gone = await client.GetAsync(new Uri("/was-here", UriKind.Relative));
        Assert.Equal(410, (int)gone.StatusCode);
        var rows = await RowsAsync(site, counts => counts.Count >= 2);
        Assert.Equal(["BrokenLink /shoes-that-are-not-here 1", "BrokenLink /was-here 1"], rows.Select(row => $"{row.Kind} {row.Name} {row.Count}"));
    }

    [Fact]
    public async Task Words_that_nothing_was_found_for_are_stored_when_they_are_searched_for_the_third_time()
    {
        await using var site = new Site();
        using var client = site.Browser();
        for (var time = 0; time < 3; time++)
        {
            foreach (var words in new[] { "Zzqx+Vvwk", "hip+pain", "zzqx+07700900123", time == 0 ? "only+zzqonce" : "" })
            {
                using var page = await client.GetAsync(new Uri($"/search?q={words}", UriKind.Relative));
                Assert.Equal(200, (int)page.StatusCode);
            }
        }

        var rows = await RowsAsync(site, counts => counts.Count > 0);
        Assert.Equal(["SearchMiss zzqx vvwk 3"], rows.Select(row => $"{row.Kind} {row.Name} {row.Count}"));
    }

    private static async Task<List<PageViewCount>> RowsAsync(Site site, Func<List<PageViewCount>, bool> isComplete)
    {
        List<PageViewCount> rows = [];
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(50))
        {
            rows = await site.QueryAsync(database => database.PageViewCounts.AsNoTracking().ToListAsync());
            if (isComplete(rows))
            {
                break;
            }
        }

        return rows;
    }
}
