using System.Diagnostics;

namespace HipPain.Benchmarks;

/// <summary>What something took. Processor time tells more than the clock on a machine that others use too.</summary>
/// <param name="Elapsed">By the clock, in milliseconds.</param>
/// <param name="Processor">On all processors together, in milliseconds.</param>
internal readonly record struct Timing(double Elapsed, double Processor)
{
    public static Timing Of(Action action)
    {
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        action();
        return new Timing(watch.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);
    }

    public static Timing Median(IReadOnlyList<Timing> values) => new(
        values.Select(value => value.Elapsed).Order().ElementAt(values.Count / 2),
        values.Select(value => value.Processor).Order().ElementAt(values.Count / 2));
}
