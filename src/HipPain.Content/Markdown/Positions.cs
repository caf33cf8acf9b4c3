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
            // Markdig gives the line of the underline.
            HeadingBlock { IsSetext: true, Inline: { } words } heading =>
                new Mark(heading.Line + firstLine - words.Descendants<LineBreakInline>().Count() - 1, heading.Column + 1),
            MarkdownObject { Line: var line, Column: var column } => new Mark(line + firstLine, column + 1),
            _ => Start,
        };

    public Mark Of(LiteralInline literal, int index)
    {
        var (line, column) = Of(literal);
        return new Mark(line, column + index);
    }
}
