using System.Text;
using System.Text.RegularExpressions;
using HipPain.Content.Checking;
using HipPain.Content.Parts;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace HipPain.Content.Markdown;

/// <summary>The words of one paragraph, list item, heading or cell, as readers see them, with the way back to their places.</summary>
internal sealed partial class Passage
{
    private readonly List<(int Offset, Mark Mark)> _places = [];
    private readonly LeafBlock? _block;
    private IReadOnlyList<Sentence>? _sentences;

    private Passage(string text, Mark start, LeafBlock? block = null) => (Text, Start, _block) = (text, start, block);

    /// <summary>The words, with single spaces and straight apostrophes, without the numbers of citations.</summary>
    public string Text { get; private set; }

    /// <summary>Where it starts.</summary>
    public Mark Start { get; }

    public bool IsHeading { get; private init; }

    /// <summary>Whether it is the title of a box.</summary>
    public bool IsTitle { get; private init; }

    public bool IsInList { get; private init; }

    public bool IsInTable => TableRow is not null;

    /// <summary>The words of the table's row that it stands in, cell by cell; null outside tables.</summary>
    public string? Row => TableRow is not { } row ? null
        : string.Join(' ', row.Descendants<LeafBlock>().Where(cell => cell.Inline is not null).Select(cell => Straight(WordsOf(cell.Inline!))));

    /// <summary>Whether a source is cited for all of it: in another cell of its row, or in the words that lead into its list.</summary>
    public bool IsCitedAround => TableRow?.Descendants<CitationInline>().Any() == true
        || (_block is not null && Above<ListBlock>(_block) is { } list && IsCitedAbove(list));

    private TableRow? TableRow { get; init; }

    public IReadOnlyList<Sentence> Sentences => _sentences ??= Split();

    /// <summary>Words that are no part of the Markdown, such as a title.</summary>
    public static Passage Of(string text, Mark start, ContainerKind? box = null)
    {
        var passage = new Passage(Straight(text), start) { IsHeading = true, IsTitle = true, Box = box };
        passage._places.Add((0, start));
        return passage;
    }

    public static Passage Of(LeafBlock block, Positions positions)
    {
        var passage = new Passage("", positions.Of(block), block)
        {
            IsHeading = block is HeadingBlock,
            IsInList = Above<ListItemBlock>(block) is not null,
            TableRow = Above<TableRow>(block),
            Box = Above<CustomContainer>(block) is { } box ? Container.KindOf(box) : null,
        };
        var text = new StringBuilder();
        for (var inline = block.Inline!.FirstChild; inline is not null; inline = Nodes.Next(inline, block.Inline))
        {
            passage.Append(text, inline, positions);
        }

        passage.Text = text.ToString().TrimEnd();
        return passage;
    }

    /// <summary>The box that it stands in or is the title of; null outside boxes.</summary>
    public ContainerKind? Box { get; private init; }

    /// <summary>The passage as a line of plain text. A cell is a line of its own only here: <see cref="LinesOf"/> puts rows together.</summary>
    private TextLine Line => new(Text, IsInTable ? LineForm.Row : IsInList ? LineForm.Item : IsTitle ? LineForm.BoxTitle : IsHeading ? LineForm.Heading : LineForm.Paragraph, Box);

    /// <summary>Passages as lines of plain text; the cells of a table's row make one.</summary>
    public static IReadOnlyList<TextLine> LinesOf(IEnumerable<Passage> passages)
    {
        var lines = new List<TextLine>();
        TableRow? row = null;
        foreach (var passage in passages)
        {
            if (passage.TableRow is not null && passage.TableRow == row)
            {
                lines[^1] = lines[^1] with { Text = $"{lines[^1].AsSentence} {passage.Text}".Trim() };
            }
            else
            {
                lines.Add(passage.Line);
            }

            row = passage.TableRow;
        }

        return lines;
    }

    /// <summary>Whether a source is cited in the paragraph above a list that ends in a colon. Each item asks; it is found out once.</summary>
    private static bool IsCitedAbove(ListBlock list)
    {
        if (list.GetData(typeof(Passage)) is bool known)
        {
            return known;
        }

        var index = list.Parent?.IndexOf(list) ?? 0;
        var isCited = index > 0 && list.Parent![index - 1] is ParagraphBlock { Inline: { } words }
            && WordsOf(words).EndsWith(':') && words.Descendants<CitationInline>().Any();
        list.SetData(typeof(Passage), isCited);
        return isCited;
    }

    /// <summary>The words of a heading or a link as they stand there, without markup.</summary>
    public static string WordsOf(ContainerInline inlines)
    {
        var words = new StringBuilder();
        for (var inline = inlines.FirstChild; inline is not null; inline = Nodes.Next(inline, inlines))
        {
            words.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                LineBreakInline => " ",
                _ => "",
            });
        }

        return words.ToString().Trim();
    }

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
                Append(text, literal.Content.ToString(), positions.Of(literal));
                break;
            case CodeInline code:
                Append(text, code.Content, positions.Of(code));
                break;
            case HtmlEntityInline entity:
                Append(text, entity.Transcoded.ToString(), positions.Of(entity));
                break;
            case LineBreakInline lineBreak:
                Append(text, " ", positions.Of(lineBreak));
                break;
            case CitationInline:
                Citations.Add(text.Length);
                break;
            default:
                break;
        }
    }

    private void Append(StringBuilder text, string words, Mark mark)
    {
        _places.Add((text.Length, mark));
        words = Straight(words);
        var isSpace = text.Length == 0 || text[^1] == ' ';
        if (!words.Contains("  ", StringComparison.Ordinal) && !(isSpace && words.StartsWith(' ')))
        {
            text.Append(words);
            return;
        }

        foreach (var (index, sign) in words.Index())
        {
            if (sign != ' ' || !isSpace)
            {
                text.Append(sign);
            }
            else
            {
                _places.Add((text.Length, new Mark(mark.Line, mark.Column + index + 1)));
            }

            isSpace = sign == ' ';
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
                    Citations.Exists(citation => (citation > from || from == 0) && (citation <= end || isLast))));
            }

            start = end;
        }
    }

    // A full stop within a number, or behind a short form ("e.g.", "U.S.", "Dr."), ends nothing. A letter alone does end it:
    // "Vitamin D. Ask" is far more common here than "J. Smith".
    [GeneratedRegex("""(?<!\b(?:\p{L}\.\p{L}|Dr|Mr|Mrs|Ms|Prof|St|[Vv]s|[Aa]pprox|[Cc]a|[Cc]f|et al))[.!?\u2026]["'\u201D)\]]*(?=\s+["'\u2018\u201C(\[]?[\p{Lu}\d])""")]
    private static partial Regex SentenceEnd { get; }
}

/// <summary>One sentence, where it starts, and whether it cites a source.</summary>
internal sealed record Sentence(string Text, Mark Mark, bool HasCitation);
