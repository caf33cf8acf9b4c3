using System.Globalization;
using HipPain.Benchmarks.Counting;
using HipPain.Benchmarks.Guides;

namespace HipPain.Benchmarks.Serving;

/// <summary>
/// What a hit costs when the guide and the counts have grown: a guide of 5 articles and one of 10,000, and a database of 10 views and
/// one of ten million, in one run and in turn. While one site is measured the others stand still: what each does all the time, such as
/// looking for changes in 10,000 files, would else slow all alike, and not show.
/// </summary>
internal static class GrowthBenchmark
{
    private const int Few = 5;
    private const int Many = 10_000;
    private const int Spread = 500;
    private const double Bar = 0.9;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    /// <returns>0 if the bars are met, 1 if not, 2 if something is missing.</returns>
    public static async Task<int> RunAsync(Options options)
    {
        if (!Installed.Has("wrk"))
        {
            return 2;
        }

        await Machine.PrintAsync("growth");
        using var bench = new Workbench();
        var published = await PublishedSite.PublishAsync(bench);
        var (few, many) = (Guide(bench, Few), Guide(bench, Many));
        var (none, stored) = (published.NewDatabase(), published.NewDatabase());
        await StoredViews.FillAsync(none, days: 1, addresses: 10, each: 1);
        var views = await StoredViews.FillManyAsync(stored);
        Server[] sites =
        [
            await published.StartAsync($"{Few} articles, 10 views", new SiteSettings { Content = few, Database = none }),
            await published.StartAsync(Text($"{Many:N0} articles, no view"), new SiteSettings { Content = many }),
            await published.StartAsync(Text($"{Few} articles, {views:N0} views"), new SiteSettings { Content = few, Database = stored }),
        ];
        var (wrk, load) = (new Wrk(bench), new Load { Paths = [MadeUpGuide.SomePath] });
        // Far apart, so that what is near each other in memory does not help.
        var articles = MadeUpGuide.Addresses(many).Where(address => address.Count(letter => letter == '/') == 3).ToList();
        string[] spread = [.. Enumerable.Range(0, Spread).Select(at => articles[at * (articles.Count / Spread)])];
        Contest[] contests =
        [
            new("one article", [.. sites.Select(site => (site, load))]) { Alone = new Alone(bench, sites) },
            new($"{Spread} pages in turn", [(sites[1], load with { Paths = spread })]) { Alone = new Alone(bench, sites) },
        ];
        foreach (var (site, asked) in contests.SelectMany(contest => contest.Ways))
        {
            await wrk.WarmUpAsync(site, asked);
        }

        var idle = await IdleAsync(bench, sites);
        await MeasureAsync(wrk, contests, options);
        return Judge(contests, sites, idle);
    }

    // The share of a core that each takes when nobody asks it.
    private static async Task<double[]> IdleAsync(Workbench bench, Server[] sites)
    {
        var shares = new List<double>();
        foreach (var site in sites)
        {
            await site.WhenIdleAsync();
            shares.Add(await new Alone(bench, sites).RunAsync(site, async () =>
            {
                var before = site.ProcessorTime;
                await Task.Delay(Idle);
                return (site.ProcessorTime - before) / Idle;
            }));
        }

        return [.. shares];
    }

    private static async Task MeasureAsync(Wrk wrk, Contest[] contests, Options options)
    {
        for (var round = 0; round <= options.Rounds; round++)
        {
            foreach (var contest in contests)
            {
                await contest.MeasureAsync(wrk, options.Round, round);
            }
        }
    }

    private static int Judge(Contest[] contests, Server[] sites, double[] idle)
    {
        var report = new Report();
        Report.Head("asked", "site", "answers/s", "±", "of the first", "server µs each", "p99 ms", "idle, % of a core", "errors");
        foreach (var contest in contests)
        {
            foreach (var (site, _) in contest.Ways)
            {
                var ratio = contest.Ratio(site, sites[0]);
                Report.Row(
                    contest.Name, site.Name, Report.Number(contest.Median(site, result => result.PerSecond)), Text($"{contest.Spread(site):P0}"),
                    ratio is null ? "" : Report.Number(ratio.Value), Report.Number(contest.Median(site, result => result.Micros)),
                    Report.Number(contest.Median(site, result => result.Slow)), Report.Number(idle[Array.IndexOf(sites, site)] * 100),
                    Text($"{contest.Errors(site)}"));
            }
        }

        foreach (var site in sites[1..])
        {
            var ratio = contests[0].Ratio(site, sites[0])!.Value;
            report.Bar($"a hit at {site.Name}, of {sites[0].Name}, at least {Text($"{Bar}")}", ratio, ratio >= Bar);
        }

        return report.Judge();
    }

    private static string Guide(Workbench bench, int articles)
    {
        var folder = bench.NewFolder($"guide-{articles}");
        MadeUpGuide.Write(folder, articles);
        return folder;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
