using HipPain.Benchmarks.Serving;

namespace HipPain.Benchmarks.Counting;

/// <summary>What counting costs: on the way of a hit, into memory and the database, and with very many views stored.</summary>
internal static class CountingBenchmark
{
    /// <returns>0 if the bars are met, 1 if not, 2 if something is missing.</returns>
    public static async Task<int> RunAsync(Options options)
    {
        if (!Installed.Has("wrk"))
        {
            return 2;
        }

        await Machine.PrintAsync("counting");
        using var bench = new Workbench();
        var report = new Report();
        if (options.Includes(HitCost.Name))
        {
            await HitCost.MeasureAsync(bench, await PublishedSite.PublishAsync(bench), options, report);
        }

        if (options.Includes(ViewRate.Name))
        {
            await ViewRate.MeasureAsync(bench, options, report);
        }

        if (options.Includes(FlushCost.Name))
        {
            await FlushCost.MeasureAsync(bench, options, report);
        }

        return report.Judge();
    }
}
