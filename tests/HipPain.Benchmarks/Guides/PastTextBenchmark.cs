using System.Diagnostics;
using System.Globalization;
using HipPain.Benchmarks.Counting;
using HipPain.Content;
using HipPain.Web.Handouts;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Benchmarks.Guides;

/// <summary>
/// Keeps the texts of guides of several sizes: the first time, after a restart and after one file was saved; and how long another
/// writer waited meanwhile. Milliseconds by the clock, and of processor time in brackets.
/// </summary>
internal static class PastTextBenchmark
{
    public static async Task RunAsync()
    {
        Console.WriteLine("articles    texts          first time       after a restart         after a save   longest wait   database MB");
        foreach (var count in (int[])[10, 1_000, 10_000])
        {
            var folder = Directory.CreateTempSubdirectory("hippain-benchmark-");
            try
            {
                MadeUpGuide.Write(folder.FullName, count);
                await MeasureAsync(folder.FullName, count);
            }
            finally
            {
                SqliteConnection.ClearAllPools();
                folder.Delete(recursive: true);
            }
        }
    }

    private static async Task MeasureAsync(string folder, int count)
    {
        var database = Path.Combine(folder, "hippain.db");
        var loader = new GuideLoader(folder, TimeProvider.System);
        var guide = loader.Load(Guide.Empty);
        await using var services = await SiteDatabase.OpenAsync(database, services => services.AddSingleton<ArticleRepository>());
        var writer = NewWriter(services);
        using var over = new CancellationTokenSource();
        var longest = Task.Run(() => LongestWait(database, over.Token));
        var (texts, first) = await StoreAsync(writer, guide);
        await over.CancelAsync();
        var wait = await longest;
        var (none, restart) = await StoreAsync(NewWriter(services), guide);
        await File.AppendAllTextAsync(Path.Combine(folder, MadeUpGuide.SomeFile), "\nSaved.\n");
        await Task.Delay(300);
        var (saved, save) = await StoreAsync(writer, loader.Load(guide));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count,8} {texts,8} {Text(first)} {Text(restart)} {Text(save)} {wait,14:F0} {new FileInfo(database).Length / (1024.0 * 1024),13:F1}"));
        if (none != 0 || saved != 2)
        {
            throw new InvalidOperationException($"{none} texts were new after a restart, and {saved} after a save.");
        }
    }

    private static PastTextWriter NewWriter(ServiceProvider services) => ActivatorUtilities.CreateInstance<PastTextWriter>(services);

    private static async Task<(int Count, Timing Timing)> StoreAsync(PastTextWriter writer, Guide guide)
    {
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var count = await writer.StoreAsync(guide, CancellationToken.None);
        return (count, new Timing(watch.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds));
    }

    /// <summary>Writes as the writer of page views does, and says how long the slowest of all writes took, in milliseconds.</summary>
    private static double LongestWait(string database, CancellationToken over)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = FULL";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO PageViewCounts VALUES ('2026-11-23', 'View', '/', 1) ON CONFLICT DO UPDATE SET Count = PageViewCounts.Count + 1";
        var longest = 0.0;
        while (!over.WaitHandle.WaitOne(200))
        {
            var watch = Stopwatch.StartNew();
            command.ExecuteNonQuery();
            longest = Math.Max(longest, watch.Elapsed.TotalMilliseconds);
        }

        return longest;
    }

    private static string Text(Timing timing) =>
        string.Create(CultureInfo.InvariantCulture, $"{timing.Elapsed,11:F0} {$"({timing.Processor:F0})",8}");
}
