using HipPain.Content.Checking;
using HipPain.Content.Parts;

namespace HipPain.Content.Articles;

/// <summary>A part of an article under a second-level heading, with an address of its own.</summary>
public sealed record Section
{
    /// <summary>The hand-written id, which lasts.</summary>
    public required string Id { get; init; }

    /// <summary>The heading as plain text.</summary>
    public required string Title { get; init; }

    /// <summary>What stands under the heading, as safe HTML.</summary>
    public string Html => ArticleHtml.Value[Number].Html;

    /// <summary>The same as lines of plain text.</summary>
    public required IReadOnlyList<TextLine> Lines { get; init; }

    /// <summary>The same as plain text in one line, for searching: straight apostrophes, single spaces, no numbers of citations.</summary>
    public string Text => string.Join(' ', Lines.Select(line => line.AsSentence));

    /// <summary>The HTML of the whole article, part by part.</summary>
    internal Lazy<IReadOnlyList<PartHtml>> ArticleHtml { get; init; } = new(() => [PartHtml.Empty]);

    /// <summary>Its place among those parts; the lead is number 0.</summary>
    internal int Number { get; init; }

    /// <summary>Where its heading stands in the file.</summary>
    internal Mark Mark { get; init; } = Mark.Start;
}
