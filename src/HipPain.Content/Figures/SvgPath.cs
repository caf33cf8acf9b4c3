using System.Text;
using System.Text.RegularExpressions;

namespace HipPain.Content.Figures;

/// <summary>The <c>d</c> of a path: letters, each with as many numbers as it takes (SVG 2, 9.3).</summary>
internal static partial class SvgPath
{
    /// <summary>The path as it is written to the page; null if it is none.</summary>
    public static string? Clean(string text)
    {
        var path = new StringBuilder(text.Length);
        var parts = Part.Matches(text);
        // Letters and what stands between them have to make up the whole text, which begins with a move.
        if (parts.Count == 0 || parts.Sum(part => part.Length) != text.Length || text[0] is not ('M' or 'm'))
        {
            return null;
        }

        foreach (Match part in parts)
        {
            var letter = part.Value[0];
            var rest = part.Value[1..].Trim(' ', '\n', '\t', ',');
            var numbers = rest.Length == 0 ? [] : SvgNumbers.List(rest);
            if (numbers is null || !Takes(letter, numbers))
            {
                return null;
            }

            // A minus parts two numbers by itself.
            path.Append(letter).Append(SvgNumbers.Write(numbers).Replace(" -", "-", StringComparison.Ordinal));
        }

        return path.ToString();
    }

    private static bool Takes(char letter, decimal[] numbers)
    {
        var each = char.ToUpperInvariant(letter) switch
        {
            'Z' => 0,
            'H' or 'V' => 1,
            'M' or 'L' or 'T' => 2,
            'S' or 'Q' => 4,
            'C' => 6,
            _ => 7,
        };
        return each == 0 ? numbers.Length == 0
            : numbers.Length > 0 && numbers.Length % each == 0 && (each < 7 || numbers.Chunk(7).All(arc => arc is [>= 0, >= 0, _, 0 or 1, 0 or 1, _, _]));
    }

    [GeneratedRegex(@"[MmLlHhVvCcSsQqTtAaZz][0-9 ,.\n\t+-]*")]
    private static partial Regex Part { get; }
}
