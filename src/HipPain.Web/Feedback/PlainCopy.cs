using System.Globalization;
using System.Text;

namespace HipPain.Web.Feedback;

/// <summary>
/// A text as a program would rather read it, with the way back: digits of every script are ASCII, spaces and dashes are of one kind,
/// and what nobody sees (joiners, soft hyphens) is left out. What has been found can be taken out, so that nothing finds it again.
/// </summary>
internal sealed class PlainCopy
{
    private const char Taken = '\u0001';

    private readonly List<(int Start, int End)> _origins = [];
    private readonly char[] _signs;

    public PlainCopy(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var start = 0; start < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(start), out var rune, out var length);
            if (Fold(rune) is { } sign)
            {
                plain.Append(sign);
                _origins.Add((start, start + length));
            }

            start += length;
        }

        _signs = plain.ToString().ToCharArray();
    }

    /// <summary>What can still be found.</summary>
    public override string ToString() => new(_signs);

    /// <summary>Takes out what was found, and says where it stands in the text itself.</summary>
    public (int Start, int End) Take(int start, int length)
    {
        _signs.AsSpan(start, length).Fill(Taken);
        return (_origins[start].Start, _origins[start + length - 1].End);
    }

    private static char? Fold(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Format => null,
        _ when rune.Value is 0x034F or (>= 0xFE00 and <= 0xFE0F) => null,
        UnicodeCategory.DecimalDigitNumber => (char)('0' + (int)Rune.GetNumericValue(rune)),
        UnicodeCategory.SpaceSeparator => ' ',
        UnicodeCategory.DashPunctuation => '-',
        _ => rune.Value switch
        {
            '\t' => ' ',
            0x2212 => '-',
            >= 0xFF01 and <= 0xFF5E => (char)(rune.Value - 0xFEE0),
            > char.MaxValue => '\u0002',
            var other => (char)other,
        },
    };
}
