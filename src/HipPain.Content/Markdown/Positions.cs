using HipPain.Content.Checking;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace HipPain.Content.Markdown;

/// <summary>Where the nodes of a document stand in the file that holds it.</summary>
/// <param name="firstLine">The line of the file on which the document starts, from 1.</param>
internal readonly struct Positions(int firstLine)
{
    public Mark Start => new(firstLine, 1);

    public Mark Of(IMarkdownObject node) =>
        node switch
        {
            HeadingBlock heading => new Mark(heading.Line + firstLine - LinesAbove(heading), heading.Column + 1),
            LiteralInline literal => new Mark(literal.Line + firstLine - LinesAbove(literal), literal.Column + 1 + LeftOut(literal)),
            Inline inline => new Mark(inline.Line + firstLine - LinesAbove(inline), inline.Column + 1),
            MarkdownObject { Line: var line, Column: var column } => new Mark(line + firstLine, column + 1),
            _ => Start,
        };

    public Mark Of(LiteralInline literal, int index)
    {
        var (line, column) = Of(literal);
        return new Mark(line, column + index);
    }

    private static int LinesAbove(Inline inline)
    {
        var root = inline.Parent;
        while (root?.Parent is { } above)
        {
            root = above;
        }

        return root?.ParentBlock is HeadingBlock heading ? LinesAbove(heading) : 0;
    }

    // Of an underlined heading and what is in it, Markdig counts from the underline. Each part of the heading asks, so they are
    // counted once.
    private static int LinesAbove(HeadingBlock heading)
    {
        if (heading is not { IsSetext: true, Inline: { } words })
        {
            return 0;
        }

        if (heading.GetData(typeof(Positions)) is int known)
        {
            return known;
        }

        var lines = words.Descendants<LineBreakInline>().Count() + 1;
        heading.SetData(typeof(Positions), lines);
        return lines;
    }

    // Markdig takes the spaces around a cell's words and the backslash before a sign off the words, and leaves the place as it was.
    private static int LeftOut(LiteralInline literal)
    {
        var (words, most) = (literal.Content, literal.Span.Length - literal.Content.Length);
        var count = 0;
        while (count < most && words.Start > count && words.Text[words.Start - count - 1] is (' ' or '\t' or '\\'))
        {
            count++;
        }

        return count;
    }
}
