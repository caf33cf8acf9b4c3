using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;

namespace HipPain.Content.Markdown;

/// <summary>Recognises citations; what does not have their exact form is left as text.</summary>
internal sealed partial class CitationParser : InlineParser
{
    public CitationParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '@')
        {
            return false;
        }

        var match = Form.Match(slice.Text, slice.Start, slice.Length);
        if (!match.Success)
        {
            return false;
        }

        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new CitationInline
        {
            Keys = [.. match.Groups["key"].Captures.Select(capture => capture.Value)],
            Line = line,
            Column = column,
            Span = new(start, start + match.Length - 1),
        };
        slice.Start += match.Length;
        return true;
    }

    [GeneratedRegex(@"\G\[@(?<key>[a-z0-9-]{1,80})(; ?@(?<key>[a-z0-9-]{1,80})){0,9}\]")]
    private static partial Regex Form { get; }
}
