using System.Diagnostics;
using System.Globalization;

namespace HipPain.Benchmarks.Serving;

/// <summary>
/// Saves an article while 64 connections read it: the time until a reader sees the change, and the slowest request meanwhile, beside
/// that of a time without a save.
/// </summary>
internal static class Saves
{
    public const string Name = "save";

    private const double LongestUntilSeen = 1_000;
    private const double SlowestRequest = 100;

    private static readonly TimeSpan Before = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Around = TimeSpan.FromSeconds(3);

    public static async Task MeasureAsync(Workbench bench, PublishedSite published, Options options, Report report)
    {
        var folder = bench.NewFolder("saved");
        Copy(published.Content, folder);
        var site = await published.StartAsync("site", content: folder);
        await site.WhenIdleAsync();
        var (wrk, load) = (new Wrk(bench), new Load { Paths = [ServeBenchmark.Article] });
        await wrk.RunAsync(site, load, Before);
        var (times, slowest, without) = (new List<double>(), new List<double>(), new List<double>());
        for (var save = 0; save < options.Rounds; save++)
        {
            without.Add((await wrk.RunAsync(site, load, Around)).Slowest);
            var reading = wrk.RunAsync(site, load, Around);
            await Task.Delay(Before);
            times.Add(await SaveAsync(site, Path.Combine(folder, $"{ServeBenchmark.Article[1..]}.md"), $"saved in round {save}"));
            slowest.Add((await reading).Slowest);
        }

        Console.WriteLine();
        Report.Head("save under load, ms", "median", "worst");
        foreach (var (name, values) in ((string, List<double>)[])
            [("until a reader sees it", times), ("slowest request beside a save", slowest), ("slowest request without one", without)])
        {
            Report.Row(name, Report.Number(Report.Median(values)), Report.Number(values.Max()));
        }

        report.Bar(Text($"save: until seen, ms, at most {LongestUntilSeen:N0}"), times.Max(), times.Max() <= LongestUntilSeen);
        report.Bar(Text($"save: slowest request, ms, at most {SlowestRequest:N0}"), slowest.Max(), slowest.Max() <= SlowestRequest);
    }

    private static async Task<double> SaveAsync(Server site, string file, string mark)
    {
        using var client = new HttpClient { BaseAddress = site.Url };
        await File.AppendAllTextAsync(file, $"\nThis was {mark}.\n");
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(10); await Task.Delay(10))
        {
            if ((await client.GetStringAsync(ServeBenchmark.Article)).Contains($"This was {mark}.", StringComparison.Ordinal))
            {
                return watch.Elapsed.TotalMilliseconds;
            }
        }

        throw new InvalidOperationException("A save was not seen within ten seconds.");
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
