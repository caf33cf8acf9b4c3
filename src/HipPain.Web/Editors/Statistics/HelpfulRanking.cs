namespace HipPain.Web.Editors.Statistics;

/// <summary>
/// Which pages help most and least. Pages are ranked by the end of the range that speaks against them: a page with 3 votes of 3 does
/// not come before one with 190 of 200, nor is a page with 0 of 1 the worst. No page is in both lists.
/// </summary>
public sealed record HelpfulRanking
{
    /// <summary>How many pages each list holds at most.</summary>
    public const int Longest = 5;

    /// <summary>Of those that are not among the worst, those that help most, by the lower end of the range, the best first.</summary>
    public required IReadOnlyList<PageFigures> Best { get; init; }

    /// <summary>Those that help least, by the upper end of the range, the worst first: at most half of all, so that none but what is worse
    /// than the rest stands here.</summary>
    public required IReadOnlyList<PageFigures> Worst { get; init; }

    /// <summary>Those with votes, but too few to say anything, the most votes first.</summary>
    public required IReadOnlyList<PageFigures> TooFew { get; init; }

    /// <summary>How many pages have enough votes.</summary>
    public required int Ranked { get; init; }

    /// <summary>Ranks pages; those without votes are left out.</summary>
    public static HelpfulRanking Of(IEnumerable<PageFigures> pages)
    {
        var voted = pages.Where(page => page.Votes.Total > 0).OrderBy(page => page.Address, StringComparer.Ordinal).ToList();
        var enough = voted.Where(page => page.Votes.AreEnough).ToList();
        // The worst first: taken from what the best left over, a page that helps less than all could stand among the best.
        var worst = enough.OrderBy(page => page.Votes.Share!.Value.Upper).Take(Math.Min(Longest, enough.Count / 2)).ToList();
        return new HelpfulRanking
        {
            Best = [.. enough.Except(worst).OrderByDescending(page => page.Votes.Share!.Value.Lower).Take(Longest)],
            Worst = worst,
            TooFew = [.. voted.Where(page => !page.Votes.AreEnough).OrderByDescending(page => page.Votes.Total)],
            Ranked = enough.Count,
        };
    }
}
