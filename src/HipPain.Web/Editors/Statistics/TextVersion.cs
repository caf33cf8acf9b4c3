using HipPain.Content.Articles;

namespace HipPain.Web.Editors.Statistics;

/// <summary>A version of a text with its votes and with the changes that the article itself names for it.</summary>
/// <param name="Votes">The votes.</param>
/// <param name="IsCurrent">Whether readers see it now.</param>
/// <param name="Changes">What its front matter says was changed since the version before, the newest first.</param>
public sealed record TextVersion(VersionVotes Votes, bool IsCurrent, IReadOnlyList<Change> Changes)
{
    /// <summary>What editors call it: by the first day on which it is known to have been there.</summary>
    public string Name => (Votes, IsCurrent) switch
    {
        ({ Version: "" }, _) => "Unknown version",
        (_, true) => "Now",
        ({ Since: { } day }, _) => $"From {day.ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}",
        _ => "Earlier",
    };

    /// <summary>
    /// Puts changes to versions. A change belongs to the first version that was there on its day or later; the last version takes
    /// those that are newer than all.
    /// </summary>
    /// <param name="versions">The versions, the oldest first.</param>
    /// <param name="current">The version that readers see now; null if there is none.</param>
    /// <param name="changes">The changes that the article names.</param>
    /// <returns>The versions, the newest first.</returns>
    public static IReadOnlyList<TextVersion> Of(IReadOnlyList<VersionVotes> versions, string? current, IReadOnlyList<Change> changes)
    {
        ArgumentNullException.ThrowIfNull(versions);
        var placed = changes.ToLookup(change =>
            versions.FirstOrDefault(version => version.Since >= change.Date && version.Version != "") ?? (versions.Count > 0 ? versions[^1] : null));
        return [.. versions.Reverse().Select(version =>
            new TextVersion(version, version.Version == current, [.. placed[version].OrderByDescending(change => change.Date)]))];
    }
}
