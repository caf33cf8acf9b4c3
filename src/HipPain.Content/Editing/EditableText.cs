using System.Text;

namespace HipPain.Content.Editing;

/// <summary>
/// A file's text as the guide reads it, with the way back to the file: what is not replaced keeps its bytes, its line ends and
/// its byte order mark.
/// </summary>
internal sealed class EditableText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _raw;
    private readonly int _start;
    private readonly List<(int Start, int Length, string Text)> _edits = [];

    private EditableText(byte[] before)
    {
        Before = before;
        var raw = StrictUtf8.GetString(before);
        _raw = raw;
        Text = raw.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        _start = raw.Length - raw.TrimStart('\uFEFF').Length;
    }

    /// <summary>The text with line feeds as line ends.</summary>
    public string Text { get; }

    /// <summary>The bytes that it was read from.</summary>
    public byte[] Before { get; }

    public bool IsChanged => _edits.Count > 0;

    /// <exception cref="DecoderFallbackException">The bytes are not UTF-8.</exception>
    public static EditableText Of(byte[] bytes) => new(bytes);

    /// <summary>Puts other text in the place of a part of <see cref="Text"/>; parts may not overlap.</summary>
    public void Replace(int start, int length, string text) => _edits.Add((start, length, text));

    /// <summary>The file's new bytes.</summary>
    public byte[] ToBytes()
    {
        var lineEnd = _raw.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var raw = new StringBuilder();
        var (from, at, place) = (0, 0, _start);
        foreach (var (start, length, text) in _edits.OrderBy(edit => edit.Start))
        {
            var (begin, end) = (RawAt(start), RawAt(start + length));
            raw.Append(_raw, from, begin - from).Append(text.Replace("\n", lineEnd, StringComparison.Ordinal));
            from = end;
        }

        return StrictUtf8.GetBytes(raw.Append(_raw, from, _raw.Length - from).ToString());

        // Only "\r\n" is longer in the file than in the text.
        int RawAt(int position)
        {
            for (; at < position; at++)
            {
                place += _raw[place] == '\r' && place + 1 < _raw.Length && _raw[place + 1] == '\n' ? 2 : 1;
            }

            return place;
        }
    }
}
