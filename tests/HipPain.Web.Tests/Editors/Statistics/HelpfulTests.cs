using HipPain.Content.Articles;
using HipPain.Web.Editors.Statistics;

namespace HipPain.Web.Tests.Editors.Statistics;

public sealed class HelpfulTests
{
    [Fact]
    public void Pages_are_ranked_by_the_end_of_the_range_that_speaks_against_them()
    {
        var ranking = HelpfulRanking.Of(
        [
            Page("/five-of-five", 5, 0), Page("/many", 190, 10), Page("/four-of-four", 4, 0), Page("/none", 0, 0), Page("/half", 50, 50),
            Page("/sixty", 60, 40), Page("/seventy", 70, 30), Page("/bad", 10, 90), Page("/no-of-five", 0, 5),
        ]);

        // Seven are ranked, so three are the worst: the one that half of its readers find helpful is none of the best.
        Assert.Equal(["/many", "/seventy", "/five-of-five", "/sixty"], ranking.Best.Select(page => page.Address));
        Assert.Equal(["/bad", "/no-of-five", "/half"], ranking.Worst.Select(page => page.Address));
        Assert.Equal(["/four-of-four"], ranking.TooFew.Select(page => page.Address));
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 1, 1)]
    [InlineData(6, 3, 3)]
    [InlineData(9, 5, 4)]
    [InlineData(10, 5, 5)]
    [InlineData(40, 5, 5)]
    public void No_page_of_the_worst_is_ever_among_the_best(int count, int best, int worst)
    {
        var ranking = HelpfulRanking.Of(Enumerable.Range(1, count).Select(number => Page($"/{number:00}", number, count + 10 - number)));
        Assert.Equal(Enumerable.Range(1, worst).Select(number => $"/{number:00}"), ranking.Worst.Select(page => page.Address));
        Assert.Equal(Enumerable.Range(0, best).Select(back => $"/{count - back:00}"), ranking.Best.Select(page => page.Address));
        Assert.Equal(count, ranking.Ranked);
    }

    [Theory]
    [InlineData(90, 10, 50, 50, "It seems so. 90% of 100 found the newest version helpful, 50% of 100 the one before. That is 28 to 51 points more")]
    [InlineData(50, 50, 90, 10, "It seems to have made it worse. 50% of 100")]
    [InlineData(55, 45, 50, 50, "Nobody can tell yet. 55% of 100")]
    [InlineData(4, 0, 50, 50, "Too few votes to say: the newest version has 4, the one before 100.")]
    [InlineData(50, 50, 0, 0, "Too few votes to say: the newest version has 100, the one before 0.")]
    public void Last_change_is_judged_with_caution(long yes, long no, long yesBefore, long noBefore, string sentence)
    {
        var current = Version("b", 9, yes, no);
        Assert.StartsWith(sentence, ChangeVerdict.InWords([Version("a", 1, yesBefore, noBefore), current], current), StringComparison.Ordinal);
    }

    [Fact]
    public void Version_that_is_not_known_or_has_too_few_votes_is_no_version_before()
    {
        var current = Version("b", 9, 90, 10);
        VersionVotes[] earlier = [Version("a", 1, 50, 50), Version("made-up", 7, 1, 0), Version("", 8, 500, 0)];
        Assert.StartsWith("It seems so. 90% of 100 found the newest version helpful, 50% of 100 the one before.", ChangeVerdict.InWords([.. earlier, current], current), StringComparison.Ordinal);
        Assert.StartsWith("No earlier version is known", ChangeVerdict.InWords([earlier[2], current], current), StringComparison.Ordinal);
        Assert.StartsWith("No earlier version is known", ChangeVerdict.InWords([earlier[2], earlier[2]], current: null), StringComparison.Ordinal);
    }

    [Fact]
    public void Page_that_is_gone_is_judged_by_the_last_version_with_enough_votes() => Assert.StartsWith(
        "It seems so. 90% of 100",
        ChangeVerdict.InWords([Version("a", 1, 50, 50), Version("b", 5, 90, 10), Version("made-up", 7, 0, 1)], current: null),
        StringComparison.Ordinal);

    [Fact]
    public void One_version_is_held_against_nothing()
    {
        Assert.Equal("There are no votes yet.", ChangeVerdict.InWords([], current: null));
        var only = Version("a", 1, 5, 5);
        Assert.StartsWith("There is only one version so far", ChangeVerdict.InWords([only], only), StringComparison.Ordinal);
    }

    [Fact]
    public void Change_stands_at_the_first_version_that_can_hold_it()
    {
        Change Noted(int day) => new() { Date = new DateOnly(2026, 11, day), Note = $"Change {day}" };
        var versions = TextVersion.Of([Version("a", 2, 1, 0), Version("b", 9, 1, 0)], current: "b", [Noted(1), Noted(5), Noted(9), Noted(20)]);
        Assert.Equal(["Now", "From 2 Nov 2026"], versions.Select(version => version.Name));
        Assert.Equal(["Change 20", "Change 9", "Change 5"], versions[0].Changes.Select(change => change.Note));
        Assert.Equal(["Change 1"], versions[1].Changes.Select(change => change.Note));
    }

    private static PageFigures Page(string address, long yes, long no) => new(address, 1, 0, new Votes(yes, no));

    private static VersionVotes Version(string version, int day, long yes, long no) =>
        new() { Version = version, FirstVote = new DateOnly(2026, 11, day), LastVote = new DateOnly(2026, 11, day), Votes = new Votes(yes, no) };
}
