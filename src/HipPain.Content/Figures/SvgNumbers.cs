using System.Globalization;
using System.Text.RegularExpressions;

namespace HipPain.Content.Figures;

/// <summary>The numbers of a drawing: plain decimals of a modest size, written with at most two places.</summary>
internal static partial class SvgNumbers
{
    /// <summary>The largest; the smallest is its opposite.</summary>
    public const int Most = 4000;

    /// <summary>The numbers of a list; null if anything else stands in it.</summary>
    public static decimal[]? List(string text)
    {
        if (!ListForm.IsMatch(text))
        {
            return null;
        }

        var numbers = new List<decimal>();
        foreach (var match in Number.EnumerateMatches(text))
        {
            if (!decimal.TryParse(text.AsSpan(match.Index, match.Length), NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                || Math.Abs(number) > Most)
            {
                return null;
            }

            numbers.Add(number);
        }

        return numbers.Count > 0 ? [.. numbers] : null;
    }

    /// <summary>Numbers with spaces between them.</summary>
    public static string Write(params IEnumerable<decimal> numbers) =>
        string.Join(' ', numbers.Select(number => Math.Round(number, 2).ToString("#.##;-#.##;0", CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")]
    private static partial Regex Number { get; }

    [GeneratedRegex(@"^(?>[ ,\n\t]*[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+))*[ ,\n\t]*\z", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex ListForm { get; }
}
