using System.Globalization;
using AngleSharp.Html.Dom;
using HipPain.Web.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HipPain.Web.Tests.Publishing;

/// <summary>What the clock alone changes, to the second, on the running site.</summary>
public sealed class TimeTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Boundary = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _time = new(Boundary - 2 * Second);
    private readonly LogLines _log = new();
    private readonly Site _site;

    public TimeTests() => _site = Site.WithOwnContent(host =>
    {
        _log.Capture(host);
        host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(_time));
    });

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Article_appears_at_its_moment_in_page_menu_and_sitemap_and_nothing_tells_of_it_before()
    {
        await WriteAsync("timed.md", $"publish: {Text(Boundary)}\naliases: [/timed-before]", kind: "article");

        _time.SetUtcNow(Boundary - Second);
        var before = await _site.GetPageAsync("/timed", status: 404);
        Assert.DoesNotContain("Timed article", before.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await _site.GetPageAsync("/timed-before", status: 404);
        Assert.DoesNotContain("/timed", await SitemapAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("/timed", MenuOf(await _site.GetPageAsync("/causes")));

        _time.Advance(Second);
        Assert.Equal("Timed article", (await _site.GetPageAsync("/timed")).QuerySelector("h1")?.TextContent);
        Assert.Contains("/timed<", await SitemapAsync(), StringComparison.Ordinal);
        Assert.Contains("/timed", MenuOf(await _site.GetPageAsync("/causes")));
        Assert.Equal(301, await StatusAsync("/timed-before"));
    }

    [Fact]
    public async Task Article_expires_at_its_moment_out_of_cache_menu_and_sitemap()
    {
        await WriteAsync("timed.md", $"expires: {Text(Boundary)}\naliases: [/timed-before]", kind: "article");

        _time.SetUtcNow(Boundary - Second);
        await _site.GetPageAsync("/timed");
        await _site.GetPageAsync("/timed");
        Assert.Contains("/timed", MenuOf(await _site.GetPageAsync("/causes")));

        _time.Advance(Second);
        await _site.GetPageAsync("/timed", status: 410);
        await _site.GetPageAsync("/timed-before", status: 410);
        await _site.GetPageAsync("/Timed/", status: 410);
        Assert.DoesNotContain("/timed", await SitemapAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("/timed", MenuOf(await _site.GetPageAsync("/causes")));
    }

    [Fact]
    public async Task Page_that_was_taken_down_says_what_it_was_and_where_to_go()
    {
        await WriteAsync("timed.md", $"expires: {Text(Boundary)}");
        _time.SetUtcNow(Boundary);

        var page = await _site.GetPageAsync("/timed", status: 410);

        Assert.Equal("This page was taken down", page.QuerySelector("h1")?.TextContent);
        Assert.Contains("“Timed article” is no longer part of this guide.", page.QuerySelector(".summary")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, page.QuerySelectorAll("main ul a").Count(link => link.GetAttribute("href") is "/causes" or "/symptoms" or "/when-to-see-a-doctor" or "/treatment" or "/recovery"));
        Assert.NotNull(page.QuerySelector("main .care.emergency"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        Assert.DoesNotContain("The old text.", page.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_that_was_taken_down_is_neither_kept_nor_counted()
    {
        await WriteAsync("timed.md", $"expires: {Text(Boundary)}");
        _time.SetUtcNow(Boundary);
        using var client = _site.Browser();
        for (var visit = 0; visit < 2; visit++)
        {
            using var response = await client.GetAsync(new Uri("/timed", UriKind.Relative));
            Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
            Assert.Null(response.Headers.Age);
        }

        await _site.GetPageAsync("/causes");
        // Editors learn that it is asked for, but nobody has read it.
        var names = await NamesWhenStoredAsync("/causes");
        Assert.Contains("BrokenLink /timed", names);
        Assert.DoesNotContain("View /timed", names);
    }

    [Fact]
    public async Task Review_is_late_from_the_first_second_of_the_day_after_it_was_due()
    {
        await WriteAsync("timed.md", "review:\n  by: Ada Example\n  profession: physiotherapist\n  registration: TEST 1\n  on: 2025-12-01\n  next: 2026-12-01");
        var dayAfter = new DateTimeOffset(2026, 12, 2, 0, 0, 0, TimeSpan.Zero);

        _time.SetUtcNow(dayAfter - Second);
        Assert.Contains("Next check due by 1 December 2026.", await StatusLineAsync(), StringComparison.Ordinal);

        _time.Advance(Second);
        Assert.Equal(
            "Checked by Ada Example, physiotherapist (TEST 1), on 1 December 2025. The next check was due by 1 December 2026 and is late. "
            + "Parts of this page may be out of date. Last researched: 23 November 2026.",
            await StatusLineAsync());
    }

    [Fact]
    public async Task Boundary_in_a_hundred_days_and_one_in_a_hundred_years_are_kept()
    {
        var far = Boundary.AddDays(100);
        await WriteAsync("timed.md", $"publish: {Text(far)}");
        await WriteAsync("later.md", $"publish: {Text(Boundary.AddYears(100))}");
        await WriteAsync("never.md", "review:\n  by: A\n  profession: B\n  registration: C\n  on: 2025-12-01\n  next: 9999-12-31");
        await _site.GetPageAsync("/timed", status: 404);

        _time.Advance(far - Second - _time.GetUtcNow());
        await _site.GetPageAsync("/timed", status: 404);

        _time.Advance(Second);
        await _site.GetPageAsync("/timed");
        await _site.GetPageAsync("/later", status: 404);
        Assert.DoesNotContain(_log.Lines, line => line.Contains("could not be brought", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Clock_that_is_set_back_takes_the_article_back_until_its_moment_comes_again()
    {
        await WriteAsync("timed.md", $"publish: {Text(Boundary)}");
        _time.SetUtcNow(Boundary);
        await _site.GetPageAsync("/timed");

        _time.AdjustTime(Boundary - Second);
        await Eventually(async () => await StatusAsync("/timed") == 404);

        _time.Advance(Second);
        await _site.GetPageAsync("/timed");
    }

    [Fact]
    public async Task Hundreds_of_articles_appear_and_expire_at_one_moment()
    {
        // Unlike pages, regions stand in no menu.
        const string RegionSections = "\n\n## A {#check-first}\n\n## B {#more-likely}\n\n## C {#also-possible}\n\n## D {#what-to-do}";
        const int each = 300;
        for (var number = 0; number < each; number++)
        {
            await WriteAsync($"conditions/new-{number}.md", $"publish: {Text(Boundary)}", kind: "region", RegionSections);
            await WriteAsync($"conditions/old-{number}.md", $"expires: {Text(Boundary)}", kind: "region", RegionSections);
        }

        _time.SetUtcNow(Boundary - Second);
        var before = await SitemapAsync();
        Assert.Equal((0, each), (Count(before, "/new-"), Count(before, "/old-")));

        _time.Advance(Second);
        var after = await SitemapAsync();
        Assert.Equal((each, 0), (Count(after, "/new-"), Count(after, "/old-")));
        Assert.Equal(410, await StatusAsync($"/conditions/old-{each - 1}"));
    }

    [Fact]
    public async Task Moment_comes_while_the_content_folder_is_away()
    {
        await WriteAsync("timed.md", $"expires: {Text(Boundary)}");
        await _site.GetPageAsync("/timed");
        var away = _site.ContentFolder + "-away";
        Directory.Move(_site.ContentFolder, away);
        await _log.WaitForAsync("The guide cannot be read");

        _time.SetUtcNow(Boundary);
        await _site.GetPageAsync("/timed", status: 410);
        Directory.Move(away, _site.ContentFolder);
    }

    [Fact]
    public async Task Link_to_an_expired_page_is_named_in_the_log_at_the_moment_when_it_breaks()
    {
        await WriteAsync("timed.md", $"expires: {Text(Boundary)}");
        await _site.WriteAsync("other.md", Article("", "page", "See [timed](/timed)."));
        await _site.GetPageAsync("/other");
        Assert.DoesNotContain(_log.Lines, line => line.Contains("HP027", StringComparison.Ordinal));

        _time.SetUtcNow(Boundary);

        await _log.WaitForAsync("other.md:7:5: error HP027 The page at /timed expired on 1 December 2026, 09:00 UTC.");
    }

    private static string Text(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Article(string matter, string kind, string body) =>
        $"---\ntitle: Timed article\nsummary: A page.\nkind: {kind}\nresearched: 2026-11-23\n{(matter.Length > 0 ? matter + "\n" : "")}---\n{body}\n";

    private static IEnumerable<string?> MenuOf(IHtmlDocument page) =>
        page.QuerySelectorAll("nav.guide a").Select(link => link.GetAttribute("href"));

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static async Task Eventually(Func<Task<bool>> condition)
    {
        for (var attempt = 0; !await condition(); attempt++)
        {
            Assert.True(attempt < 300, "It did not happen in time.");
            await Task.Delay(50);
        }
    }

    private Task WriteAsync(string file, string matter, string kind = "page", string sections = "") =>
        _site.WriteAsync(file, Article(matter, kind, $"The old text. See [when to see a doctor](/when-to-see-a-doctor).{sections}"));

    private async Task<string> SitemapAsync()
    {
        using var client = _site.Browser();
        return await client.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative));
    }

    private async Task<int> StatusAsync(string path)
    {
        using var client = _site.Browser();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return (int)response.StatusCode;
    }

    private async Task<string> StatusLineAsync() =>
        string.Join(' ', (await _site.GetPageAsync("/timed")).QuerySelector("main .status")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<List<string>> NamesWhenStoredAsync(string name)
    {
        List<string> names = [];
        await Eventually(async () =>
        {
            // The writer pauses by the same clock.
            _time.Advance(Second);
            names = await _site.QueryAsync(database => database.PageViewCounts.Select(row => $"{row.Kind} {row.Name}").ToListAsync());
            return names.Contains($"View {name}");
        });
        return names;
    }
}
