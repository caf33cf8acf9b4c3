using System.Text;
using System.Text.RegularExpressions;
using HipPain.Content.Checking;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace HipPain.Content.Markdown;

/// <summary>The words of one paragraph, list item, heading or cell, as readers see them, with the way back to their places.</summary>
internal sealed partial class Passage
{
    private readonly List<(int Offset, Mark Mark)> _places = [];
    private IReadOnlyList<Sentence>? _sentences;

    private Passage(string text, Mark start) => (Text, Start) = (text, start);

    /// <summary>The words, with single spaces and straight apostrophes, without the numbers of citations.</summary>
    public string Text { get; private set; }

    /// <summary>Where it starts.</summary>
    public Mark Start { get; }

    public bool IsHeading { get; private init; }

    /// <summary>Whether it is the title of a box.</summary>
    public bool IsTitle { get; private init; }

    public bool IsInList { get; private init; }

    public bool IsInTable { get; private init; }

    /// <summary>The box that it stands in; null outside boxes.</summary>
    public ContainerKind? Box { get; private init; }

    public IReadOnlyList<Sentence> Sentences => _sentences ??= Split();

    /// <summary>Words that are no part of the Markdown, such as a title.</summary>
    public static Passage Of(string text, Mark start)
    {
        var passage = new Passage(Straight(text), start) { IsHeading = true, IsTitle = true };
        passage._places.Add((0, start));
        return passage;
    }

    public static Passage Of(LeafBlock block, Positions positions)
    {
        var passage = new Passage("", positions.Of(block))
        {
            IsHeading = block is HeadingBlock,
            IsInList = Above<ListItemBlock>(block) is not null,
            IsInTable = Above<TableCell>(block) is not null,
            Box = Above<CustomContainer>(block) is { } box ? Container.KindOf(box) : null,
        };
        var text = new StringBuilder();
        foreach (var inline in block.Inline!.Descendants<Inline>())
        {
            passage.Append(text, inline, positions);
        }

        passage.Text = text.ToString().TrimEnd();
        return passage;
    }

    /// <summary>The text with a sign at its end.</summary>
    public string AsLine() => Text.Length == 0 || char.IsPunctuation(Text[^1]) ? Text
        : Text + (IsInList || IsInTable ? ";" : IsTitle ? ":" : IsHeading ? "" : ".");

    /// <summary>Where a character of the text stands in the file.</summary>
    public Mark At(int offset)
    {
        var index = _places.FindLastIndex(place => place.Offset <= offset);
        var (start, mark) = index < 0 ? (0, Start) : _places[index];
        return new Mark(mark.Line, mark.Column + offset - start);
    }

    private static string Straight(string text) => text.Replace('\u2019', '\'').Replace('\u00A0', ' ');

    private static T? Above<T>(Block block) where T : Block
    {
        for (var parent = block.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is T found)
            {
                return found;
            }
        }

        return null;
    }

    private void Append(StringBuilder text, Inline inline, Positions positions)
    {
        switch (inline)
        {
            case LiteralInline literal:
                _places.Add((text.Length, positions.Of(literal)));
                text.Append(Straight(literal.Content.ToString()));
                break;
            case CodeInline code:
                _places.Add((text.Length, positions.Of(code)));
                text.Append(Straight(code.Content));
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.ToString());
                break;
            case LineBreakInline:
                text.Append(' ');
                break;
            case CitationInline:
                Citations.Add(text.Length);
                break;
            default:
                break;
        }
    }

    /// <summary>The offsets at which sources are cited.</summary>
    private List<int> Citations { get; } = [];

    private List<Sentence> Split()
    {
        var sentences = new List<Sentence>();
        var start = 0;
        foreach (var end in SentenceEnd.EnumerateMatches(Text))
        {
            Add(end.Index + end.Length);
        }

        Add(Text.Length);
        return sentences;

        void Add(int end)
        {
            var text = Text.AsSpan(start, end - start);
            if (!text.IsWhiteSpace())
            {
                var first = start + text.Length - text.TrimStart().Length;
                var isLast = Text.AsSpan(end).IsWhiteSpace();
                var from = start;
                sentences.Add(new Sentence(
                    text.Trim().ToString(),
                    At(first),
                    Citations.Exists(citation => citation > from && (citation <= end || isLast))));
            }

            start = end;
        }
    }

    // A full stop within a number, or after a letter alone ("e.g.", "J. Smith"), ends nothing.
    [GeneratedRegex("""(?<![ .(]\p{L})[.!?]["')]*(?=\s+["'(]?[\p{Lu}\d])""")]
    private static partial Regex SentenceEnd { get; }
}

/// <summary>One sentence, where it starts, and whether it cites a source.</summary>
internal sealed record Sentence(string Text, Mark Mark, bool HasCitation);
