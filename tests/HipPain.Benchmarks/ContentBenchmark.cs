using System.Diagnostics;
using System.Globalization;
using HipPain.Content;

namespace HipPain.Benchmarks;

/// <summary>Loads guides of several sizes, then loads them again after one file was saved. The ratio shows what a save costs.</summary>
internal static class ContentBenchmark
{
    private const int Rounds = 5;

    public static void Run()
    {
        Console.WriteLine("articles   load ms   reload ms   reload/load");
        foreach (var count in (int[])[10, 1_000, 10_000])
        {
            var folder = Directory.CreateTempSubdirectory("hippain-benchmark-");
            try
            {
                Write(folder.FullName, count);
                Measure(folder.FullName, count);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private static void Measure(string folder, int count)
    {
        var (loads, reloads) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var loader = new GuideLoader(folder, TimeProvider.System);
            var guide = Guide.Empty;
            loads.Add(Milliseconds(() => guide = loader.Load(Guide.Empty)));
            if (guide.Articles.Count != count || guide.Problems.Any(problem => problem.File != "index.md"))
            {
                throw new InvalidOperationException($"The made-up guide has problems: {guide.Problems[0]}");
            }

            File.AppendAllText(Path.Combine(folder, "page-0.md"), $"\nSaved in round {round}.\n");
            reloads.Add(Milliseconds(() => loader.Load(guide)));
        }

        var (load, reload) = (Median(loads), Median(reloads));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,8} {load,9:F1} {reload,11:F1} {reload / load,13:F3}"));
    }

    /// <summary>Copies of the guide's own "causes" under other names, without the links to its neighbours.</summary>
    private static void Write(string folder, int count)
    {
        var content = Path.Combine(Repository.Root, "content");
        foreach (var file in (string[])["site.yaml", "sources.yaml"])
        {
            File.Copy(Path.Combine(content, file), Path.Combine(folder, file));
        }

        var text = File.ReadAllText(Path.Combine(content, "causes.md")).Replace("](/", "](https://hippain.example/", StringComparison.Ordinal);
        for (var page = 0; page < count; page++)
        {
            File.WriteAllText(Path.Combine(folder, $"page-{page}.md"), text);
        }
    }

    private static double Milliseconds(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
