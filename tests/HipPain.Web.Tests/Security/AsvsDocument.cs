using System.Text.RegularExpressions;

namespace HipPain.Web.Tests.Security;

/// <summary>What <c>docs/asvs.md</c> says, row by row.</summary>
internal static partial class AsvsDocument
{
    /// <summary>What the last column begins with where tests do not show all of it.</summary>
    public static readonly IReadOnlyList<string> Reasons = ["By reading", "Operator", "In part", "Not met", "Does not apply"];

    /// <summary>What it is called where tests do.</summary>
    public const string Tested = "Shown by tests";

    /// <summary>The numbers of levels 1 and 2 with their level, as the standard has them.</summary>
    public static IReadOnlyDictionary<string, int> Standard { get; } =
        File.ReadAllLines(Path.Combine(Repository.Root, "tests/HipPain.Web.Tests/Security/asvs-5.0.0.txt"))
            .Select(line => line.Split(' ')).ToDictionary(parts => parts[0], parts => int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The rows of the tables.</summary>
    public static IReadOnlyList<Row> Rows { get; } = [.. Lines.Where(cells => cells[0].StartsWith('V')).Select(cells => new Row(cells))];

    /// <summary>How many requirements the document counts of each kind.</summary>
    public static IReadOnlyDictionary<string, int> Counted { get; } = Lines.Where(cells => cells.Length == 2 && int.TryParse(cells[1], out _))
        .ToDictionary(cells => cells[0], cells => int.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture));

    private static IEnumerable<string[]> Lines => File.ReadAllLines(Path.Combine(Repository.Root, "docs/asvs.md"))
        .Where(line => line.StartsWith('|')).Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray());

    /// <summary>One row: a requirement, or the sections that have nothing to do with the site.</summary>
    internal sealed record Row(string[] Cells)
    {
        /// <summary>The requirements of levels 1 and 2 that the row is about.</summary>
        public IReadOnlyList<string> Numbers => Span.Match(Cells[0]) is { Success: true } span
            ? [.. Enumerable.Range(Number(span, "from"), Number(span, "to") - Number(span, "from") + 1).SelectMany(section => Of($"V{span.Groups["chapter"]}.{section}."))]
            : Standard.ContainsKey(Cells[0]) ? [Cells[0]] : [.. Of(Cells[0] + ".")];

        /// <summary>The tests that it names, as class and method.</summary>
        public IEnumerable<(string Class, string Method)> Tests =>
            TestName.Matches(Cells[^1]).Select(match => (match.Groups["class"].Value, match.Groups["method"].Value));

        /// <summary>How the last column begins.</summary>
        public string Kind => Reasons.FirstOrDefault(reason => Cells[^1].StartsWith(reason + ": ", StringComparison.Ordinal)) ?? (Cells[^1].StartsWith('`') ? Tested : "");

        /// <inheritdoc />
        public override string ToString() => string.Join(" | ", Cells);

        private static int Number(Match span, string group) => int.Parse(span.Groups[group].Value, System.Globalization.CultureInfo.InvariantCulture);

        private static IEnumerable<string> Of(string start) => Standard.Keys.Where(number => number.StartsWith(start, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^V(?<chapter>\d+)\.(?<from>\d+) to V\k<chapter>\.(?<to>\d+)\z")]
    private static partial Regex Span { get; }

    [GeneratedRegex(@"`(?<class>\w+Tests)\.(?<method>\w+)`")]
    private static partial Regex TestName { get; }
}
