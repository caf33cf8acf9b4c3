using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace HipPain.Benchmarks.Loops;

/// <summary>Measures <see cref="InnerLoops"/> with BenchmarkDotNet, which knows how to measure nanoseconds.</summary>
internal static class LoopBenchmark
{
    // A hit has some 20 µs of a processor: none of its steps may take a tenth of that.
    private const double MostNanoseconds = 2_000;

    /// <returns>0 if the bar is met, else 1.</returns>
    public static async Task<int> RunAsync()
    {
        await Machine.PrintAsync("loops");
        using var bench = new Workbench();
        // In this process: a project that is made up on the way would have to meet this repository's rules.
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithIterationTime(TimeInterval.FromMilliseconds(100)).WithMaxIterationCount(30);
        var config = ManualConfig.CreateEmpty().AddJob(job).AddDiagnoser(MemoryDiagnoser.Default).AddLogger(NullLogger.Instance)
            .AddColumnProvider(DefaultColumnProviders.Instance).WithArtifactsPath(bench.At("loops")).WithOptions(ConfigOptions.DisableLogFile);
        var (summary, report) = (BenchmarkRunner.Run<InnerLoops>(config), new Report());
        Report.Head("loop", "mean ns", "±", "bytes allocated");
        foreach (var loop in summary.Reports)
        {
            var name = loop.BenchmarkCase.Descriptor.WorkloadMethod.Name;
            var (mean, error) = loop.ResultStatistics is { } statistics ? (statistics.Mean, statistics.StandardDeviation) : (double.NaN, double.NaN);
            Report.Row(name, Report.Number(mean), Report.Number(error), Report.Number(loop.GcStats.GetBytesAllocatedPerOperation(loop.BenchmarkCase) ?? 0));
            report.Bar($"{name}, ns, at most {Report.Number(MostNanoseconds)}", mean, mean <= MostNanoseconds);
        }

        return report.Judge();
    }
}
