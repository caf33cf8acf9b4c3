using System.Text;
using HipPain.Content.Parts;
using HipPain.Content.Terms;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace HipPain.Content.Markdown;

/// <summary>Makes the first use of each term in an article a link to the glossary. The words stay as they are.</summary>
/// <param name="glossary">The terms.</param>
/// <param name="title">The article's title. What it names, the article itself is about.</param>
internal sealed class TermLinks(Glossary glossary, string title)
{
    // What stands between words that are no one name, however close they are.
    private const char Apart = '\u241E';

    /// <summary>Links terms in the nodes of a document, which stand in reading order. It is for one document only.</summary>
    public void AddTo(IReadOnlyList<MarkdownObject> nodes)
    {
        if (glossary.Terms.Count == 0)
        {
            return;
        }

        var done = glossary.UsesIn(title).Select(use => use.Term.Section.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var block in nodes.OfType<ParagraphBlock>().Where(block => block.Inline is not null && IsPlain(block)))
        {
            AddTo(block.Inline!, done);
        }
    }

    private void AddTo(ContainerInline root, HashSet<string> done)
    {
        var (text, pieces) = Read(root, done);
        var links = new List<(TermUse Use, Piece First, Piece Last)>();
        var first = 0;
        foreach (var use in glossary.UsesIn(text))
        {
            while (pieces[first].End <= use.Start)
            {
                first++;
            }

            if (!done.Contains(use.Term.Section.Id) && LastOf(use, pieces, first) is { } last)
            {
                done.Add(use.Term.Section.Id);
                links.Add((use, pieces[first], last));
            }
        }

        // From the back, so that what is cut off a node changes nothing before it.
        links.Reverse();
        links.ForEach(link => Link(link.Use, link.First, link.Last));
    }

    /// <summary>The last node of a term's words, if one link can be put around them and nothing else.</summary>
    private static Piece? LastOf(TermUse use, List<Piece> pieces, int first)
    {
        if (use.Start > pieces[first].Start && !pieces[first].CanBeCut)
        {
            return null;
        }

        for (var index = first; pieces[index].IsFree && pieces[index].Node.Parent == pieces[first].Node.Parent; index++)
        {
            if (use.End <= pieces[index].End)
            {
                return use.End == pieces[index].End || pieces[index].CanBeCut ? pieces[index] : null;
            }
        }

        return null;
    }

    /// <summary>A paragraph's words, and which node each of them comes from. A term that is linked by hand is done.</summary>
    private static (string Text, List<Piece> Pieces) Read(ContainerInline root, HashSet<string> done)
    {
        var text = new StringBuilder();
        var pieces = new List<Piece>();
        for (var inline = root.FirstChild; inline is not null; inline = Nodes.Next(inline, root))
        {
            if (inline is LinkInline { Url: { } url } && url.StartsWith($"{Glossary.Path}#", StringComparison.Ordinal))
            {
                done.Add(url[(Glossary.Path.Length + 1)..]);
            }

            var words = inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                LineBreakInline { IsHard: false } => " ",
                CodeInline code => code.Content,
                DelimiterInline delimiter => delimiter.ToLiteral(),
                ContainerInline => "",
                _ => Apart.ToString(),
            };
            if (words.Length > 0)
            {
                pieces.Add(new Piece(inline, text.Length, text.Length + words.Length, IsFree(inline, root)));
                text.Append(words);
            }
        }

        return (text.ToString(), pieces);
    }

    /// <summary>Running text, lists, tables and boxes; no care card and no figure, and not the head of a table.</summary>
    private static bool IsPlain(Block block)
    {
        for (Block? above = block.Parent; above is not null; above = above.Parent)
        {
            if (above is TableRow { IsHeader: true } || (above is CustomContainer box && Container.Of(box) is { IsCareCard: true } or { Kind: ContainerKind.Figure }))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsFree(Inline inline, ContainerInline root)
    {
        for (var above = inline.Parent; above is not null && above != root; above = above.Parent)
        {
            if (above is LinkInline)
            {
                return false;
            }
        }

        return inline is LiteralInline or HtmlEntityInline or LineBreakInline;
    }

    private static void Link(TermUse use, Piece first, Piece last)
    {
        CutAt(last, use.End);
        var start = CutAt(first, use.Start) ?? first.Node;
        // A term within one node ends with what was cut from it.
        var end = first == last ? start : last.Node;
        var link = new LinkInline { Url = $"{Glossary.Path}#{use.Term.Section.Id}", IsClosed = true };
        link.GetAttributes().AddClass("term");
        start.InsertBefore(link);
        while (link.LastChild != end)
        {
            var next = link.NextSibling!;
            next.Remove();
            link.AppendChild(next);
        }
    }

    /// <summary>Moves what stands behind an offset into a node of its own, and returns that; null if nothing is cut in two.</summary>
    private static LiteralInline? CutAt(Piece piece, int offset)
    {
        if (offset <= piece.Start || offset >= piece.End || piece.Node is not LiteralInline literal)
        {
            return null;
        }

        var rest = literal.Content;
        rest.Start += offset - piece.Start;
        literal.Content.End = rest.Start - 1;
        var behind = new LiteralInline { Content = rest };
        literal.InsertAfter(behind);
        return behind;
    }

    /// <summary>A node of a paragraph, and where its words stand among the paragraph's.</summary>
    /// <param name="Node">The node.</param>
    /// <param name="Start">Where its words start.</param>
    /// <param name="End">Where they end, behind the last character.</param>
    /// <param name="IsFree">Whether a link may be put around them.</param>
    private sealed record Piece(Inline Node, int Start, int End, bool IsFree)
    {
        public bool CanBeCut => Node is LiteralInline;
    }
}
