using System.Globalization;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Hosting;
using static HipPain.Web.Tests.Interop.AtomRules;

namespace HipPain.Web.Tests.Interop;

/// <summary>What changed, as a page and as feeds.</summary>
public sealed class ChangesTests(Site shipped) : IClassFixture<Site>
{
    private const string Causes = """
          - date: 2024-05-01
            note: First published.
          - date: 2024-06-02
            note: Rest is now two weeks.
            advice: true
        """;

    private const string Recovery = """
          - date: 2024-05-01
            note: First published.
          - date: 2024-06-02
            note: A drawing is clearer & <b>larger</b>.
          - date: 2024-06-02
            note: A link was mended.
        """;

    [Fact]
    public async Task Page_tells_the_newest_day_first_and_marks_what_changed_in_the_advice()
    {
        await using var site = SiteOf(("causes", Causes), ("recovery", Recovery));
        var page = await site.GetPageAsync("/changes");
        Assert.Equal(["2 June 2024", "1 May 2024"], page.QuerySelectorAll("main .day h2").Select(day => day.TextContent));
        Assert.Equal(
            ["The advice changed in causes: Rest is now two weeks.", "recovery: A link was mended.", "recovery: A drawing is clearer & <b>larger</b>."],
            page.QuerySelectorAll(".day:first-of-type > ul > li").Select(item => item.TextContent.Trim()));
        Assert.Equal("/causes", Assert.Single(page.QuerySelectorAll(".advice a")).GetAttribute("href"));
        Assert.Equal("http://localhost:5080/changes", page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("main .care"));
    }

    [Fact]
    public async Task Same_words_on_one_day_are_said_once()
    {
        await using var site = SiteOf(("causes", Causes), ("recovery", Recovery));
        var day = (await site.GetPageAsync("/changes")).QuerySelectorAll(".day")[^1];
        Assert.Equal("First published.", Assert.Single(day.QuerySelectorAll(":scope > ul > li")).FirstChild!.TextContent.Trim());
        Assert.Equal(["/causes", "/recovery"], day.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Guide_without_changes_says_so_and_its_feeds_are_whole()
    {
        await using var site = SiteOf(("causes", ""));
        var page = await site.GetPageAsync("/changes");
        Assert.Contains("Nothing has been written down yet.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".day"));
        var feed = await FeedAsync(site, "/changes.atom");
        Assert.Empty(feed.Elements(Atom + "entry"));
        Assert.Equal("2024-01-01T00:00:00Z", feed.Element(Atom + "updated")?.Value);
    }

    [Fact]
    public async Task More_than_a_hundred_changes_are_bounded_and_the_page_says_so()
    {
        await using var site = SiteOf([.. Enumerable.Range(0, 150).Select(number => ($"page-{number:000}", "  - date: 2024-05-01\n    note: First published."))]);
        var page = await site.GetPageAsync("/changes");
        Assert.Equal(100, page.QuerySelectorAll(".day a").Length);
        Assert.Equal("/page-000", page.QuerySelector(".day a")?.GetAttribute("href"));
        Assert.Contains("the newest 100 of 150 changes", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(100, (await FeedAsync(site, "/changes.atom")).Elements(Atom + "entry").Count());
    }

    [Theory]
    [InlineData("/changes.atom")]
    [InlineData("/changes.atom?advice=true")]
    public async Task Feed_keeps_to_its_standard_and_page_and_feed_lead_to_each_other(string path)
    {
        var feed = await FeedAsync(shipped, path);
        var links = feed.Elements(Atom + "link").ToDictionary(link => link.Attribute("rel")!.Value, link => link.Attribute("href")!.Value);
        Assert.Equal("http://localhost:5080" + path, links["self"]);
        Assert.Equal("http://localhost:5080/changes", links["alternate"]);
        Assert.Equal("HipPain", feed.Element(Atom + "author")?.Element(Atom + "name")?.Value);
        var page = await shipped.GetPageAsync("/changes");
        Assert.NotNull(page.QuerySelector($"head > link[rel=alternate][type='application/atom+xml'][href='{path}']"));
    }

    [Fact]
    public async Task Feed_of_advice_holds_changes_of_advice_alone()
    {
        await using var site = SiteOf(("causes", Causes), ("recovery", Recovery));
        var all = await FeedAsync(site, "/changes.atom");
        Assert.Equal(5, all.Elements(Atom + "entry").Count());
        Assert.Equal("2024-06-02T00:00:00Z", all.Element(Atom + "updated")?.Value);
        Assert.Contains(all.Descendants(Atom + "summary"), summary => summary.Value == "A drawing is clearer & <b>larger</b>.");
        var entry = Assert.Single((await FeedAsync(site, "/changes.atom?advice=true")).Elements(Atom + "entry"));
        Assert.Equal("The advice changed: causes", entry.Element(Atom + "title")?.Value);
        Assert.Equal("advice", entry.Element(Atom + "category")?.Attribute("term")?.Value);
        Assert.Equal("http://localhost:5080/causes", entry.Element(Atom + "link")?.Attribute("href")?.Value);
    }

    [Fact]
    public async Task Id_of_an_entry_stays_when_anything_else_is_edited_and_when_the_article_moves()
    {
        await using var before = SiteOf(("causes", Causes), ("recovery", Recovery));
        await using var after = SiteOf(
            ("reasons", $"  - date: 2024-07-01\n    note: Newer.\n{Causes.Replace("two weeks", "14 days", StringComparison.Ordinal)}\naliases: [/causes]"),
            ("recovery", $"{Recovery}\n  - date: 2024-06-02\n    note: Later that day."),
            ("new", "  - date: 2024-06-02\n    note: First published."));
        var old = await IdsAsync(before);
        var now = await IdsAsync(after);
        Assert.Equal(5, old.Count);
        Assert.Equal(8, now.Count);
        Assert.Subset(now, old);
        Assert.Contains("tag:localhost,2024-06-02:/recovery;2", old);
    }

    [Fact]
    public async Task Feed_that_the_asker_has_is_not_sent_again_until_the_guide_changes()
    {
        await using var site = SiteOf(("causes", Causes));
        using var client = site.Browser();
        using var first = await client.GetAsync(new Uri("/changes.atom", UriKind.Relative));
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.GetAsync(new Uri("/changes.atom", UriKind.Relative));
        Assert.Equal(304, (int)second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        using var page = await client.GetAsync(new Uri("/changes", UriKind.Relative));
        Assert.Equal(304, (int)page.StatusCode);
        await site.WriteAsync("other.md", ArticleOf("other", "  - date: 2024-06-02\n    note: First published."));
        for (var wait = 0; wait < 600; wait++)
        {
            using var third = await client.GetAsync(new Uri("/changes.atom", UriKind.Relative));
            if ((int)third.StatusCode == 200)
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail("The feed of the older guide still holds.");
    }

    [Fact]
    public async Task Title_that_XML_cannot_write_does_not_break_the_feed()
    {
        await using var site = SiteOf(configure: null, ("causes", "\"Cau\\uFFFEses \\U0001F3C3\"", "  - date: 2024-05-01\n    note: First published."));
        var feed = await FeedAsync(site, "/changes.atom");
        Assert.Equal("Causes 🏃", Assert.Single(feed.Elements(Atom + "entry")).Element(Atom + "title")?.Value);
    }

    [Fact]
    public async Task Every_article_leads_to_what_changed()
    {
        foreach (var path in (string[])["/", "/causes"])
        {
            Assert.NotNull((await shipped.GetPageAsync(path)).QuerySelector(".history a[href='/changes']"));
        }
    }

    private static async Task<HashSet<string>> IdsAsync(Site site) =>
        [.. (await FeedAsync(site, "/changes.atom")).Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value)];

    private static async Task<XElement> FeedAsync(Site site, string path)
    {
        using var client = site.Browser();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType?.MediaType);
        HouseRules.CheckHeaders(response);
        return Read(await response.Content.ReadAsStringAsync());
    }

    private static Site SiteOf(params (string Name, string Changes)[] articles) =>
        SiteOf(configure: null, [.. articles.Select(article => (article.Name, article.Name, article.Changes))]);

    /// <summary>A site of a home page without changes and of these articles.</summary>
    private static Site SiteOf(Action<IWebHostBuilder>? configure, params (string Name, string Title, string Changes)[] articles)
    {
        var site = Site.WithOwnContent(configure);
        foreach (var file in Directory.EnumerateFiles(site.ContentFolder, "*.md", SearchOption.AllDirectories))
        {
            File.Delete(file);
        }

        foreach (var (name, title, changes) in articles.Append(("index", "Home", "")))
        {
            File.WriteAllText(Path.Combine(site.ContentFolder, $"{name}.md"), ArticleOf(title, changes));
        }

        return site;
    }

    private static string ArticleOf(string title, string changes) => $"""
        ---
        title: {title}
        summary: About it.
        kind: page
        researched: 2024-01-01
        {(changes.Length == 0 ? "" : "changes:\n" + changes)}
        ---

        Text.
        """;
}
