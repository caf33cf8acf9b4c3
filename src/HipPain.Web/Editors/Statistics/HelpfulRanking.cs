namespace HipPain.Web.Editors.Statistics;

/// <summary>
/// Which pages help most and least. Pages are ranked by the end of the range that speaks against them: a page with 3 votes of 3 does
/// not come before one with 190 of 200, nor is a page with 0 of 1 the worst.
/// </summary>
public sealed record HelpfulRanking
{
    /// <summary>How many pages each list holds at most.</summary>
    public const int Longest = 5;

    /// <summary>Those that help most, by the lower end of the range, the best first.</summary>
    public required IReadOnlyList<PageFigures> Best { get; init; }

    /// <summary>Of the others, those that help least, by the upper end of the range, the worst first.</summary>
    public required IReadOnlyList<PageFigures> Worst { get; init; }

    /// <summary>Those with votes, but too few to say anything, the most votes first.</summary>
    public required IReadOnlyList<PageFigures> TooFew { get; init; }

    /// <summary>How many pages have enough votes.</summary>
    public required int Ranked { get; init; }

    /// <summary>Ranks pages; those without votes are left out.</summary>
    public static HelpfulRanking Of(IEnumerable<PageFigures> pages)
    {
        var voted = pages.Where(page => page.Votes.Total > 0).OrderBy(page => page.Address, StringComparer.Ordinal).ToList();
        var enough = voted.Where(page => page.Votes.AreEnough).OrderByDescending(page => page.Votes.Share!.Value.Lower).ToList();
        return new HelpfulRanking
        {
            Best = [.. enough.Take(Longest)],
            Worst = [.. enough.Skip(Longest).OrderBy(page => page.Votes.Share!.Value.Upper).Take(Longest)],
            TooFew = [.. voted.Where(page => !page.Votes.AreEnough).OrderByDescending(page => page.Votes.Total)],
            Ranked = enough.Count,
        };
    }
}
