using System.Diagnostics;
using System.Globalization;
using HipPain.Benchmarks.Guides;

namespace HipPain.Benchmarks.Serving;

/// <summary>
/// From the start of the published site's process to its first page, and the memory it holds then and once it is idle: with the guide
/// of today and with 10,000 articles. A start before makes the database and warms the disk's cache.
/// </summary>
internal static class StartBenchmark
{
    private const int Many = 10_000;

    /// <returns>0 if the bars are met, else 1.</returns>
    public static async Task<int> RunAsync(Options options)
    {
        await Machine.PrintAsync("start");
        using var bench = new Workbench();
        var (published, report) = (await PublishedSite.PublishAsync(bench), new Report());
        var many = bench.NewFolder("many");
        MadeUpGuide.Write(many, Many);
        Report.Head("guide", "first page, ms", "slowest", "processor, ms", "memory then, MB", "memory when idle, MB");
        await MeasureAsync(bench, new Guide("the guide of today", published.Content, ServeBenchmark.Article, MostMilliseconds: 600, MostMegabytes: 120));
        await MeasureAsync(bench, new Guide(Text($"{Many:N0} articles"), many, MadeUpGuide.SomePath, MostMilliseconds: 1_500, MostMegabytes: 300));
        return report.Judge();

        async Task MeasureAsync(Workbench bench, Guide guide)
        {
            var database = published.NewDatabase();
            await StartAsync(published, guide, database);
            List<Begun> starts = [];
            for (var round = 0; round < options.Rounds; round++)
            {
                starts.Add(await StartAsync(published, guide, database));
            }

            double Median(Func<Begun, double> of) => Report.Median(starts.Select(of));
            var (time, memory, idle) = (Median(start => start.Milliseconds), Median(start => start.Megabytes), Median(start => start.IdleMegabytes));
            Report.Row(
                guide.Name, Report.Number(time), Report.Number(starts.Max(start => start.Milliseconds)), Report.Number(Median(start => start.Processor)),
                Report.Number(memory), Report.Number(idle));
            report.Bar(Text($"{guide.Name}: first page, ms, at most {guide.MostMilliseconds:N0}"), time, time <= guide.MostMilliseconds);
            report.Bar(Text($"{guide.Name}: memory, MB, at most {guide.MostMegabytes:N0}"), Math.Max(memory, idle), Math.Max(memory, idle) <= guide.MostMegabytes);
        }
    }

    private static async Task<Begun> StartAsync(PublishedSite published, Guide guide, string database)
    {
        var watch = Stopwatch.StartNew();
        var site = published.Start("site", new SiteSettings { Content = guide.Content, Database = database });
        await site.WhenReadyAsync(guide.Page);
        var begun = new Begun(watch.Elapsed.TotalMilliseconds, site.ProcessorTime.TotalMilliseconds, site.Megabytes, 0);
        await site.WhenIdleAsync();
        begun = begun with { IdleMegabytes = site.Megabytes };
        await published.StopAsync(site);
        return begun;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Begun(double Milliseconds, double Processor, double Megabytes, double IdleMegabytes);

    private sealed record Guide(string Name, string Content, string Page, double MostMilliseconds, double MostMegabytes);
}
