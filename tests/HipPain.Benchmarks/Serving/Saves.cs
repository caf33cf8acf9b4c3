using System.Diagnostics;
using System.Globalization;
using HipPain.Benchmarks.Guides;

namespace HipPain.Benchmarks.Serving;

/// <summary>
/// Saves an article while 64 connections read it, in the guide of today and in one of 10,000 articles: the time until a reader sees the
/// change, and the slowest request meanwhile, beside that of a time without a save.
/// </summary>
internal static class Saves
{
    public const string Name = "save";

    private const double LongestUntilSeen = 1_000;
    private const double SlowestRequest = 100;
    private const int Many = 10_000;
    // A save there costs the same each time.
    private const int RoundsOfMany = 2;

    private static readonly TimeSpan Before = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Around = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly Kind[] Kinds =
    [
        new("body", (text, mark) => $"{text}\n{mark}\n"),
        new("front matter", (text, mark) => text.Replace("\nchanges:\n", $"\nchanges:\n  - date: 2026-11-23\n    note: {mark}\n", StringComparison.Ordinal)),
    ];

    public static async Task MeasureAsync(Workbench bench, PublishedSite published, Options options, Report report)
    {
        var (today, many) = (bench.NewFolder("saved"), bench.NewFolder("saved-of-many"));
        Copy(published.Content, today);
        MadeUpGuide.Write(many, Many);
        Console.WriteLine();
        Report.Head("saved under load", "guide", "seen after, ms", "worst", "slowest request, ms", "worst", "without a save, ms", "worst");
        foreach (var article in (SavedArticle[])
            [
                new("the guide of today", today, ServeBenchmark.Article, options.Rounds),
                new(Text($"{Many:N0} articles"), many, MadeUpGuide.SomePath, Math.Min(options.Rounds, RoundsOfMany)),
            ])
        {
            await MeasureAsync(bench, published, article, report);
        }
    }

    private static async Task MeasureAsync(Workbench bench, PublishedSite published, SavedArticle article, Report report)
    {
        var site = await published.StartAsync("site", new SiteSettings { Content = article.Folder });
        var (wrk, load, without) = (new Wrk(bench), new Load { Paths = [article.Path] }, new List<double>());
        await wrk.WarmUpAsync(site, load);
        var saves = Kinds.ToDictionary(kind => kind, _ => new List<(double Seen, double Slowest)>());
        for (var round = 0; round < article.Rounds; round++)
        {
            without.Add((await wrk.RunAsync(site, load, Around)).Slowest);
            foreach (var (kind, times) in saves)
            {
                var reading = wrk.RunAsync(site, load, Around);
                await Task.Delay(Before);
                var seen = await SaveAsync(site, article, kind, $"Saved in round {round} in the {kind.Name}.");
                times.Add((seen, (await reading).Slowest));
            }
        }

        await published.StopAsync(site);
        foreach (var (kind, times) in saves)
        {
            double[] seen = [.. times.Select(time => time.Seen)], slowest = [.. times.Select(time => time.Slowest)];
            Report.Row([kind.Name, article.Guide, .. ((IReadOnlyList<double>[])[seen, slowest, without]).SelectMany(values =>
                (string[])[Report.Number(Report.Median(values)), Report.Number(values.Max())])]);
            var name = $"save of the {kind.Name}, {article.Guide}";
            report.Bar(Text($"{name}: until seen, ms, at most {LongestUntilSeen:N0}"), seen.Max(), seen.Max() <= LongestUntilSeen);
            report.Bar(Text($"{name}: slowest request, ms, at most {SlowestRequest:N0}"), slowest.Max(), slowest.Max() <= SlowestRequest);
        }
    }

    // The time until it is seen, or all of the time that was waited.
    private static async Task<double> SaveAsync(Server site, SavedArticle article, Kind kind, string mark)
    {
        using var client = new HttpClient { BaseAddress = site.Url };
        await File.WriteAllTextAsync(article.File, kind.Change(await File.ReadAllTextAsync(article.File), mark));
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Patience && !(await client.GetStringAsync(article.Path)).Contains(mark, StringComparison.Ordinal))
        {
            await Task.Delay(10);
        }

        return watch.Elapsed.TotalMilliseconds;
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

    /// <param name="Name">What is saved.</param>
    /// <param name="Change">From a file's text and a sentence for readers, the text with it.</param>
    private sealed record Kind(string Name, Func<string, string, string> Change);

    private sealed record SavedArticle(string Guide, string Folder, string Path, int Rounds)
    {
        public string File => System.IO.Path.Combine(Folder, $"{Path[1..]}.md");
    }
}
