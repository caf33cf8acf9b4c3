using System.Diagnostics;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HipPain.Web.Tests.Previewing;

/// <summary>What editors see in Development.</summary>
public sealed class PreviewTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const string Addresses = "/\n/causes";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 12, 1, 8, 59, 59, TimeSpan.Zero));
    private readonly Site _site;

    public PreviewTests()
    {
        _site = Site.Preview(host => host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(_time)));
        WriteSmallGuide();
    }

    public async ValueTask DisposeAsync()
    {
        // A stop before the database is there would wait by the clock, which stands still.
        await _site.QueryAsync(_ => Task.FromResult(0));
        await _site.DisposeAsync();
    }

    [Theory]
    [InlineData("draft: true", "Draft")]
    [InlineData("draft: true\npublish: 2027-01-01", "Draft")]
    [InlineData("publish: 2026-12-01T09:00:00Z", "Not published before 1 December 2026, 09:00 UTC")]
    [InlineData("expires: 2026-12-01T08:59:59Z", "Expired on 1 December 2026, 08:59:59 UTC")]
    public async Task Page_that_readers_do_not_see_is_shown_with_a_ribbon_that_says_why(string matter, string ribbon)
    {
        await _site.WriteAsync("new.md", Article(matter));

        var page = await _site.GetPageAsync("/new");

        Assert.Equal("New", page.QuerySelector("h1")?.TextContent);
        Assert.Equal(ribbon, page.QuerySelector("aside.preview .preview-ribbon strong")?.TextContent);
        Assert.Contains("/new", (await _site.GetPageAsync("/causes")).QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Style_sheet_comes_in_the_form_that_it_says()
    {
        await using var site = Site.Preview();
        using var client = site.Browser();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        using var response = await client.GetAsync(new Uri((await site.GetPageAsync("/")).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!, UriKind.Relative));
        Assert.Equal(["br"], response.Content.Headers.ContentEncoding);
        await using var sheet = new System.IO.Compression.BrotliStream(await response.Content.ReadAsStreamAsync(), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(sheet);
        Assert.Contains("body{", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ribbon_follows_the_clock()
    {
        await _site.WriteAsync("new.md", Article("publish: 2026-12-01T09:00:00Z"));
        Assert.NotNull((await _site.GetPageAsync("/new")).QuerySelector(".preview-ribbon"));

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Null((await _site.GetPageAsync("/new")).QuerySelector(".preview-ribbon"));
    }

    [Fact]
    public async Task Page_with_nothing_to_say_about_it_looks_as_it_does_to_readers()
    {
        Assert.Null((await _site.GetPageAsync("/causes")).QuerySelector(".preview"));
        Assert.Null((await _site.GetPageAsync("/nothing", status: 404)).QuerySelector(".preview"));
    }

    [Fact]
    public async Task Problems_stand_on_the_page_with_file_line_and_cure_until_they_are_mended()
    {
        await _site.WriteAsync("addresses.txt", $"{Addresses}\n/new\n");
        await _site.WriteAsync("new.md", Article("", "Good text."));
        Assert.Null((await _site.GetPageAsync("/new")).QuerySelector(".preview"));

        await _site.WriteAsync("new.md", Article("", "# Too big"));
        var page = await SeenAsync("/new", page => page.QuerySelector(".problems") is not null);
        Assert.Contains("1 problem in this page’s file. You see its last good version.", Words(page.QuerySelector(".preview")!), StringComparison.Ordinal);
        Assert.Contains("new.md:7 Error: The heading \"Too big\" is of the first level.", Words(page.QuerySelector(".problems li")!), StringComparison.Ordinal);
        Assert.Contains("Use ## for sections", Words(page.QuerySelector(".problem-cure")!), StringComparison.Ordinal);
        Assert.Contains("Good text.", page.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1 error in other files", (await _site.GetPageAsync("/causes")).QuerySelector(".preview a[href='/problems']")?.TextContent);

        await _site.WriteAsync("new.md", Article("", "Better text."));
        await SeenAsync("/new", page => page.QuerySelector(".preview") is null);
        Assert.Null((await _site.GetPageAsync("/causes")).QuerySelector(".preview"));
    }

    [Theory]
    [InlineData("broken-one.md", "/broken-one")]
    [InlineData("conditions/broken-one/index.md", "/conditions/broken-one")]
    [InlineData("Broken One.md", "/Broken%20One")]
    public async Task Address_of_a_new_file_that_is_broken_says_why_there_is_no_page(string file, string path)
    {
        await _site.WriteAsync(file, Article("", "# Too big"));

        var page = await _site.GetPageAsync(path, status: 404);

        Assert.Contains("There is no page here until that is mended.", Words(page.QuerySelector(".preview")!), StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll(".preview .problems code"), place => Assert.StartsWith(file + ":", place.TextContent, StringComparison.Ordinal));
        Assert.Contains(page.QuerySelectorAll(".preview .problems li"), problem => Words(problem).Contains("HP017", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Home_page_that_is_broken_from_the_start_says_why()
    {
        await _site.WriteAsync("index.md", "nothing");

        // Not by GetPageAsync: every page links to the home page.
        using var client = _site.Browser();
        using var response = await client.GetAsync(new Uri("/", UriKind.Relative));
        var page = await HouseRules.ReadAsync(response, isPreview: true);

        Assert.Equal(404, (int)response.StatusCode);
        Assert.Contains("index.md:1", page.QuerySelector(".preview .problems")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_problems_are_listed_by_file()
    {
        await _site.WriteAsync("one.md", Article("colour: red", "# Too big"));
        await _site.WriteAsync("two.md", Article("", "See [more text](/nowhere)."));

        var page = await _site.GetPageAsync("/problems");

        Assert.Equal("There are 4 problems in 2 files.", page.QuerySelector(".summary")?.TextContent);
        Assert.Equal(["one.md", "two.md"], page.QuerySelectorAll("main h2").Select(heading => heading.TextContent));
        Assert.Equal(["one.md:6", "one.md:8", "two.md:1", "two.md:7"], page.QuerySelectorAll("main .problems code").Select(place => place.TextContent));
        Assert.Equal("/two", Assert.Single(page.QuerySelectorAll("main a")).GetAttribute("href"));
        Assert.Null(page.QuerySelector(".preview"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
    }

    [Fact]
    public async Task Gallery_shows_every_drawing_narrow_and_wide()
    {
        await _site.WriteAsync("figures/a-ball.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'><circle class='bone' cx='4' cy='4' r='3'/></svg>");

        var sections = (await _site.GetPageAsync("/gallery")).QuerySelectorAll("section.gallery").ToDictionary(section => section.QuerySelector("h2")!.TextContent);

        Assert.Equal(2, sections["a-ball"].QuerySelectorAll("figure svg circle").Length);
        Assert.NotNull(sections["a-ball"].QuerySelector(".gallery-narrow figure"));
    }

    [Fact]
    public async Task List_without_problems_says_that_all_is_well() =>
        Assert.Equal("All is well: there is nothing to mend.", (await _site.GetPageAsync("/problems")).QuerySelector(".summary")?.TextContent);

    [Fact]
    public async Task Page_that_answers_a_form_does_not_reload_itself()
    {
        using var response = await _site.PostAsync("/feedback", ("address", "/causes"));
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Null((await _site.ReadPageAsync(response)).QuerySelector("script[src]"));
    }

    [Fact]
    public async Task Browser_never_keeps_a_page_of_another_start()
    {
        using var client = _site.Browser();
        using var response = await client.GetAsync(new Uri("/causes", UriKind.Relative));
        Assert.Null(response.Headers.ETag);
        Assert.True(response.Headers.CacheControl?.NoCache);
    }

    [Fact]
    public async Task Script_and_styles_are_served_with_their_types()
    {
        using var client = _site.Browser();
        foreach (var (path, type) in new[] { ("/problems/preview.js", "text/javascript"), ("/problems/preview.css", "text/css") })
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal((200, type), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
            HouseRules.CheckHeaders(response);
        }
    }

    private static string Article(string matter, string body = "Text.") =>
        $"---\ntitle: New\nsummary: A page.\nkind: page\nresearched: 2026-11-23\n{(matter.Length > 0 ? matter + "\n" : "")}---\n{body}\n";

    /// <summary>A whole guide in which no rule finds anything, so that each test sees only what it wrote.</summary>
    private void WriteSmallGuide()
    {
        foreach (var file in Directory.EnumerateFiles(_site.ContentFolder, "*.*", SearchOption.AllDirectories).Where(file => !file.EndsWith("site.yaml", StringComparison.Ordinal)))
        {
            File.Delete(file);
        }

        void Write(string file, string text) => File.WriteAllText(Path.Combine(_site.ContentFolder, file), text);
        Write("addresses.txt", Addresses);
        Write("wording.yaml", "cures:\n  phrases: [cures all]\n  why: Nothing does.\n  instead: Say what it may help with.\n");
        Write("sources.yaml", "first:\n  authors: First A\n  title: First\n  publisher: A journal\n  year: 2020\n  strength: trial\n  read: 2026-11-23\n");
        Write("index.md", Article("", "Welcome [@first]."));
        Write("causes.md", Article(""));
    }

    private static string Words(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<IHtmlDocument> SeenAsync(string path, Func<IHtmlDocument, bool> isSeen)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; await Task.Delay(50))
        {
            var page = await _site.GetPageAsync(path);
            if (isSeen(page))
            {
                return page;
            }
        }

        throw new TimeoutException($"The change to {path} was not seen.");
    }
}
