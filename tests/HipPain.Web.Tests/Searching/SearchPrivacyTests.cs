using HipPain.Web.Data;
using HipPain.Web.Tests.Data;
using HipPain.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Tests.Searching;

/// <summary>What is typed is answered and forgotten.</summary>
public sealed class SearchPrivacyTests
{
    [Fact]
    public async Task Nothing_that_was_typed_reaches_the_log_or_the_database()
    {
        var log = new LogLines();
        await using var site = Site.With(log.Capture).Serve();
        using var client = site.Browser();
        foreach (var path in (string[])
        [
            "/search?q=zqmarker", "/search?q=groin+zqmarker", "/search?q=bursitus+zqmarker", "/search?q=%22zqmarker*+AND+NEAR(",
            "/search?q=%00zqmarker%FF", "/search/?q=zqmarker", "/Search?q=zqmarker", "/search/zqmarker?q=zqmarker", "/zqmarker?q=zqmarker",
            $"/search?q={new string('x', 9_000)}zqmarker", "/causes?q=zqmarker",
        ])
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.NotEqual(500, (int)response.StatusCode);
        }

        using var head = new HttpRequestMessage(HttpMethod.Head, "/search?q=zqmarker");
        using var answer = await client.SendAsync(head);
        Assert.Equal(200, (int)answer.StatusCode);
        using var post = await site.PostAsync("/search?q=zqmarker", ("q", "zqmarker"));
        Assert.Equal(405, (int)post.StatusCode);
        using var refused = new HttpRequestMessage(HttpMethod.Get, "/search?q=zqmarker");
        refused.Headers.Host = "elsewhere.example";
        using var refusal = await client.SendAsync(refused);
        Assert.Equal(400, (int)refusal.StatusCode);

        await log.WaitForAsync("answered 405");
        Assert.Contains(log.Lines, line => line.Contains("GET /search answered 200", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains("zqmarker", StringComparison.OrdinalIgnoreCase));
        // What was counted before a later view is stored with it at the latest.
        using var view = await client.GetAsync(new Uri("/symptoms", UriKind.Relative));
        var counts = await StoredAsync(site, stored => stored.Exists(count => count.Name == "/symptoms"));
        Assert.DoesNotContain(counts, count => count.Name.Contains("search", StringComparison.Ordinal) || count.Name.Contains("zqmarker", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_that_three_networks_typed_in_vain_are_stored_as_a_count_of_the_day_and_reach_no_log()
    {
        var log = new LogLines();
        await using var site = FeedbackVisitor.SiteWithNetworks(log.Capture);
        await site.QueryAsync(_ => Task.FromResult(0));
        foreach (var network in (string[])["192.0.2.1", "192.0.2.2", "192.0.2.3"])
        {
            foreach (var typed in (string[])["zqmarker", "zqmarker7", "zq@zqmarker", new string('z', 40) + "zqmarker"])
            {
                using var client = site.Browser();
                client.DefaultRequestHeaders.Add(FeedbackVisitor.Network, network);
                using var page = await client.GetAsync(new Uri($"/search?q={Uri.EscapeDataString(typed)}", UriKind.Relative));
                Assert.Equal(200, (int)page.StatusCode);
            }
        }

        var counts = await StoredAsync(site, stored => stored.Exists(count => count.Kind is PageViewKind.SearchMiss));
        var marked = Assert.Single(counts, count => count.Name.Contains("zq", StringComparison.Ordinal));
        Assert.Equal((PageViewKind.SearchMiss, "zqmarker", 3), (marked.Kind, marked.Name, marked.Count));
        Assert.Contains(log.Lines, line => line.Contains("GET /search answered 200", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains("zq", StringComparison.OrdinalIgnoreCase) || line.Contains("192.0.2.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_is_no_page_view()
    {
        await using var site = new Site();
        await site.GetPageAsync("/search?q=zzzzzz");
        using var client = site.Browser();
        using var page = await client.GetAsync(new Uri("/causes", UriKind.Relative));
        var counts = await StoredAsync(site, stored => stored.Exists(count => count.Name == "/causes"));
        Assert.DoesNotContain(counts, count => count.Name == "/search");
    }

    private static async Task<List<PageViewCount>> StoredAsync(Site site, Predicate<List<PageViewCount>> isThere)
    {
        List<PageViewCount> counts = [];
        await TestSite.EventuallyAsync(async () => isThere(counts = await site.QueryAsync(database => database.PageViewCounts.AsNoTracking().ToListAsync())));
        return counts;
    }
}
