using System.Collections.Frozen;

namespace HipPain.Content.Figures;

/// <summary>The words of SVG that a drawing may use, and the values they may have.</summary>
internal static class SvgWords
{
    private const int MostLabel = 200;

    private static readonly string[] OfAll = ["class", "transform"];

    private static readonly FrozenDictionary<string, string[]> Elements = new Dictionary<string, string[]>
    {
        ["svg"] = ["viewBox"],
        ["g"] = [.. OfAll],
        ["path"] = [.. OfAll, "d"],
        ["circle"] = [.. OfAll, "cx", "cy", "r"],
        ["ellipse"] = [.. OfAll, "cx", "cy", "rx", "ry"],
        ["rect"] = [.. OfAll, "x", "y", "width", "height", "rx", "ry"],
        ["line"] = [.. OfAll, "x1", "y1", "x2", "y2"],
        ["polyline"] = [.. OfAll, "points"],
        ["polygon"] = [.. OfAll, "points"],
        ["text"] = [.. OfAll, "x", "y", "dx", "dy", "text-anchor"],
        ["tspan"] = ["class", "x", "y", "dx", "dy", "text-anchor"],
        ["a"] = [.. OfAll, "href", "aria-label"],
        ["title"] = [],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> ClassNames = FrozenSet.ToFrozenSet(
        [
            "bone", "cartilage", "labrum", "muscle", "muscle-other", "tendon", "skin", "cloth", "ink", "leader", "label", "area",
            "near", "far", "trim", "prop", "mat", "floor", "move",
        ],
        StringComparer.Ordinal);

    public static IEnumerable<string> AllElements => Elements.Keys;

    public static IEnumerable<string> AllAttributes => Elements.Values.SelectMany(names => names).Distinct(StringComparer.Ordinal);

    /// <summary>All colour, width of line and font is by these.</summary>
    public static IEnumerable<string> Classes => ClassNames;

    public static bool IsElement(string name) => Elements.ContainsKey(name);

    public static bool IsAttribute(string element, string name) => Elements[element].Contains(name, StringComparer.Ordinal);

    /// <summary>
    /// Whether one element may stand right in another. A page's parser takes shapes in a title for HTML, and browsers show no shape
    /// in a shape or in words.
    /// </summary>
    public static bool MayHold(string parent, string child) => parent switch
    {
        "svg" or "g" or "a" => child is not "tspan",
        "text" or "tspan" => child is "tspan" or "title",
        _ => child is "title" && parent is not "title",
    };

    public static bool HoldsWords(string element) => element is "text" or "tspan" or "title";

    /// <summary>A value as it is written to the page; null if it is none that is allowed. Links are not asked for here.</summary>
    public static string? Clean(string name, string value) => name switch
    {
        "class" => value.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } names && names.All(ClassNames.Contains) ? string.Join(' ', names) : null,
        "viewBox" => SvgNumbers.List(value) is { Length: 4 } box && box is [0, 0, > 0, > 0] ? SvgNumbers.Write(box) : null,
        "points" => SvgNumbers.List(value) is { Length: > 3 } points && points.Length % 2 == 0 ? SvgNumbers.Write(points) : null,
        "d" => SvgPath.Clean(value),
        "transform" => SvgTransform.IsGood(value) ? value : null,
        "text-anchor" => value is "start" or "middle" or "end" ? value : null,
        "aria-label" => value.Length is > 0 and <= MostLabel ? value : null,
        "r" or "rx" or "ry" or "width" or "height" => SvgNumbers.List(value) is [>= 0] size ? SvgNumbers.Write(size) : null,
        _ => SvgNumbers.List(value) is { Length: 1 } number ? SvgNumbers.Write(number) : null,
    };

    /// <summary>What a value has to be, for a sentence.</summary>
    public static string Wanted(string name) => name switch
    {
        "class" => "one or more of " + string.Join(", ", ClassNames.Order(StringComparer.Ordinal)),
        "viewBox" => "0 0, a width and a height",
        "points" => "pairs of numbers",
        "d" => "the letters and numbers of a path, each flag of an arc by itself",
        "transform" => "translate, scale, rotate, skewX, skewY or matrix, each with the numbers that it takes",
        "text-anchor" => "start, middle or end",
        "aria-label" => $"words, at most {MostLabel} characters",
        _ => $"a plain number up to {SvgNumbers.Most}",
    };
}
