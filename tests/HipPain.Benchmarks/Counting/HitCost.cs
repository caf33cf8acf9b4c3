using System.Globalization;
using HipPain.Benchmarks.Serving;

namespace HipPain.Benchmarks.Counting;

/// <summary>
/// Requests a second of a cached article with counting on, as a share of those with counting off, in pairs measured one right after
/// the other and in turns first; and whether every answer was counted once the site was stopped. A pair is hit by what else the
/// machine does, so the median of all pairs is what counts; processor time is hit less.
/// </summary>
internal static class HitCost
{
    public const string Name = "hits";

    private const double Bar = 0.9;

    public static async Task MeasureAsync(Workbench bench, PublishedSite published, Options options, Report report)
    {
        var (wrk, database, load) = (new Wrk(bench), published.NewDatabase(), new Load { Paths = [ServeBenchmark.Article] });
        var (counting, silent) = (
            await published.StartAsync("counting on", new SiteSettings { Database = database }),
            await published.StartAsync("counting off", new SiteSettings { Counts = false }));
        var (shares, costs, speeds) = (new List<double>(), new List<double>(), new List<double>());
        foreach (var server in (Server[])[counting, silent])
        {
            await wrk.WarmUpAsync(server, load);
        }

        long answers = 0;
        for (var pair = 0; pair <= options.Rounds; pair++)
        {
            var results = new Dictionary<Server, LoadResult>();
            foreach (var server in pair % 2 == 0 ? (Server[])[counting, silent] : [silent, counting])
            {
                results[server] = await wrk.RunAsync(server, load, options.Round);
            }

            answers += results[counting].Count;
            if (pair > 0)
            {
                speeds.Add(results[counting].PerSecond);
                shares.Add(results[counting].PerSecond / results[silent].PerSecond);
                costs.Add(results[counting].Micros - results[silent].Micros);
            }
        }

        await published.StopAsync(counting);
        await published.StopAsync(silent);
        Print(speeds, shares, costs);
        var (share, stored) = (Report.Median(shares), StoredViews.Count(database));
        report.Bar("hits with counting on, of those with counting off, at least 0.9", share, share >= Bar);
        // wrk leaves at the end of a round without waiting for the answers that are on their way.
        report.Bar($"views lost of {answers.ToString("N0", CultureInfo.InvariantCulture)}, none", Math.Max(0, answers - stored), stored >= answers);
    }

    private static void Print(List<double> speeds, List<double> shares, List<double> costs)
    {
        Report.Head("hits, 64 connections", "median", "least", "most");
        foreach (var (what, values) in ((string, List<double>)[])
            [("a second, counting on", speeds), ("share of counting off", shares), ("processor time of counting, µs a hit", costs)])
        {
            Report.Row(what, Report.Number(Report.Median(values)), Report.Number(values.Min()), Report.Number(values.Max()));
        }
    }
}
