using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using HipPain.Content.Articles;
using HipPain.Content.Sources;

namespace HipPain.Content.Parts;

/// <summary>
/// Puts parts of articles on one page that is not their own: ids are kept apart, links to what is not on the page lead to where it
/// is, headings fit in, sources are numbered through, and each article's cards go along once. It is for one page only, and for one
/// thread.
/// </summary>
/// <param name="level">The level of the headings within a part, from 2 to 4: one below that of the part's own heading.</param>
/// <param name="parts">All parts that will be added, so that none carries the card of another.</param>
public sealed class Sheet(int level, params IEnumerable<Part> parts)
{
    /// <summary>The most sections that a handout holds.</summary>
    public const int MostSections = 20;

    private static readonly HtmlParser Parser = new();

    private readonly HashSet<string> _shown = [.. parts.SelectMany(part => part.Sections.Select(part.Article.AddressOf))];
    private readonly HashSet<Address> _carried = [];
    private readonly List<CitedSource> _sources = [];
    private int _parts;

    /// <summary>The sources cited so far, in the order of their numbers.</summary>
    public IReadOnlyList<CitedSource> Sources => _sources;

    /// <summary>Adds a section or a whole article.</summary>
    public SheetPart Add(Part part)
    {
        ArgumentNullException.ThrowIfNull(part);
        using var document = Parser.ParseDocument("");
        return Finish(Begin(document, part), level);
    }

    /// <summary>Adds exercises that stand next to each other, below a heading of their own.</summary>
    public SheetExercises AddExercises(IReadOnlyList<Part> exercises)
    {
        ArgumentNullException.ThrowIfNull(exercises);
        using var document = Parser.ParseDocument("");
        var drafts = exercises.Select(part => Begin(document, part)).ToList();
        var boxes = Share(drafts, draft => draft.Body.QuerySelectorAll(":scope > .note").Select(box => (Title: (string?)null, Place: box)));
        var sections = Share(drafts, draft => draft.Sections.Select(section => (Title: (string?)section.Title, Place: section.Html)));
        // What is shared is finished with the part that it was taken out of.
        var finished = drafts.ConvertAll(draft => Finish(draft, level + 1));
        return new SheetExercises([.. boxes.Concat(sections).Select(advice => new SharedAdvice(advice.Title, advice.Place.InnerHtml, advice.Parts))], finished);
    }

    /// <summary>Takes out what several parts say in the same words, place by place.</summary>
    private static List<(string? Title, IElement Place, IReadOnlyList<Part> Parts)> Share(
        IReadOnlyList<SheetDraft> drafts, Func<SheetDraft, IEnumerable<(string? Title, IElement Place)>> placesOf)
    {
        var shared = new List<(string?, IElement, IReadOnlyList<Part>)>();
        var alike = drafts.SelectMany(draft => placesOf(draft).Select(found => (Draft: draft, found.Title, found.Place, Beginning: SharedWords.BeginningOf(found.Place))))
            .Where(found => found.Beginning is not null).GroupBy(found => (found.Title, found.Beginning)).Where(group => group.Count() > 1);
        foreach (var group in alike.Select(group => group.ToList()).ToList())
        {
            if (SharedWords.TakeOut([.. group.Select(found => found.Place)]) is { } words)
            {
                var first = group[0].Draft;
                var piece = first.Parse("");
                piece.Append(group[0].Title is null ? [words] : [.. words.ChildNodes]);
                first.Shared.Add(piece);
                shared.Add((group[0].Title, piece, [.. group.Select(found => found.Draft.Part)]));
                foreach (var box in group.Where(found => found.Title is null && SharedWords.IsEmpty(found.Place)))
                {
                    box.Place.Remove();
                }
            }
        }

        return shared;
    }

    private SheetDraft Begin(IHtmlDocument document, Part part)
    {
        _shown.UnionWith(part.Sections.Select(part.Article.AddressOf));
        var prefix = _parts++ == 0 ? "" : $"{_parts.ToString(CultureInfo.InvariantCulture)}-";
        return new SheetDraft(document, part, prefix, _carried.Add(part.Article.Address), _shown);
    }

    private SheetPart Finish(SheetDraft draft, int own)
    {
        // Which links stay on the page is known only when all ids are.
        var pieces = draft.Pieces.ToList();
        var ids = pieces.SelectMany(piece => piece.Html.QuerySelectorAll("[id]")).Select(element => element.Id!).ToHashSet(StringComparer.Ordinal);
        foreach (var (html, depth) in pieces)
        {
            Relevel(html, own + depth);
            Cite(html, draft.Part, draft.Prefix);
            Link(html, draft.Part, draft.Prefix, ids);
        }

        return new SheetPart
        {
            Part = draft.Part,
            EmergencyCard = draft.Card?.InnerHtml,
            Before = [.. draft.Before.Select(box => box.InnerHtml)],
            Figure = draft.Figure?.InnerHtml,
            Html = draft.Body.InnerHtml,
            Sections = [.. draft.Sections.Select(section => new SheetSection(section.Title, section.Html.InnerHtml))],
            Lines = draft.Lines,
            After = [.. draft.After.Select(box => box.InnerHtml)],
        };
    }

    private static int LevelOf(IElement heading) => heading.LocalName[1] - '0';

    private static void Relevel(IElement piece, int lowest)
    {
        var step = lowest - piece.QuerySelectorAll("h2, h3, h4, h5, h6").Select(LevelOf).DefaultIfEmpty(lowest).Min();
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
