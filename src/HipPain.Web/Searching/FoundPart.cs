using HipPain.Content.Articles;

namespace HipPain.Web.Searching;

/// <summary>A part of the guide that may be what a reader is looking for.</summary>
public sealed record FoundPart
{
    /// <summary>The article it stands in.</summary>
    public required Article Article { get; init; }

    /// <summary>The section; null for what stands before an article's first section.</summary>
    public Section? Section { get; init; }

    /// <summary>Some of its text, in pieces; none where it was not found by its text.</summary>
    public IReadOnlyList<SnippetPiece> Snippet { get; init; } = [];

    /// <summary>Its address, with the section's id behind a <c>#</c>.</summary>
    public string Path => Section is null ? Article.Address.Value : $"{Article.Address}#{Section.Id}";

    /// <summary>Its heading.</summary>
    public string Title => Section?.Title ?? Article.Title;
}

/// <summary>A piece of a snippet, as plain text.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsMatch">Whether it is a word that was looked for.</param>
public readonly record struct SnippetPiece(string Text, bool IsMatch);
