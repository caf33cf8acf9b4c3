using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using HipPain.Content;
using HipPain.Web.Data;
using Microsoft.Extensions.DependencyInjection;
using static HipPain.Web.Tests.Editors.Statistics.MadeUp;

namespace HipPain.Web.Tests.Editors.Statistics;

/// <summary>The overview and the page of one article, over HTTP.</summary>
public sealed class FigurePagesTests : IAsyncLifetime, IDisposable
{
    private const string Hostile = "<script>alert(1)</script> & \"quoted\" 'words'";

    private readonly Site _site = new();
    private EditorDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await EditorDesk.SignInAsync(_site);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _desk.Dispose();
        _site.Dispose();
    }

    [Fact]
    public async Task Overview_says_calmly_that_there_is_nothing_yet()
    {
        var page = await _desk.GetPageAsync("/editor");
        Assert.Equal(7, page.QuerySelectorAll("main .empty, main .plot desc").Length);
        Assert.Contains("There was no view in these 30 days.", page.QuerySelector(".plot desc")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/editor", "30 days", 30)]
    [InlineData("/editor?days=7", "7 days", 7)]
    [InlineData("/editor?days=365", "1 year", 365)]
    [InlineData("/editor?days=8", "30 days", 30)]
    [InlineData("/editor?days=%3Cb%3E", "30 days", 30)]
    [InlineData("/editor/article/causes?days=90", "90 days", 90)]
    public async Task Days_can_be_chosen(string path, string chosen, int days)
    {
        var page = await _desk.GetPageAsync(path);
        Assert.Equal(chosen, Assert.Single(page.QuerySelectorAll(".choices [aria-current]")).TextContent);
        var rows = page.QuerySelectorAll("details tbody tr");
        Assert.Equal(days, rows.Length);
        Assert.EndsWith("(so far)", rows[0].QuerySelector("th")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chart_has_a_name_words_two_lines_and_a_table_of_the_same_figures()
    {
        await StoreAsync(Count(PageViewKind.View, "/causes", 1_234, daysAgo: 1), Count(PageViewKind.Arrival, "/causes", 567, daysAgo: 1), Count(PageViewKind.View, "/", 3));
        var page = await _desk.GetPageAsync("/editor?days=7");
        var chart = page.QuerySelector("svg[role=img]")!;
        Assert.StartsWith("Views and arrivals a day", page.GetElementById(chart.GetAttribute("aria-labelledby")!)!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Most views in a day: 1,234", page.GetElementById(chart.GetAttribute("aria-describedby")!)!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, chart.QuerySelectorAll("path.line:not(.open)").Length);
        Assert.All(chart.QuerySelectorAll("path.line"), line => Assert.NotEqual("", line.GetAttribute("d")));
        Assert.Equal(["3", "0"], Row(page.QuerySelector("details table")!, 0));
        Assert.Equal(["1,234", "567"], Row(page.QuerySelector("details table")!, 1));
    }

    [Fact]
    public async Task Pages_are_named_by_title_and_those_that_are_gone_are_marked()
    {
        await StoreAsync(
            [Count(PageViewKind.View, "/causes", 90), Count(PageViewKind.View, "/causes/overuse", 50), Count(PageViewKind.View, "/never-was/here", 9), .. Votes("/causes", yes: 9, no: 1)]);
        var rows = (await _desk.GetPageAsync("/editor")).QuerySelectorAll("[aria-labelledby=pages] tbody tr");
        Assert.Equal(["/editor/article/causes", "/editor/article/causes/overuse", "/editor/article/never-was/here"], rows.Select(row => row.QuerySelector("a")!.GetAttribute("href")));
        Assert.Equal("Causes", rows[0].QuerySelector("a")!.TextContent);
        Assert.Contains("90%", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("9 of 10", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("in Causes", rows[1].QuerySelector("th .quiet")!.TextContent);
        Assert.Equal("no longer in the guide", rows[2].QuerySelector("th .quiet")!.TextContent);
    }

    [Fact]
    public async Task Long_list_of_pages_is_short_until_all_are_asked_for()
    {
        await StoreAsync([.. Enumerable.Range(1, 40).Select(number => Count(PageViewKind.View, $"/page-{number}", number))]);
        var page = await _desk.GetPageAsync("/editor");
        Assert.Equal(12, page.QuerySelectorAll("[aria-labelledby=pages] tbody tr").Length);
        var all = page.QuerySelector<IHtmlAnchorElement>("[aria-labelledby=pages] .pages a")!;
        Assert.Equal(40, (await _desk.GetPageAsync(all.GetAttribute("href")!.Split('#')[0])).QuerySelectorAll("[aria-labelledby=pages] tbody tr").Length);
    }

    [Fact]
    public async Task What_comes_from_outside_is_shown_as_text()
    {
        var longest = new string('w', 100);
        await StoreAsync(
            Count(PageViewKind.Referrer, Hostile, 5), Count(PageViewKind.Referrer, longest, 4), Count(PageViewKind.SearchMiss, Hostile, 3),
            Count(PageViewKind.BrokenLink, $"/{Hostile}", 2), Count(PageViewKind.Rejected, "<b>new reason", 1), Count(PageViewKind.View, "/\"><b>", 1));
        var page = await _desk.GetPageAsync("/editor");
        Assert.Empty(page.QuerySelectorAll("main script, main b"));
        Assert.Equal([Hostile, longest], page.QuerySelectorAll("[aria-labelledby=referrers] bdi").Select(name => name.TextContent));
        Assert.Equal(Hostile, page.QuerySelector("[aria-labelledby=misses] bdi")!.TextContent);
        Assert.Equal($"/{Hostile}", page.QuerySelector("[aria-labelledby=broken] bdi")!.TextContent);
        Assert.Equal("<b>new reason", page.QuerySelector("[aria-labelledby=filtered] bdi")!.TextContent);
    }

    [Fact]
    public async Task Article_shows_its_sections_in_order_its_versions_and_whether_the_last_change_helped()
    {
        var now = _site.Services.GetRequiredService<ArticleRepository>().Current.Find("/causes")!.Version;
        await StoreAsync(
            [
                Count(PageViewKind.View, "/causes", 75), Count(PageViewKind.View, "/causes/overuse", 25), Count(PageViewKind.View, "/causes/gone-by-now", 100),
                .. Votes("/causes", yes: 50, no: 50, daysAgo: 40, version: "before"), .. Votes("/causes", yes: 90, no: 10, version: now),
                Vote("/causes", helpful: true, version: now, reason: FeedbackReason.EasyToFollow),
            ]);
        var page = await _desk.GetPageAsync("/editor/article/causes");

        Assert.Equal("Causes", page.QuerySelector("h1")!.TextContent);
        var sections = page.QuerySelectorAll("[aria-labelledby=sections] tbody tr");
        Assert.StartsWith("The whole page", sections[0].TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal(["75", "38%"], Row(sections[0])[..2]);
        Assert.Equal("Overuse", sections[1].QuerySelector("a")!.TextContent);
        Assert.Equal("no longer in the guide", sections[^1].QuerySelector(".quiet")!.TextContent);
        Assert.Contains("It seems so. 90% of 101 found the newest version helpful, 50% of 100 the one before.", page.QuerySelector("[aria-labelledby=versions] > p")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Now", $"From {Today.AddDays(-40):d MMM yyyy}"], page.QuerySelectorAll("[aria-labelledby=versions] tbody strong").Select(name => name.TextContent));
        // Words begin beside the line at 0%, not on it.
        Assert.All(page.QuerySelectorAll(".versions-chart g:not(:has(.grid)) text"), words => Assert.NotEqual("0", words.GetAttribute("x")));
        Assert.Contains("First published", page.QuerySelector(".change")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["1", "100%"], Row(page.QuerySelector("[aria-labelledby=reasons] table")!, 0));
        Assert.Equal("/editor/feedback?address=%2Fcauses", page.QuerySelectorAll("main .pages a")[1].GetAttribute("href"));
    }

    [Fact]
    public async Task One_vote_on_a_version_that_never_was_does_not_change_the_verdict()
    {
        var now = _site.Services.GetRequiredService<ArticleRepository>().Current.Find("/causes")!.Version;
        await StoreAsync(
            [
                .. Votes("/causes", yes: 50, no: 50, daysAgo: 40, version: "before"), Vote("/causes", helpful: false, daysAgo: 20, version: "never-was"),
                Vote("/causes", helpful: false, daysAgo: 19, version: null), .. Votes("/causes", yes: 90, no: 10, daysAgo: 9, version: now), Vote("/causes", helpful: true, version: "before"),
            ]);
        var page = await _desk.GetPageAsync("/editor/article/causes");
        Assert.Contains("90% of 100 found the newest version helpful, 50% of 101 the one before.", page.QuerySelector("[aria-labelledby=versions] > p")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/editor/article", "Hip pain from running")]
    [InlineData("/editor/article/causes/overuse", "Overuse")]
    public async Task Home_page_and_sections_have_figures_of_their_own(string path, string title) =>
        Assert.Equal(title, (await _desk.GetPageAsync(path)).QuerySelector("h1")!.TextContent);

    [Fact]
    public async Task Page_that_is_gone_keeps_its_figures()
    {
        await StoreAsync(Count(PageViewKind.View, "/long-gone", 4, daysAgo: 300));
        var page = await _desk.GetPageAsync("/editor/article/long-gone?days=7");
        Assert.Equal("no longer in the guide", page.QuerySelector("main .tag")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("main a[href='/long-gone']"));
    }

    [Theory]
    [InlineData("/editor/article/nothing-here")]
    [InlineData("/editor/article/Causes")]
    [InlineData("/editor/article/causes/")]
    [InlineData("/editor/article//causes")]
    [InlineData("/editor/article/..%2Fcauses")]
    [InlineData("/editor/article/%3Cscript%3E")]
    [InlineData("/editor/article/causes%20")]
    public async Task Address_that_never_was_is_not_found(string path)
    {
        using var answer = await _desk.GetAsync(path);
        Assert.Equal(404, (int)answer.StatusCode);
    }

    private static List<string> Row(IElement table, int index) => Row(table.QuerySelectorAll("tbody tr")[index]);

    private static List<string> Row(IElement row) => [.. row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim())];

    private Task<int> StoreAsync(params object[] rows) => _site.QueryAsync(database =>
    {
        database.AddRange(rows);
        return database.SaveChangesAsync();
    });
}
