using System.Text.RegularExpressions;
using HipPain.Content.Articles;
using HipPain.Content.Checking;
using HipPain.Content.Parts;
using HipPain.Content.Sources;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace HipPain.Content.Markdown;

/// <summary>
/// Holds every node of a document against the rules, and gathers on the way what the page needs of it: ids, citations, links.
/// The first of two layers that keep script out: what it refuses is never rendered.
/// </summary>
internal sealed partial class DocumentRules(Surroundings surroundings, Positions positions, int firstContainer, ProblemLog log)
{
    private const int MostHeadings = 500;

    // The sanitizer's time grows with the square of the elements beside each other. A long article has some thousand parts.
    private const int MostParts = 20_000;

    // The renderer gives up at 128, and it runs when a reader is waiting.
    private const int MostDepth = 100;

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<InternalLink> _links = [];
    private int _headings;
    private int _parts;
    private int _nextContainer = firstContainer;

    /// <summary>The level of the heading that the walk is under; 1 in the lead.</summary>
    private int _level = 1;

    public const string TooDeep = "Lists, quotes or emphasis are nested too deeply.";

    public CitationList Citations { get; } = new();

    public IReadOnlyList<InternalLink> Links => _links;

    public IReadOnlySet<string> Ids => _ids;

    /// <summary>Checks every node, in the order of the document; false if there is more of them than can be looked at.</summary>
    public bool Check(IEnumerable<MarkdownObject> nodes)
    {
        foreach (var node in nodes)
        {
            if (++_parts > MostParts)
            {
                log.Add(Rules.TooComplex, positions.Start, $"The article has more than {MostParts} parts.");
                return false;
            }

            if (IsTooDeep(node))
            {
                log.Add(Rules.TooComplex, positions.Start, TooDeep);
                return false;
            }

            switch (node)
            {
                case HeadingBlock heading:
                    Heading(heading);
                    break;
                case CustomContainer container:
                    Container(container);
                    break;
                case Table table:
                    TableRenderer.Prepare(table);
                    break;
                case HtmlBlock or HtmlInline:
                    log.Add(Rules.RawHtml, At(node), "Raw HTML is not allowed.");
                    break;
                case LinkInline { IsImage: true } image:
                    log.Add(Rules.Picture, At(image), "A picture cannot be put in this way.");
                    break;
                case LinkInline link:
                    Link(link, link.Url ?? "");
                    if (link.Title is { Length: > 0 } title)
                    {
                        log.Add(Rules.Sanitized, At(link), $"The link has the title {Quoted.Text(title)}, which touch and keyboard never show.");
                    }

                    break;
                case FencedCodeBlock { Info: { Length: > 0 } language } code:
                    log.Add(Rules.Sanitized, At(code), $"The code block names the language {Quoted.Text(language)}.");
                    break;
                case HtmlEntityInline entity when entity.Transcoded.ToString().Any(char.IsControl):
                    log.Add(Rules.NotText, At(entity), "A control character is written as an entity.");
                    break;
                case AutolinkInline link:
                    Link(link, link.IsEmail ? $"mailto:{link.Url}" : link.Url);
                    break;
                case CitationInline citation:
                    Cite(citation);
                    break;
                case LiteralInline literal:
                    Literal(literal);
                    break;
                default:
                    break;
            }
        }

        return true;
    }

    private static bool IsTooDeep(MarkdownObject node)
    {
        var depth = 0;
        for (var above = ParentOf(node); above is not null && depth <= MostDepth; above = ParentOf(above))
        {
            depth++;
        }

        return depth > MostDepth;
    }

    private static MarkdownObject? ParentOf(MarkdownObject node) => node switch
    {
        Block block => block.Parent,
        ContainerInline { Parent: null } root => root.ParentBlock,
        Inline inline => inline.Parent,
        _ => null,
    };

    private Mark At(IMarkdownObject node) => positions.Of(node);

    private void Heading(HeadingBlock heading)
    {
        if (++_headings == MostHeadings + 1)
        {
            log.Add(Rules.TooComplex, At(heading), $"The article has more than {MostHeadings} headings.");
        }

        if (heading.Parent is not MarkdownDocument)
        {
            log.Add(Rules.Nesting, At(heading), "A heading stands inside a list, a quote or a box.");
            return;
        }

        if (heading.Inline!.Descendants<CitationInline>().FirstOrDefault() is { } citation)
        {
            log.Add(Rules.Sanitized, At(citation), "A heading cites a source; cite it in the text below.");
        }

        _level = heading.Level;
        var id = HeadingId.Take(heading);
        var title = HeadingId.TitleOf(heading);
        if (heading.Level == 1)
        {
            log.Add(Rules.TitleInBody, At(heading), $"The heading {Quoted.Text(title)} is of the first level.");
        }
        else if (id is null && heading.Level == 2)
        {
            log.Add(Rules.SectionWithoutId, At(heading), $"The section {Quoted.Text(title)} has no id.");
        }
        else if (title.AsSpan().ContainsAny('{', '}'))
        {
            log.Add(Rules.BadId, At(heading), $"The heading {Quoted.Text(title)} holds braces that are no id.");
        }
        else if (id is not null && !HeadingId.IsUsable(id))
        {
            log.Add(Rules.BadId, At(heading), $"The id {Quoted.Text(id)} cannot be used.");
        }
        else if (id is not null && !_ids.Add(id))
        {
            log.Add(Rules.DuplicateId, At(heading), $"The id {Quoted.Text(id)} is there for the second time.");
        }
        else if (title.Length == 0)
        {
            log.Add(Rules.SectionWithoutId, At(heading), "A heading has no words.");
        }
        else
        {
            heading.GetAttributes().Id = id;
        }
    }

    private void Container(CustomContainer block)
    {
        if (Markdown.Container.KindOf(block) is not { } kind)
        {
            log.Add(Rules.UnknownContainer, At(block), $"There is no box {Quoted.Text(block.Info ?? "")}.");
            return;
        }

        if (block.Parent is not MarkdownDocument)
        {
            log.Add(Rules.Nesting, At(block), "A box stands inside a list, a quote or another box.");
        }
        else if (block.ClosingFencedCharCount == 0)
        {
            log.Add(Rules.Nesting, At(block), $"The box {Quoted.Text(block.Info ?? "")} is never closed.");
        }

        var title = string.IsNullOrWhiteSpace(block.Arguments) ? null : block.Arguments.Trim();
        var container = new Container(kind, title, Math.Min(_level + 1, 6), _nextContainer++);
        if (container.IsCareCard && title is null)
        {
            log.Add(Rules.CardWithoutTitle, At(block), "A care card has no title.");
        }

        // A figure stands in the page whole, each time that it is shown.
        _parts += kind is ContainerKind.Figure ? surroundings.Figures.Find(title ?? "")?.Parts ?? 0 : 0;
        container.AttachTo(block);
    }

    private void Link(Inline link, string url)
    {
        if (SitePages.Contains(url))
        {
            return;
        }

        if (LinkForm.IsInternal(url, out var path, out var fragment))
        {
            _links.Add(new InternalLink(path, fragment, At(link)));
        }
        else if (url.StartsWith("http:", StringComparison.OrdinalIgnoreCase))
        {
            log.Add(Rules.InsecureLink, At(link), $"The link to {Quoted.Text(url)} is not encrypted.");
        }
        else if (!LinkForm.IsExternal(url))
        {
            log.Add(Rules.UnsafeLink, At(link), $"A link may not lead to {Quoted.Text(url)}.");
        }
    }

    private void Cite(CitationInline citation)
    {
        // Writers leave a space or a new line before a citation; readers see the number close to its word.
        if (citation.PreviousSibling is LineBreakInline { IsHard: false } lineEnd)
        {
            lineEnd.Remove();
        }

        if (citation.PreviousSibling is LiteralInline before)
        {
            before.Content.TrimEnd();
        }

        foreach (var key in citation.Keys)
        {
            if (surroundings.Sources.Find(key) is { } source)
            {
                citation.Uses.Add(Citations.Cite(source));
            }
            else if (surroundings.Sources != SourceList.Empty)
            {
                log.Add(Rules.UnknownSource, At(citation), $"There is no source {Quoted.Text(key)}.");
            }
        }
    }

    private void Literal(LiteralInline literal)
    {
        var text = literal.Content.AsSpan();
        var tag = Tag.EnumerateMatches(text) is var tags && tags.MoveNext() ? tags.Current.Index : -1;
        if (tag < 0 && text is [.., '<'] && Opens(literal.NextSibling, "!["))
        {
            tag = text.Length - 1;
        }

        if (tag >= 0)
        {
            log.Add(Rules.RawHtml, positions.Of(literal, tag), $"Raw HTML is not allowed, and {Quoted.Text(text[tag..].ToString())} looks like it.");
        }

        var citation = text.IndexOf("[@", StringComparison.Ordinal);
        if (citation >= 0 || (text is ['@', ..] && Opens(literal.PreviousSibling ?? literal.Parent, "[")))
        {
            log.Add(Rules.UnknownSource, positions.Of(literal, citation), "A citation has the form [@key] or [@key; @other].");
        }
    }

    /// <summary>
    /// Whether this is a bracket that opened no link: a node of its own, for which Markdig does not say where it stands.
    /// </summary>
    private static bool Opens(Inline? inline, string bracket) => inline switch
    {
        LinkDelimiterInline link => link.ToLiteral().EndsWith(bracket, StringComparison.Ordinal),
        LiteralInline literal => literal.Content.AsSpan().EndsWith(bracket),
        _ => false,
    };

    [GeneratedRegex(@"<[A-Za-z/!?]")]
    private static partial Regex Tag { get; }
}
