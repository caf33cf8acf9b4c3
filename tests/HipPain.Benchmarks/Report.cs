using System.Globalization;

namespace HipPain.Benchmarks;

/// <summary>Prints tables in Markdown, and says which bars are met.</summary>
internal sealed class Report
{
    private readonly List<(string Sentence, bool IsMet)> _bars = [];

    /// <summary>Begins a table.</summary>
    public static void Head(params string[] columns)
    {
        Row(columns);
        Row([.. columns.Select((_, at) => at == 0 ? "---" : "---:")]);
    }

    /// <summary>A row of a table.</summary>
    public static void Row(params string[] cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");

    /// <summary>A number for people: no more digits than it is worth.</summary>
    public static string Number(double value) => value.ToString(
        Math.Abs(value) switch { >= 100 => "N0", >= 10 => "F1", _ => "F2" }, CultureInfo.InvariantCulture);

    /// <summary>The middle of some values; of an even number of them the larger middle one.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered[ordered.Count / 2];
    }

    /// <summary>Notes a bar.</summary>
    /// <param name="sentence">What was promised.</param>
    /// <param name="measured">What was measured.</param>
    /// <param name="isMet">Whether it is kept.</param>
    public void Bar(string sentence, double measured, bool isMet) => _bars.Add(($"{sentence}: {Number(measured)}", isMet));

    /// <summary>Prints the bars.</summary>
    /// <returns>0 if all are met, else 1.</returns>
    public int Judge()
    {
        Console.WriteLine();
        foreach (var (sentence, isMet) in _bars)
        {
            Console.WriteLine($"* {(isMet ? "met" : "**not met**")}: {sentence}");
        }

        return _bars.TrueForAll(bar => bar.IsMet) ? 0 : 1;
    }
}
