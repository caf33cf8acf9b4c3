using System.Globalization;
using System.Text.RegularExpressions;

namespace HipPain.Benchmarks.Serving;

/// <summary>What wrk said of a load.</summary>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="Count">All answers that came.</param>
/// <param name="Middle">How long the middle one of them took, in milliseconds.</param>
/// <param name="Slow">How long all but the slowest hundredth took at most, in milliseconds.</param>
/// <param name="Slowest">How long the slowest took, in milliseconds.</param>
/// <param name="Errors">Connections that failed, answers that came too late (2 s) or with another status than expected.</param>
internal sealed partial record LoadResult(double PerSecond, long Count, double Middle, double Slow, double Slowest, long Errors)
{
    /// <summary>Processor time of the server for one answer, in microseconds.</summary>
    public double Micros { get; init; }

    /// <summary>Reads what wrk prints.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static LoadResult Read(string output, Answers expected)
    {
        var answers = (long)Number(AnswerLine.Match(output));
        var refused = Refusals.Match(output) is { Success: true } line ? (long)Number(line) : 0;
        var sockets = Sockets.Match(output) is { Success: true } errors
            ? errors.Groups.Values.Skip(1).Sum(group => long.Parse(group.Value, CultureInfo.InvariantCulture)) : 0;
        return new LoadResult(
            Number(RateLine.Match(output)), answers, Time(MiddleLine.Match(output)), Time(SlowLine.Match(output)), Time(SlowestLine.Match(output)),
            sockets + expected switch
            {
                Answers.Pages => refused,
                Answers.Refusals => answers - refused,
                _ => 0,
            });
    }

    private static double Number(Match match) => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    private static double Time(Match match) => Number(match) * match.Groups[2].Value switch
    {
        "us" => 0.001,
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        var unit => throw new FormatException($"wrk gave a time in \"{unit}\"."),
    };

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)")]
    private static partial Regex RateLine { get; }

    [GeneratedRegex("([0-9]+) requests in")]
    private static partial Regex AnswerLine { get; }

    [GeneratedRegex(@"\s50%\s+([0-9.]+)([a-z]+)")]
    private static partial Regex MiddleLine { get; }

    [GeneratedRegex(@"\s99%\s+([0-9.]+)([a-z]+)")]
    private static partial Regex SlowLine { get; }

    // Average, deviation, most.
    [GeneratedRegex(@"Latency\s+[0-9.]+[a-z]+\s+[0-9.]+[a-z]+\s+([0-9.]+)([a-z]+)")]
    private static partial Regex SlowestLine { get; }

    [GeneratedRegex("Non-2xx or 3xx responses: ([0-9]+)")]
    private static partial Regex Refusals { get; }

    [GeneratedRegex("Socket errors: connect ([0-9]+), read ([0-9]+), write ([0-9]+), timeout ([0-9]+)")]
    private static partial Regex Sockets { get; }
}
