using HipPain.Content.Articles;
using HipPain.Content.Checking;
using HipPain.Content.Parts;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace HipPain.Content.Markdown;

/// <summary>An article as rules see it: its front matter, and its body taken apart once for all of them.</summary>
internal sealed class ArticleText
{
    private ArticleText()
    {
    }

    public required FrontMatter FrontMatter { get; init; }

    public required Surroundings Surroundings { get; init; }

    public required Positions Positions { get; init; }

    public required MarkdownDocument Document { get; init; }

    public List<HeadingBlock> Headings { get; } = [];

    public List<CustomContainer> Boxes { get; } = [];

    public List<LinkInline> Links { get; } = [];

    public List<ListBlock> Lists { get; } = [];

    /// <summary>Every paragraph, list item, heading and cell, in order, headed by the title and the summary.</summary>
    public List<Passage> Passages { get; } = [];

    /// <summary>The care cards, in order.</summary>
    public IEnumerable<(CustomContainer Block, Container Card)> Cards =>
        Boxes.Select(block => (block, Container.Of(block))).Where(box => box.Item2.IsCareCard);

    public static ArticleText Of(MarkdownDocument document, IEnumerable<MarkdownObject> nodes, FrontMatter matter, Surroundings surroundings, Positions positions)
    {
        var text = new ArticleText { FrontMatter = matter, Surroundings = surroundings, Positions = positions, Document = document };
        text.Passages.Add(Passage.Of(matter.Title, matter.Marks.Title));
        text.Passages.Add(Passage.Of(matter.Summary, matter.Marks.Summary));
        foreach (var node in nodes)
        {
            text.Take(node);
        }

        return text;
    }

    public Mark At(MarkdownObject node) => Positions.Of(node);

    /// <summary>What stands below a line of the file and above a heading, or to the end, as plain text.</summary>
    public IReadOnlyList<TextLine> Lines(int line, HeadingBlock? next)
    {
        var end = next is null ? int.MaxValue : At(next).Line;
        return Passage.LinesOf(Passages.Skip(2).Where(passage => passage.Start.Line > line && passage.Start.Line < end));
    }

    private void Take(MarkdownObject node)
    {
        switch (node)
        {
            case HeadingBlock heading:
                Headings.Add(heading);
                break;
            case CustomContainer box when Container.IsKnown(box):
                Boxes.Add(box);
                if (Container.Of(box) is { Title: { } title, Kind: not ContainerKind.Figure })
                {
                    Passages.Add(Passage.Of(title, At(box), Container.Of(box).Kind));
                }

                break;
            case ListBlock list:
                Lists.Add(list);
                break;
            case LinkInline link:
                Links.Add(link);
                break;
            default:
                break;
        }

        if (node is LeafBlock { Inline: not null } leaf)
        {
            Passages.Add(Passage.Of(leaf, Positions));
        }
    }
}
