using HipPain.Content.Parts;

namespace HipPain.Web.Editors.Statistics;

/// <summary>The versions of a page's text held against each other.</summary>
/// <param name="Versions">Those with votes, the newest first; the one that readers see now is always among them, as the newest.</param>
/// <param name="Verdict">Whether the last change helped, in words.</param>
public sealed record VersionComparison(IReadOnlyList<TextVersion> Versions, string Verdict)
{
    /// <summary>Compares the votes on a page.</summary>
    /// <param name="story">The votes.</param>
    /// <param name="part">The page as readers see it now; null if it is gone.</param>
    public static VersionComparison Of(PageStory story, Part? part)
    {
        ArgumentNullException.ThrowIfNull(story);
        var name = part is null ? null : part.Section is null ? part.Article.Version : part.Version;
        // An older text may have been taken back; what readers see now is the newest all the same.
        var versions = story.Versions.Where(version => version.Version != name).ToList();
        var current = name is null ? null : story.Versions.FirstOrDefault(version => version.Version == name)
            ?? new VersionVotes { Version = name, FirstVote = null, LastVote = null, Votes = default };
        if (current is not null)
        {
            versions.Add(current);
        }

        return new VersionComparison(
            TextVersion.Of(versions, name, part is null ? [] : part.Article.FrontMatter.Changes), ChangeVerdict.InWords(versions, current));
    }
}
