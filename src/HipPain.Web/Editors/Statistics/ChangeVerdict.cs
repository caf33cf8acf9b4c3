namespace HipPain.Web.Editors.Statistics;

/// <summary>Says, with due caution, whether readers like the newest version of a text better than the one before.</summary>
public static class ChangeVerdict
{
    /// <summary>The verdict, in one to three sentences.</summary>
    /// <param name="versions">The versions of a text, the oldest first.</param>
    /// <param name="current">The last of them, if readers see it now; null if the page is gone.</param>
    public static string InWords(IReadOnlyList<VersionVotes> versions, VersionVotes? current)
    {
        ArgumentNullException.ThrowIfNull(versions);
        if (versions.Count == 0)
        {
            return "There are no votes yet.";
        }

        // Whoever votes says which version that was for, so what a few say was the version before need not be one.
        var known = versions.Where(version => version.Version != "").ToList();
        var after = current ?? Newest(known);
        if (Newest(known.TakeWhile(version => version != after)) is not { } before || after is null)
        {
            return versions.Count == 1
                ? "There is only one version so far, so there is nothing to hold it against."
                : "No earlier version is known that has enough votes, so there is nothing to hold it against.";
        }

        if (!before.Votes.AreEnough || !after.Votes.AreEnough)
        {
            return $"Too few votes to say: the newest version has {after.Votes.Total.InWords()}, the one before {before.Votes.Total.InWords()}. "
                + $"Each needs at least {Votes.Enough}.";
        }

        var (was, now) = (before.Votes.Share!.Value, after.Votes.Share!.Value);
        var difference = ShareDifference.Newcombe(was, now);
        var shares = $"{FigureWords.Percent(now.Share)} of {after.Votes.Total.InWords()} found the newest version helpful, "
            + $"{FigureWords.Percent(was.Share)} of {before.Votes.Total.InWords()} the one before.";
        return difference switch
        {
            { Lower: > 0 } => $"It seems so. {shares} That is {Whole(difference.Lower)} to {Points(difference.Upper)} more (95% interval). {Caution}",
            { Upper: < 0 } => $"It seems to have made it worse. {shares} That is {Whole(-difference.Upper)} to {Points(-difference.Lower)} less (95% interval). {Caution}",
            _ => $"Nobody can tell yet. {shares} Chance alone may explain that: the change may be anything from {Points(-difference.Lower)} less to {Points(difference.Upper)} more (95% interval).",
        };
    }

    private const string Caution = "Other things may have changed too, such as who came and why.";

    private static VersionVotes? Newest(IEnumerable<VersionVotes> versions) =>
        versions.LastOrDefault(version => version.Votes.AreEnough) ?? versions.LastOrDefault();

    private static string Points(double share) => Whole(share) is "1" ? "1 point" : $"{Whole(share)} points";

    private static string Whole(double share) => Math.Round(share * 100).ToString("0", System.Globalization.CultureInfo.InvariantCulture);
}
