using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Parser;
using HipPain.Content;
using HipPain.Web.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.PageViews;

/// <summary>Pages that tell that they are shown, for sites behind a cache: <c>POST /views</c>.</summary>
public sealed class BeaconTests(BeaconTests.BeaconSite beacon) : IClassFixture<BeaconTests.BeaconSite>
{
    private const string Script = "script[type=module][src^='/views.']";

    [Fact]
    public async Task Where_it_is_off_no_page_has_the_script_and_the_address_answers_as_any_other_that_is_not_there()
    {
        await using var site = new Site();
        using var client = site.Browser();
        var html = new HtmlParser().ParseDocument(await client.GetStringAsync(new Uri("/causes", UriKind.Relative)));
        Assert.Empty(html.QuerySelectorAll("script[src*='views']"));

        using var told = await client.SendAsync(Told("/causes"));
        using var nothing = await client.SendAsync(Told("/causes", path: "/nothing-here"));
        Assert.Equal((nothing.StatusCode, nothing.Content.Headers.ContentType?.MediaType), (told.StatusCode, told.Content.Headers.ContentType?.MediaType));
        Assert.InRange((int)told.StatusCode, 404, 405);
        // Counted last, so that what is counted before is there when it is.
        using var view = await client.GetAsync(new Uri("/symptoms", UriKind.Relative));
        Assert.Equal(["Arrival /causes 1", "Arrival /symptoms 1", "View /causes 1", "View /symptoms 1"], await CountedAsync(site, counts: 4));
    }

    [Fact]
    public async Task Every_page_that_is_counted_has_the_script_once_and_no_other_has_it()
    {
        using var client = beacon.Browser();
        var guide = beacon.Services.GetRequiredService<ArticleRepository>().Current;
        var counted = guide.Articles.Concat(guide.Handouts).SelectMany(article => article.Sections.Select(article.AddressOf).Prepend(article.Address.Value)).ToList();
        Assert.All(counted, path => Assert.True(guide.Has(path)));
        HashSet<string> scripts = [];
        foreach (var path in counted)
        {
            var html = new HtmlParser().ParseDocument(await client.GetStringAsync(new Uri(path, UriKind.Relative)));
            scripts.Add(Assert.Single(html.QuerySelectorAll($"head > {Script}")).GetAttribute("src")!);
            Assert.Empty(html.QuerySelectorAll($"body {Script}"));
        }

        foreach (var path in (string[])["/search", "/search?q=groin", "/changes", "/handouts", "/privacy/choice", "/nothing-here"])
        {
            using var other = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Empty(new HtmlParser().ParseDocument(await other.Content.ReadAsStringAsync()).QuerySelectorAll("script[src*='views']"));
        }

        using var script = await client.GetAsync(new Uri(Assert.Single(scripts), UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, "text/javascript"), (script.StatusCode, script.Content.Headers.ContentType?.MediaType));
        Assert.True(script.Headers.CacheControl!.MaxAge > TimeSpan.FromDays(300));
        Assert.InRange((await script.Content.ReadAsByteArrayAsync()).Length, 1, 1024);
    }

    // Each row changes what the script sends from a current browser.
    [Theory]
    [InlineData("/causes", "", "View /causes 1")]
    [InlineData("/causes/overuse", "", "View /causes/overuse 1")]
    [InlineData("/", "", "View / 1")]
    [InlineData("/causes\n", "", "Arrival /causes 1, View /causes 1")]
    [InlineData("/causes\nexample.org", "", "Arrival /causes 1, Referrer example.org 1, View /causes 1")]
    [InlineData("/causes\nWWW.Example.ORG", "", "Arrival /causes 1, Referrer www.example.org 1, View /causes 1")]
    [InlineData("/causes\nxn--bcher-kva.example", "", "Arrival /causes 1, Referrer xn--bcher-kva.example 1, View /causes 1")]
    [InlineData("/causes\nlocalhost", "", "View /causes 1")]
    [InlineData("/causes\n203.0.113.9", "", "Arrival /causes 1, View /causes 1")]
    [InlineData("/causes\n[2001:db8::9]", "", "Arrival /causes 1, View /causes 1")]
    [InlineData("/causes\nexample.org/page?secret", "", "Arrival /causes 1, View /causes 1")]
    [InlineData("/causes\nreader@example.org", "", "Arrival /causes 1, View /causes 1")]
    [InlineData("/causes\nexample.org\nmore", "", "Arrival /causes 1, View /causes 1")]

    // Who is not counted.
    [InlineData("/causes", "DNT: 1", "Rejected Objected 1")]
    [InlineData("/causes", "Sec-GPC: 1", "Rejected Objected 1")]
    [InlineData("/causes", "Cookie: __Host-nocount=1", "Rejected Objected 1")]
    [InlineData("/causes", "Cookie: __Host-editor=x", "Rejected Editor 1")]
    [InlineData("/causes", "User-Agent: Mozilla/5.0 (compatible; Googlebot/2.1)", "Rejected Bot 1")]
    [InlineData("/causes", "User-Agent: ", "Rejected Bot 1")]
    [InlineData("/causes", "Sec-Purpose: prefetch;prerender", "Rejected Speculative 1")]

    // What is no page of the guide leaves nothing.
    [InlineData("/nothing-here", "", "")]
    [InlineData("/Causes", "", "")]
    [InlineData("/causes/", "", "")]
    [InlineData("/causes?x", "", "")]
    [InlineData("causes", "", "")]
    [InlineData("\n/causes", "", "")]
    [InlineData("/causes\r\n", "", "")]
    [InlineData("/search", "", "")]
    [InlineData("\uFFFD", "", "")]
    [InlineData(" ", "", "")]
    public async Task What_a_page_tells_is_judged_by_the_rule(string body, string header, string expected)
    {
        await using var site = new BeaconSite();
        using var client = site.Browser();
        using var told = Told(body);
        if (header.Length > 0)
        {
            var (name, value) = (header[..header.IndexOf(": ", StringComparison.Ordinal)], header[(header.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
            client.DefaultRequestHeaders.Remove(name);
            Assert.True(told.Headers.TryAddWithoutValidation(name, value));
        }

        using var answer = await client.SendAsync(told);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        // Counted last, so that what is counted before is there when it is.
        using var another = site.Browser();
        using var last = await another.SendAsync(Told("/recovery"));

        string[] rows = [.. expected.Split(", ", StringSplitOptions.RemoveEmptyEntries), "View /recovery 1"];
        Assert.Equal(rows.Order(StringComparer.Ordinal), await CountedAsync(site, rows.Length));
    }

    [Fact]
    public async Task Requests_for_pages_are_not_counted_beside_it_and_links_to_nowhere_are()
    {
        await using var site = new BeaconSite(ownContent: true);
        await File.AppendAllTextAsync(Path.Combine(site.ContentFolder, "addresses.txt"), "/was-here gone Read the page on causes.\n");
        using var client = site.Browser();
        foreach (var path in (string[])["/causes", "/causes", "/symptoms", "/was-here"])
        {
            using var page = await client.GetAsync(new Uri(path, UriKind.Relative));
        }

        using var bot = new HttpRequestMessage(HttpMethod.Get, "/causes");
        bot.Headers.UserAgent.ParseAdd("Googlebot/2.1");
        using var toBot = await client.SendAsync(bot);
        using var answer = await client.SendAsync(Told("/causes"));

        Assert.Equal(["BrokenLink /was-here 1", "View /causes 1"], await CountedAsync(site, counts: 2));
    }

    [Fact]
    public async Task One_network_adds_no_more_than_the_cap()
    {
        await using var site = new BeaconSite(more: host => host.UseSetting("PageViews:InflationCap", "3"));
        // Without connections nobody has an address.
        site.Serve();
        using var reader = site.Browser();
        for (var time = 0; time < 5; time++)
        {
            using var answer = await reader.SendAsync(Told("/causes"));
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        }

        Assert.Equal(["Rejected Capped 2", "View /causes 3"], await CountedAsync(site, counts: 2));
    }

    [Theory]
    [InlineData(null, null, 403)]
    [InlineData(null, "https://evil.example", 403)]
    [InlineData(null, "null", 403)]
    [InlineData(null, "http://localhost:5080", 204)]
    [InlineData("same-origin", null, 204)]
    [InlineData("same-origin", "http://localhost:5080", 204)]
    [InlineData("same-site", null, 403)]
    [InlineData("same-site", "https://evil.example", 403)]
    [InlineData("cross-site", null, 403)]
    [InlineData("cross-site", "https://evil.example", 403)]
    public async Task Pages_of_other_sites_are_refused(string? fetchSite, string? origin, int status)
    {
        using var client = beacon.Browser();
        using var told = Told("/causes", fetchSite: fetchSite, origin: origin);
        using var answer = await client.SendAsync(told);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Answer_is_empty_kept_by_nobody_and_sets_no_cookie_and_what_is_too_long_or_asked_for_is_refused()
    {
        using var client = beacon.Browser();
        using var answer = await client.SendAsync(Told("/causes"));
        HouseRules.CheckHeaders(answer);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());

        using var tooLong = await client.SendAsync(Told("/causes\n" + new string('a', 1024)));
        Assert.Equal(413, (int)tooLong.StatusCode);
        using var asked = await client.GetAsync(new Uri("/views", UriKind.Relative));
        Assert.Equal(404, (int)asked.StatusCode);
        using var unsure = Told("/causes");
        unsure.Headers.TransferEncodingChunked = true;
        using var refused = await client.SendAsync(unsure);
        Assert.Equal(411, (int)refused.StatusCode);
    }

    [Fact]
    public async Task Shared_cache_may_keep_what_is_for_everybody_for_as_long_as_is_set_and_browsers_nothing()
    {
        await using var site = new BeaconSite(more: host => host.UseSetting("RenderedPages:SharedSeconds", "45"));
        using var client = site.Browser();
        for (var time = 0; time < 2; time++)
        {
            using var page = await client.GetAsync(new Uri("/causes", UriKind.Relative));
            Assert.Equal("max-age=0, must-revalidate, s-maxage=45", page.Headers.NonValidated["Cache-Control"].ToString());
            using var again = new HttpRequestMessage(HttpMethod.Get, "/causes");
            again.Headers.TryAddWithoutValidation("If-None-Match", page.Headers.ETag!.ToString());
            using var unchanged = await client.SendAsync(again);
            Assert.Equal((304, 45), ((int)unchanged.StatusCode, unchanged.Headers.CacheControl!.SharedMaxAge?.TotalSeconds));
        }

        using var editor = new HttpRequestMessage(HttpMethod.Get, "/causes") { Headers = { { "Cookie", "__Host-editor=x" } } };
        Assert.Null(await SharedAsync(client, editor));
        foreach (var path in (string[])["/causes?v=1", "/search?q=groin", "/privacy/choice", "/nothing-here", "/Causes", "/handouts"])
        {
            Assert.Null(await SharedAsync(client, new HttpRequestMessage(HttpMethod.Get, path)));
        }

        static async Task<TimeSpan?> SharedAsync(HttpClient client, HttpRequestMessage request)
        {
            using var answer = await client.SendAsync(request);
            return answer.Headers.CacheControl?.SharedMaxAge;
        }
    }

    [Theory]
    [InlineData("61", "true", "true")]
    [InlineData("-1", "true", "true")]
    [InlineData("30", "false", "true")]
    [InlineData("30", "true", "perhaps")]
    public async Task Cache_that_keeps_pages_for_longer_than_a_minute_or_hides_readers_stops_the_start(string seconds, string beaconIsOn, string enabled)
    {
        using var run = new ProgramRun(
            [], ("RenderedPages__SharedSeconds", seconds), ("PageViews__Beacon", beaconIsOn), ("PageViews__Enabled", enabled), ("ASPNETCORE_URLS", "http://127.0.0.1:0"));
        Assert.Equal(2, await run.ExitAsync());
        Assert.Contains(enabled is "perhaps" ? "PageViews:Enabled" : "RenderedPages:SharedSeconds", run.Output, StringComparison.Ordinal);
    }

    /// <summary>As the script sends it.</summary>
    private static HttpRequestMessage Told(string body, string path = "/views", string? fetchSite = "same-origin", string? origin = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body) };
        (string Name, string? Value)[] headers = [("Sec-Fetch-Site", fetchSite), ("Sec-Fetch-Mode", "no-cors"), ("Sec-Fetch-Dest", "empty"), ("Origin", origin)];
        foreach (var (name, value) in headers.Where(header => header.Value is not null))
        {
            request.Headers.Add(name, value);
        }

        return request;
    }

    /// <summary>All counts, once there are as many as should be.</summary>
    private static async Task<IEnumerable<string>> CountedAsync(Site site, int counts)
    {
        List<PageViewCount> rows = [];
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(60) && rows.Count < counts; await Task.Delay(50))
        {
            rows = await site.QueryAsync(database => database.PageViewCounts.AsNoTracking().ToListAsync());
        }

        return rows.Select(row => $"{row.Kind} {row.Name} {row.Count}").Order(StringComparer.Ordinal);
    }

    /// <summary>A site whose pages tell that they are shown.</summary>
    public sealed class BeaconSite : Site
    {
        public BeaconSite()
            : this(more: null)
        {
        }

        internal BeaconSite(bool ownContent = false, Action<IWebHostBuilder>? more = null)
            : base(host =>
            {
                host.UseSetting("PageViews:Beacon", "true");
                more?.Invoke(host);
            }) => ContentFolder = ownContent ? CopyGuide() : Guide;
    }
}
