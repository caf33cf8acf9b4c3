using System.Text.RegularExpressions;

namespace HipPain.Content.Figures;

/// <summary>The <c>transform</c> of a shape: up to four functions, each with as many numbers as it takes (CSS Transforms 1, 8).</summary>
internal static partial class SvgTransform
{
    private const int Most = 4;

    /// <summary>Whether a browser would follow it; one that it does not understand is passed over without a word.</summary>
    public static bool IsGood(string text)
    {
        var parts = Part.Matches(text);
        return parts.Count is > 0 and <= Most && parts.Sum(part => part.Length) == text.Length && parts.All(IsGood);
    }

    private static bool IsGood(Match part)
    {
        var count = SvgNumbers.List(part.Groups["numbers"].Value)?.Length;
        return part.Groups["name"].Value switch
        {
            "translate" or "scale" => count is 1 or 2,
            "rotate" => count is 1 or 3,
            "matrix" => count is 6,
            _ => count is 1,
        };
    }

    [GeneratedRegex(@"\G(?<name>translate|scale|rotate|matrix|skewX|skewY)\((?<numbers>[^()]*)\)[ ,\n\t]*")]
    private static partial Regex Part { get; }
}
