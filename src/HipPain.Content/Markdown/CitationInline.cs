using Markdig.Syntax.Inlines;

namespace HipPain.Content.Markdown;

/// <summary>One <c>[@key]</c> or <c>[@key; @other]</c> in the text.</summary>
internal sealed class CitationInline : LeafInline
{
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>The numbers it is shown with, filled once all citations of the article are known.</summary>
    public List<CitationUse> Uses { get; } = [];
}

/// <summary>One use of a source: its number on the page, and the how-manieth use of it this is, both from 1.</summary>
internal readonly record struct CitationUse(int Number, int Use)
{
    /// <summary>The id of the place.</summary>
    public string Id => $"cite-{Number}-{Use}";
}
