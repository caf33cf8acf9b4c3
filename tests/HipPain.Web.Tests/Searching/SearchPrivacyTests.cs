using HipPain.Web.Data;

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

        await log.WaitForAsync("answered 405", TimeSpan.FromSeconds(5));
        Assert.Contains(log.Lines, line => line.Contains("GET /search answered 200", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains("zqmarker", StringComparison.OrdinalIgnoreCase));
        var counts = await site.QueryAsync(database => Task.FromResult(database.PageViewCounts.ToList()));
        Assert.DoesNotContain(counts, count => count.Name.Contains("search", StringComparison.Ordinal) || count.Name.Contains("zqmarker", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_is_no_page_view()
    {
        await using var site = new Site();
        await site.GetPageAsync("/search?q=zzzzzz");
        using var client = site.Browser();
        using var page = await client.GetAsync(new Uri("/causes", UriKind.Relative));
        List<PageViewCount> counts;
        do
        {
            await Task.Delay(50);
            counts = await site.QueryAsync(database => Task.FromResult(database.PageViewCounts.Where(count => count.Kind == PageViewKind.View).ToList()));
        }
        while (!counts.Exists(count => count.Name == "/causes"));
        Assert.DoesNotContain(counts, count => count.Name == "/search");
    }
}
