using HipPain.Content;

namespace HipPain.Web.Editors.Statistics;

/// <summary>What was read and said of the sections of a page, each of which has a page of its own.</summary>
/// <param name="Sections">Those of the article in their order, read or not, then those that are gone; none for a section.</param>
/// <param name="AllViews">Views of the page and of its sections' own pages.</param>
public sealed record SectionFigures(IReadOnlyList<PageFigures> Sections, long AllViews)
{
    /// <summary>Finds the sections among the pages below a page.</summary>
    /// <param name="guide">The guide as readers see it.</param>
    /// <param name="story">The page.</param>
    public static SectionFigures Of(Guide guide, PageStory story)
    {
        ArgumentNullException.ThrowIfNull(guide);
        ArgumentNullException.ThrowIfNull(story);
        var read = story.Below.ToDictionary(page => page.Address, StringComparer.Ordinal);
        var there = guide.FindPart(story.Address) is { Section: null, Article: var article } ? article.Sections.Select(article.AddressOf) : [];
        var gone = story.Below.Select(page => page.Address).Where(address => guide.FindPart(address) is null);
        var sections = there.Concat(gone).Select(address => read.GetValueOrDefault(address) ?? new PageFigures(address, 0, 0, default)).ToList();
        return new SectionFigures(sections, story.Views.Total + sections.Sum(section => section.Views));
    }
}
