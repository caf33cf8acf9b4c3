using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace HipPain.Content.Parts;

/// <summary>The pieces of a part before they are made to fit a sheet.</summary>
internal sealed class SheetDraft
{
    private const int CharactersOfLine = 47;

    private readonly IHtmlDocument _document;

    /// <param name="document">One document for all pieces of a draft and for those that it shares with others.</param>
    /// <param name="part">The part.</param>
    /// <param name="prefix">What stands before each of its ids.</param>
    /// <param name="carries">Whether the article's cards go along.</param>
    /// <param name="shown">The addresses of all sections on the sheet.</param>
    public SheetDraft(IHtmlDocument document, Part part, string prefix, bool carries, IReadOnlySet<string> shown)
    {
        (_document, Part, Prefix) = (document, part, prefix);
        Body = Parse(part.Section?.Html ?? part.Article.Lead);
        Sections = part.Section is null ? [.. part.Sections.Select(section => (section.Title, Parse(section.Html)))] : [];
        Card = carries && part.Section is not null && part.EmergencyCard is { } card ? Parse(card) : null;
        Before = carries ? [.. part.Before.Select(box => Parse(box.Html))] : [];
        After = carries ? [.. part.After(shown).Select(box => Parse(box.Html))] : [];
        if (part.IsExercise && Sections.Select(section => section.Html.QuerySelector("figure")).FirstOrDefault(figure => figure is not null) is { } figure)
        {
            figure.Remove();
            (Figure = Parse("")).Append(figure);
        }
    }

    public Part Part { get; }

    public string Prefix { get; }

    public IElement? Card { get; }

    public IReadOnlyList<IElement> Before { get; }

    public IElement? Figure { get; }

    public IElement Body { get; }

    public IReadOnlyList<(string Title, IElement Html)> Sections { get; }

    public IReadOnlyList<IElement> After { get; }

    /// <summary>What was taken out of it to be said of other parts too.</summary>
    public List<IElement> Shared { get; } = [];

    /// <summary>All pieces in the order in which they are read, each with how far it lies below the part's own heading.</summary>
    public IEnumerable<(IElement Html, int Depth)> Pieces =>
    [
        .. Shared.Select(piece => (piece, 0)),
        .. Card is null ? [] : new[] { (Card, 0) },
        .. Before.Select(piece => (piece, 0)),
        .. Figure is null ? [] : new[] { (Figure, 0) },
        (Body, 0),
        .. Sections.Select(section => (section.Html, 1)),
        .. After.Select(piece => (piece, 0)),
    ];

    /// <summary>See <see cref="SheetPart.Lines"/>.</summary>
    public int Lines => Sections.Count + Pieces.Where(piece => piece.Html != Figure && !Shared.Contains(piece.Html))
        .SelectMany(piece => piece.Html.QuerySelectorAll("p, li:not(:has(p)), tr, h2, h3, h4, h5, h6"))
        .Sum(block => (block.TextContent.Length + CharactersOfLine - 1) / CharactersOfLine);

    public IElement Parse(string html)
    {
        var box = _document.CreateElement("div");
        box.InnerHtml = html;
        return box;
    }
}
