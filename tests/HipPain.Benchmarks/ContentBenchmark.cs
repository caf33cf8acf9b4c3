using System.Diagnostics;
using System.Globalization;
using HipPain.Content;
using HipPain.Content.Checking;

namespace HipPain.Benchmarks;

/// <summary>
/// Loads guides of several sizes, in a new process and again in a warm one, then again after one file was saved, and asks whether
/// anything changed. Milliseconds by the clock, and of processor time in brackets.
/// </summary>
internal static class ContentBenchmark
{
    private const int Rounds = 5;

    public static void Run()
    {
        Console.WriteLine("articles        first load         load again       after a save        fingerprint              check   heap MB   peak MB");
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

    /// <summary>For a process of its own, in which nothing is compiled yet: prints the time, the heap and the peak.</summary>
    public static void LoadOnce(string folder)
    {
        var guide = Guide.Empty;
        var timing = Timing.Of(() => guide = new GuideLoader(folder, TimeProvider.System).Load(Guide.Empty));
        var peak = Process.GetCurrentProcess().PeakWorkingSet64;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Text(timing)} {Megabytes(GC.GetTotalMemory(forceFullCollection: true)),9:F0} {Megabytes(peak),9:F0}"));
        GC.KeepAlive(guide);
    }

    private static void Measure(string folder, int count)
    {
        var first = FirstLoad(folder);
        var (loads, reloads, fingerprints, checks) = (new List<Timing>(), new List<Timing>(), new List<Timing>(), new List<Timing>());
        for (var round = 0; round < Rounds; round++)
        {
            var loader = new GuideLoader(folder, TimeProvider.System);
            var guide = Guide.Empty;
            loads.Add(Timing.Of(() => guide = loader.Load(Guide.Empty)));
            if (guide.Articles.Count != count || guide.Problems.Any(problem => problem.File != "index.md"))
            {
                throw new InvalidOperationException($"The made-up guide has problems: {guide.Problems[0]}");
            }

            checks.Add(Timing.Of(() => new GuideLoader(folder, TimeProvider.System, Depth.Checking).Load(Guide.Empty)));
            File.AppendAllText(Path.Combine(folder, "page-0.md"), $"\nSaved in round {round}.\n");
            // As the site waits before it reads.
            Thread.Sleep(300);
            reloads.Add(Timing.Of(() => loader.Load(guide)));
            fingerprints.Add(Timing.Of(() => loader.Fingerprint()));
        }

        Console.WriteLine($"{count,8} {first[..^20]} {Text(Timing.Median(loads))} {Text(Timing.Median(reloads))} {Text(Timing.Median(fingerprints))} {Text(Timing.Median(checks))}{first[^20..]}");
    }

    private static string FirstLoad(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["cold", folder]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        return process.StandardOutput.ReadToEnd().TrimEnd();
    }

    private static string Text(Timing timing) =>
        string.Create(CultureInfo.InvariantCulture, $"{timing.Elapsed,9:F1} {$"({timing.Processor:F0})",8}");

    private static double Megabytes(long bytes) => bytes / (1024.0 * 1024);

    /// <summary>Copies of the guide's own "causes" under other names, and its glossary, without the links to their neighbours.</summary>
    internal static void Write(string folder, int count)
    {
        var content = Path.Combine(Repository.Root, "content");
        foreach (var file in (string[])["site.yaml", "sources.yaml"])
        {
            File.Copy(Path.Combine(content, file), Path.Combine(folder, file));
        }

        var text = Alone("causes.md");
        for (var page = 0; page < count - 1; page++)
        {
            File.WriteAllText(Path.Combine(folder, $"page-{page}.md"), text);
        }

        File.WriteAllText(Path.Combine(folder, "glossary.md"), Alone("glossary.md"));

        string Alone(string file) => File.ReadAllText(Path.Combine(content, file))
            .Replace("](/", "](https://hippain.example/", StringComparison.Ordinal).Replace("kind: article", "kind: page", StringComparison.Ordinal);
    }
}
