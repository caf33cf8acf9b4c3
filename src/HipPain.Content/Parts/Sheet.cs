using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using HipPain.Content.Sources;

namespace HipPain.Content.Parts;

/// <summary>
/// Puts parts of articles on one page that is not their own: ids are kept apart, links to what is not on the page lead to where it
/// is, headings fit in, and sources are numbered through. It is for one page only, and for one thread.
/// </summary>
/// <param name="level">The level of the headings within a part, from 2 to 4: one below that of the part's own heading.</param>
public sealed class Sheet(int level)
{
    /// <summary>The most sections that a handout holds.</summary>
    public const int MostSections = 20;

    private static readonly HtmlParser Parser = new();

    private readonly List<CitedSource> _sources = [];
    private int _parts;

    /// <summary>The sources cited so far, in the order of their numbers.</summary>
    public IReadOnlyList<CitedSource> Sources => _sources;

    /// <summary>Adds a part.</summary>
    /// <param name="part">The part; of a whole article, what stands before its first section.</param>
    /// <param name="carries">Whether the article's cards go along; they need not for the second part of an article.</param>
    public SheetPart Add(Part part, bool carries = true)
    {
        ArgumentNullException.ThrowIfNull(part);
        var prefix = _parts++ == 0 ? "" : $"{_parts.ToString(CultureInfo.InvariantCulture)}-";
        // One document for all pieces: which links stay on the page is known only when all ids are.
        using var document = Parser.ParseDocument("");
        var (before, html) = (carries ? part.Before.ToList() : [], Parse(document, part.Section?.Html ?? part.Article.Lead));
        var after = carries ? part.After.ToList() : [];
        var card = carries && part.EmergencyCard is not null && part.Section is not null ? Parse(document, part.EmergencyCard) : null;
        var boxes = (Before: before.ConvertAll(box => Parse(document, box.Html)), After: after.ConvertAll(box => Parse(document, box.Html)));
        IElement[] all = [.. card is null ? [] : new[] { card }, .. boxes.Before, html, .. boxes.After];
        var ids = all.SelectMany(piece => piece.QuerySelectorAll("[id]")).Select(element => element.Id!).ToHashSet(StringComparer.Ordinal);
        var lowest = html.QuerySelectorAll("h2, h3, h4, h5, h6").Select(LevelOf).DefaultIfEmpty(level).Min();
        foreach (var piece in all)
        {
            Relevel(piece, piece == html ? level - lowest : level - LevelOf(piece.QuerySelector("h2, h3, h4, h5, h6")));
            Cite(piece, part, prefix);
            Link(piece, part, prefix, ids);
        }

        return new SheetPart
        {
            Part = part,
            Prefix = prefix,
            EmergencyCard = card?.InnerHtml,
            Before = [.. boxes.Before.Select(box => box.InnerHtml)],
            Html = html.InnerHtml,
            After = [.. boxes.After.Select(box => box.InnerHtml)],
        };
    }

    private static IElement Parse(IHtmlDocument document, string html)
    {
        var box = document.CreateElement("div");
        box.InnerHtml = html;
        return box;
    }

    private static int LevelOf(IElement? heading) => heading is null ? 0 : heading.LocalName[1] - '0';

    private static void Relevel(IElement piece, int step)
    {
        if (step == 0)
        {
            return;
        }

        foreach (var heading in piece.QuerySelectorAll("h2, h3, h4, h5, h6").ToList())
        {
            var moved = piece.Owner!.CreateElement($"h{Math.Clamp(LevelOf(heading) + step, 2, 6)}");
            foreach (var attribute in heading.Attributes)
            {
                moved.SetAttribute(attribute.Name, attribute.Value);
            }

            moved.Append([.. heading.ChildNodes]);
            heading.Replace(moved);
        }
    }

    /// <summary>Numbers citations anew. They have the form that the Markdown renderer gives them.</summary>
    private void Cite(IElement piece, Part part, string prefix)
    {
        foreach (var link in piece.QuerySelectorAll(".cite > a"))
        {
            var number = int.Parse(link.GetAttribute("href")!["#source-".Length..], CultureInfo.InvariantCulture);
            var source = part.Article.Sources[number - 1].Source;
            var place = _sources.FindIndex(known => known.Source.Key == source.Key);
            if (place < 0)
            {
                place = _sources.Count;
                _sources.Add(new CitedSource(place + 1, source, []));
            }

            var shown = _sources[place] = _sources[place] with { Uses = [.. _sources[place].Uses, prefix + link.Id] };
            link.SetAttribute("href", $"#source-{shown.Number}");
            foreach (var words in link.ChildNodes.OfType<IText>().Where(words => words.Data.StartsWith(number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)))
            {
                words.Data = $"{shown.Number}]";
            }
        }
    }

    private static void Link(IElement piece, Part part, string prefix, HashSet<string> ids)
    {
        foreach (var element in piece.QuerySelectorAll("[id]"))
        {
            element.Id = prefix + element.Id;
        }

        foreach (var link in piece.QuerySelectorAll("a[href^='#']").Where(link => link.ParentElement?.ClassName != "cite"))
        {
            var id = link.GetAttribute("href")![1..];
            link.SetAttribute("href", ids.Contains(id) ? $"#{prefix}{id}" : $"{part.Article.Address}#{id}");
        }
    }
}

/// <summary>A part as it stands on a sheet. All HTML is safe.</summary>
public sealed record SheetPart
{
    /// <summary>The part.</summary>
    public required Part Part { get; init; }

    /// <summary>What stands before each of its ids.</summary>
    public required string Prefix { get; init; }

    /// <summary>The article's own emergency card, for the place of the guide's; null if it has none.</summary>
    public required string? EmergencyCard { get; init; }

    /// <summary>Boxes that are read before it.</summary>
    public required IReadOnlyList<string> Before { get; init; }

    /// <summary>What stands under its heading.</summary>
    public required string Html { get; init; }

    /// <summary>Cards of the article's other sections.</summary>
    public required IReadOnlyList<string> After { get; init; }
}
