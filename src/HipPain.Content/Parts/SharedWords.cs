using System.Runtime.CompilerServices;
using AngleSharp.Dom;

namespace HipPain.Content.Parts;

/// <summary>
/// Finds what boxes or sections of several exercises say in the same words. A paragraph is shared if all of them have it; an item of a
/// list, if all have it below the same words.
/// </summary>
internal static class SharedWords
{
    /// <summary>Takes shared words out of all places.</summary>
    /// <param name="places">The boxes or sections. They begin with the same words: see <see cref="BeginningOf"/>.</param>
    /// <returns>What they share, taken out of the first; null for nothing.</returns>
    public static IElement? TakeOut(IReadOnlyList<IElement> places)
    {
        var words = places.Select(place => KeysOf(place).Select(key => key.Key).ToHashSet(StringComparer.Ordinal)).Aggregate((all, more) => [.. all.Intersect(more)]);
        // The words it begins with and what stands in a list below them: anything less is not worth a place of its own.
        if (words.Count < 3)
        {
            return null;
        }

        var shared = (IElement)places[0].Clone(deep: true);
        Remove(shared, key => !words.Contains(key));
        foreach (var place in places)
        {
            Remove(place, words.Contains);
        }

        return shared;
    }

    /// <summary>What a box or a section begins with: its title, and what leads into its first list. Null if it has no list.</summary>
    public static string? BeginningOf(IElement place) =>
        place.QuerySelector(":scope > ul") is { PreviousElementSibling: { LocalName: "p" } lead } ? $"{place.ClassName} {place.FirstElementChild!.TextContent} {lead.TextContent}" : null;

    /// <summary>Whether a box or a section says nothing any more.</summary>
    public static bool IsEmpty(IElement place) => place.Children.All(IsTitle);

    private static void Remove(IElement place, Func<string, bool> isIn)
    {
        foreach (var (element, key) in KeysOf(place).Where(found => isIn(found.Key) && !IsTitle(found.Element)).ToList())
        {
            // The words that lead into a list stay as long as something is left in it.
            if (element.LocalName == "li" || element.NextElementSibling is not { LocalName: "ul", HasChildNodes: true })
            {
                element.Remove();
            }
        }

        foreach (var list in place.QuerySelectorAll(":scope > ul").Where(list => list.ChildElementCount == 0).ToList())
        {
            if (list.PreviousElementSibling is { LocalName: "p" } lead && isIn(KeyOf(lead)) && !IsTitle(lead))
            {
                lead.Remove();
            }

            list.Remove();
        }
    }

    private static List<(IElement Element, string Key)> KeysOf(IElement place) =>
        [.. place.QuerySelectorAll(":scope > ul > li, :scope > p").Select(element => (element, KeyOf(element)))];

    // Numbers of sources and links within an article mean something else in each, so such words are nobody else's.
    private static string KeyOf(IElement element) =>
        element.QuerySelector(".cite, a[href^='#']") is not null ? $"{RuntimeHelpers.GetHashCode(element)}"
        : element.LocalName == "li" ? $"{element.ParentElement!.PreviousElementSibling?.TextContent}\n{WordsOf(element)}"
        : WordsOf(element);

    private static string WordsOf(IElement element) =>
        element.TextContent + string.Concat(element.QuerySelectorAll("a[href]").Select(link => $" {link.GetAttribute("href")}"));

    private static bool IsTitle(IElement element) => element.LocalName == "p" && element.ChildElementCount == 1 && element.FirstElementChild!.LocalName == "strong"
        && element.TextContent == element.FirstElementChild.TextContent;
}
