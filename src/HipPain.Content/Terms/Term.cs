using HipPain.Content.Articles;

namespace HipPain.Content.Terms;

/// <summary>A word that the glossary explains: a section of it, known by every name that its heading gives.</summary>
internal sealed record Term
{
    // A text is compared with a name for as long as it goes on.
    private const int MostWords = 12;

    private static readonly char[] Signs = ['(', ')', ',', ';', '/'];

    public required Section Section { get; init; }

    /// <summary>Its names, each as the 1 to 12 words that are compared.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Names { get; init; }

    /// <summary>Takes a heading apart: names stand in brackets, or are parted by commas, slashes, "and" or "or".</summary>
    public static Term Of(Section section) => new()
    {
        Section = section,
        Names =
        [
            .. section.Title.Replace(" and ", ",", StringComparison.Ordinal).Replace(" or ", ",", StringComparison.Ordinal).Split(Signs)
                .Select(name => (IReadOnlyList<string>)[.. TermWord.AllOf(name).Select(word => word.Name)])
                .Where(name => name.Count is > 0 and <= MostWords),
        ],
    };
}
