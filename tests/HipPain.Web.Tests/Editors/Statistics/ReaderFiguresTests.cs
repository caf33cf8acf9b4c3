using HipPain.Web.Data;
using HipPain.Web.Editors.Statistics;
using HipPain.Web.Tests.Data;
using static HipPain.Web.Tests.Editors.Statistics.MadeUp;

namespace HipPain.Web.Tests.Editors.Statistics;

public sealed class ReaderFiguresTests
{
    [Fact]
    public async Task Days_without_readers_are_there_and_days_outside_are_not()
    {
        var overview = await OverviewAsync(
            7, Count(PageViewKind.View, "/causes", 5), Count(PageViewKind.View, "/", 2), Count(PageViewKind.Arrival, "/causes", 3),
            Count(PageViewKind.View, "/causes", 7, daysAgo: 6), Count(PageViewKind.View, "/causes", 100, daysAgo: 7));

        Assert.Equal([7L, 0, 0, 0, 0, 0, 7], overview.Days.Select(day => day.Views));
        Assert.Equal([0L, 0, 0, 0, 0, 0, 3], overview.Days.Select(day => day.Arrivals));
        Assert.Equal([("/causes", 12L, 3L), ("/", 2, 0)], overview.Pages.Select(page => (page.Address, page.Views, page.Arrivals)));
    }

    [Fact]
    public async Task Comparison_leaves_today_out_and_takes_the_same_days_of_the_span_before()
    {
        var overview = await OverviewAsync(
            7, Count(PageViewKind.View, "/", 1_000), Count(PageViewKind.View, "/", 60, daysAgo: 1), Count(PageViewKind.View, "/", 60, daysAgo: 6),
            Count(PageViewKind.View, "/", 5_000, daysAgo: 7), Count(PageViewKind.View, "/", 100, daysAgo: 8), Count(PageViewKind.View, "/", 9_000, daysAgo: 14));

        Assert.Equal(new Comparison(1_120, 120, 100), overview.Views);
        Assert.Equal("20% more than in the 7 days before", overview.Views.InWords(overview.Span));
    }

    [Fact]
    public async Task Votes_are_united_from_feedback_and_from_what_is_left_of_old_feedback_and_spam_does_not_count()
    {
        var overview = await OverviewAsync(
            30, Vote("/causes", helpful: true), Vote("/causes", helpful: false), Vote("/causes", helpful: true, status: FeedbackStatus.Spam),
            Vote("/causes", helpful: true, status: FeedbackStatus.Done), Vote("/causes", helpful: true, daysAgo: 30),
            Old("/causes", helpful: true, 7, daysAgo: 29), Old("/causes", helpful: false, 4, daysAgo: 30), Old("/gone", helpful: false, 3, daysAgo: 2));

        Assert.Equal(new Votes(9, 4), overview.Votes);
        Assert.Equal(new Votes(9, 1), overview.Pages.Single(page => page.Address == "/causes").Votes);
        Assert.Equal(new Votes(0, 3), overview.Pages.Single(page => page.Address == "/gone").Votes);
    }

    [Fact]
    public async Task Words_are_shown_from_the_third_search_on_and_names_by_how_often()
    {
        var overview = await OverviewAsync(
            7,
            [
                Count(PageViewKind.SearchMiss, "twice", 1), Count(PageViewKind.SearchMiss, "twice", 1, daysAgo: 1),
                Count(PageViewKind.SearchMiss, "thrice", 2), Count(PageViewKind.SearchMiss, "thrice", 1, daysAgo: 1),
                Count(PageViewKind.BrokenLink, "/old", 1), Count(PageViewKind.Rejected, "Bot", 9),
                .. Enumerable.Range(1, 15).Select(number => Count(PageViewKind.Referrer, $"host-{number:00}.example", number)),
            ]);

        Assert.Equal([new NamedCount("thrice", 3)], overview.SearchMisses.Top);
        Assert.Equal(new NamedCount("host-15.example", 15), overview.Referrers.Top[0]);
        Assert.Equal((10, 15, 120L, 15L), (overview.Referrers.Top.Count, overview.Referrers.Names, overview.Referrers.Total, overview.Referrers.Rest));
        Assert.Equal([new NamedCount("/old", 1)], overview.BrokenLinks.Top);
        Assert.Equal([new NamedCount("Bot", 9)], overview.Rejections.Top);
    }

    [Fact]
    public async Task Empty_database_has_figures_too()
    {
        var overview = await OverviewAsync(365);
        Assert.Equal(365, overview.Days.Count);
        Assert.Empty(overview.Pages);
        Assert.Null(overview.Votes.Share);
        Assert.Equal("none in the 365 days before either", overview.Views.InWords(overview.Span));
    }

    [Fact]
    public async Task Story_of_a_page_holds_its_versions_in_the_order_of_their_first_use_and_nothing_of_its_neighbours()
    {
        await using var site = await SiteWithAsync(
            Count(PageViewKind.View, "/causes", 5), Count(PageViewKind.View, "/causes/overuse", 4, daysAgo: 1), Count(PageViewKind.View, "/causes-of-pain", 9),
            Vote("/causes", helpful: true, version: "new", reason: FeedbackReason.EasyToFollow), Vote("/causes", helpful: false, daysAgo: 60, version: "old", reason: FeedbackReason.OutOfDate),
            Old("/causes", helpful: true, 6, daysAgo: 400, version: "old"), Old("/causes", helpful: false, 2, daysAgo: 500, version: ""), Vote("/causes/overuse", helpful: true),
            Vote("/symptoms", helpful: true));
        var story = await site.ReadAsync(database => new ReaderFigures(database).PageAsync("/causes", [], Last(30), CancellationToken.None));

        Assert.Equal(5, story.Views.Total);
        Assert.Equal([("/causes/overuse", 4L, new Votes(1, 0))], story.Below.Select(page => (page.Address, page.Views, page.Votes)));
        Assert.Equal([("", new Votes(0, 2)), ("old", new Votes(6, 1)), ("new", new Votes(1, 0))], story.Versions.Select(version => (version.Version, version.Votes)));
        Assert.Equal((Today.AddDays(-400), Today.AddDays(-60)), (story.Versions[1].FirstVote, story.Versions[1].LastVote));
        Assert.Equal([new NamedCount("EasyToFollow", 1)], story.Reasons);
    }

    [Fact]
    public async Task Late_vote_for_an_old_version_leaves_the_order_as_it_is()
    {
        await using var site = await SiteWithAsync(
            Vote("/causes", helpful: true, daysAgo: 9, version: "second", minute: 5), Vote("/causes", helpful: true, daysAgo: 9, version: "first", minute: 4),
            Vote("/causes", helpful: true, daysAgo: 8, version: "second"), Vote("/causes", helpful: true, version: "first"),
            Old("/causes", helpful: true, 1, daysAgo: 9, version: "before"));
        var story = await site.ReadAsync(database => new ReaderFigures(database).PageAsync("/causes", [], Last(30), CancellationToken.None));
        Assert.Equal(["before", "first", "second"], story.Versions.Select(version => version.Version));
    }

    [Fact]
    public async Task Sections_of_the_home_page_are_named_to_be_found()
    {
        await using var site = await SiteWithAsync(Count(PageViewKind.View, "/", 5), Count(PageViewKind.View, "/what-helps", 4), Count(PageViewKind.View, "/causes", 9));
        var story = await site.ReadAsync(database => new ReaderFigures(database).PageAsync("/", ["/what-helps"], Last(7), CancellationToken.None));
        Assert.Equal(["/what-helps"], story.Below.Select(page => page.Address));
    }

    private static async Task<Overview> OverviewAsync(int days, params object[] rows)
    {
        await using var site = await SiteWithAsync(rows);
        return await site.ReadAsync(database => new ReaderFigures(database).OverviewAsync(Last(days), CancellationToken.None));
    }

    private static async Task<TestSite> SiteWithAsync(params object[] rows)
    {
        var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        await site.ReadAsync(database =>
        {
            database.AddRange(rows);
            return database.SaveChangesAsync();
        });
        return site;
    }
}
