using System.Diagnostics;
using System.Globalization;
using HipPain.Benchmarks.Serving;
using HipPain.Content;
using HipPain.Content.Checking;
using HipPain.Web.Searching;

namespace HipPain.Benchmarks.Guides;

/// <summary>
/// Guides of several sizes: loaded in a new process and again in a warm one, again after one file was saved, asked whether anything
/// changed, checked, indexed and searched, and a page rendered by the published site. Milliseconds by the clock, and of processor time
/// in brackets.
/// </summary>
internal static class ContentBenchmark
{
    // No save may be seen later than this; the rest of that second is waiting.
    private const double LongestReload = 500;

    private static readonly int[] Sizes = [5, 1_000, 10_000];

    /// <returns>0 if the bar is met, else 1.</returns>
    public static async Task<int> RunAsync(Options options)
    {
        await Machine.PrintAsync("content");
        using var bench = new Workbench();
        var (published, report) = (await PublishedSite.PublishAsync(bench), new Report());
        Report.Head(
            "articles", "first load", "load again", "after a save", "fingerprint", "check", "index", "search", "render a page", "heap MB", "peak MB");
        foreach (var count in Sizes)
        {
            var folder = bench.NewFolder($"guide-{count}");
            MadeUpGuide.Write(folder, count);
            var (first, memory) = await FirstLoadAsync(bench, folder);
            var render = await RenderTimes.MeasureAsync(bench, published, folder);
            Timing[] times = Measure(folder, count, options.Rounds);
            Report.Row([count.ToString("N0", CultureInfo.InvariantCulture), first, .. times.Select(Text), Text(render), .. memory]);
            report.Bar($"{count} articles: load after a save, ms, at most {LongestReload}", times[1].Elapsed, times[1].Elapsed <= LongestReload);
        }

        return report.Judge();
    }

    /// <summary>For a process of its own, in which nothing is compiled yet: prints the time, the heap and the peak.</summary>
    public static void LoadOnce(string folder)
    {
        var guide = Guide.Empty;
        var timing = Timing.Of(() => guide = new GuideLoader(folder, TimeProvider.System).Load(Guide.Empty));
        var peak = Process.GetCurrentProcess().PeakWorkingSet64;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Text(timing)}|{Megabytes(GC.GetTotalMemory(forceFullCollection: true)):F0}|{Megabytes(peak):F0}"));
        GC.KeepAlive(guide);
    }

    /// <summary>Load, reload, fingerprint, check, index, search.</summary>
    private static Timing[] Measure(string folder, int count, int rounds)
    {
        var times = Enumerable.Range(0, 6).Select(_ => new List<Timing>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            var loader = new GuideLoader(folder, TimeProvider.System);
            var guide = Guide.Empty;
            times[0].Add(Timing.Of(() => guide = loader.Load(Guide.Empty)));
            if (guide.Articles.Count != count || guide.Problems.Any(problem => problem.File != "index.md"))
            {
                throw new InvalidOperationException($"The made-up guide has problems: {guide.Problems[0]}");
            }

            times[3].Add(Timing.Of(() => new GuideLoader(folder, TimeProvider.System, Depth.Checking).Load(Guide.Empty)));
            File.AppendAllText(Path.Combine(folder, MadeUpGuide.SomeFile), $"\nSaved in round {round}.\n");
            // As the site waits before it reads.
            Thread.Sleep(300);
            times[1].Add(Timing.Of(() => loader.Load(guide)));
            times[2].Add(Timing.Of(() => loader.Fingerprint()));
            Search(guide, times[4], times[5]);
        }

        return [.. times.Select(Timing.Median)];
    }

    private static void Search(Guide guide, List<Timing> builds, List<Timing> searches)
    {
        const int MostResults = 20;
        SearchIndex? index = null;
        builds.Add(Timing.Of(() => index = new SearchIndex(guide)));
        using (index)
        {
            foreach (var query in SearchBenchmark.Queries)
            {
                searches.Add(Timing.Of(() => index!.Find(Query.Of(query), MostResults)));
            }
        }
    }

    private static async Task<(string Time, string[] Memory)> FirstLoadAsync(Workbench bench, string folder)
    {
        var said = (await bench.RunAsync(Environment.ProcessPath!, "cold", folder)).Trim().Split('|');
        return (said[0], said[1..]);
    }

    private static string Text(Timing timing) => $"{Report.Number(timing.Elapsed)} ({Report.Number(timing.Processor)})";

    private static double Megabytes(long bytes) => bytes / (1024.0 * 1024);
}
