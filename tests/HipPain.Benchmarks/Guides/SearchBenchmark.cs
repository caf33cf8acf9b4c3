using System.Diagnostics;
using System.Globalization;
using HipPain.Content;
using HipPain.Web.Searching;

namespace HipPain.Benchmarks.Guides;

/// <summary>
/// Indexes guides of several sizes and searches them: how long the index takes to build, how much memory it holds, and how long
/// queries take, one at a time and from as many threads as there are processors.
/// </summary>
internal static class SearchBenchmark
{
    private const int Rounds = 30;
    private const int MostResults = 20;

    /// <summary>What readers may type.</summary>
    internal static readonly string[] Queries =
    [
        "groin pain", "hip pain", "pain", "running", "can't walk", "bursitus", "physio", "running shoes", "how long to rest", "clicking hip",
        "what is it", "stress fracture in the hip", "w3 w17", "w2500 hip", "xyzzy", "the pain in my hip when i run up a steep hill",
    ];

    public static void Run()
    {
        Console.WriteLine("articles    parts   build ms   table MB   heap MB");
        foreach (var count in (int[])[10, 1_000, 10_000])
        {
            var folder = Directory.CreateTempSubdirectory("hippain-benchmark-");
            try
            {
                MadeUpGuide.Write(folder.FullName, count);
                Measure(new GuideLoader(folder.FullName, TimeProvider.System).Load(Guide.Empty), count);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private static void Measure(Guide guide, int count)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        using var index = new SearchIndex(guide);
        var build = watch.Elapsed.TotalMilliseconds;
        var heap = GC.GetTotalMemory(forceFullCollection: true) - before;
        Print($"{count,8} {index.Count,8} {build,10:F0} {index.Bytes / 1e6,10:F1} {heap / 1e6,9:F1}");
        foreach (var query in Queries)
        {
            var read = Query.Of(query);
            var found = index.Find(read, MostResults).Parts.Count;
            var times = Enumerable.Range(0, Rounds).Select(_ => Milliseconds(() => index.Find(read, MostResults))).Order().ToList();
            Print($"         {times[Rounds / 2],8:F2} ms (worst {times[^1]:F2}), {found,2} parts for \"{query}\"");
        }

        watch.Restart();
        Parallel.For(0, Queries.Length * Rounds, number => index.Find(Query.Of(Queries[number % Queries.Length]), MostResults));
        Print($"         {Queries.Length * Rounds / watch.Elapsed.TotalSeconds,8:F0} queries a second from {Environment.ProcessorCount} processors");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static double Milliseconds(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }
}
