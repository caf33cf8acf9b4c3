using System.Diagnostics;
using System.Globalization;
using HipPain.Web.Data;
using HipPain.Web.PageViews;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Benchmarks.Counting;

/// <summary>
/// How long it takes to store a thousand counters: as the site does it, row by row and in one statement; those of a new day, which are
/// new rows, and those of a day that has them already; beside few stored views and ten million, in few rows and in very many.
/// </summary>
internal static class FlushCost
{
    public const string Name = "flushes";

    private const int FlushesARound = 10;
    private const double MostRatio = 2;

    public static async Task MeasureAsync(Workbench bench, Options options, Report report)
    {
        var (empty, few, many) = (bench.At("empty.db"), bench.At("few.db"), bench.At("many.db"));
        await StoredViews.FillAsync(empty, days: 1, addresses: 1, each: 1);
        var inFew = await StoredViews.FillAsync(few, days: 1, StoredViews.Addresses, each: 10_000);
        var inMany = await StoredViews.FillManyAsync(many);
        (string Name, string Path)[] databases =
            [("1 view", empty), (Text($"{inFew:N0} views in {StoredViews.Addresses:N0} rows"), few), (Text($"{inMany:N0} views in {inMany / 3:N0} rows"), many)];
        var times = new Dictionary<(string Database, string Way), List<double>>();
        for (var round = 0; round <= options.Rounds; round++)
        {
            foreach (var (name, path) in databases)
            {
                foreach (var (way, milliseconds) in await FlushAsync(path, round))
                {
                    // The first round warms up.
                    times.TryAdd((name, way), []);
                    times[(name, way)].AddRange(round > 0 ? milliseconds : []);
                }
            }
        }

        Print(times);
        foreach (var (name, path) in databases[1..])
        {
            var ratio = Site(name) / Site(databases[0].Name);
            report.Bar($"a flush beside {name}, of one beside {databases[0].Name}, at most {Text($"{MostRatio}")}", ratio, ratio <= MostRatio);
        }

        double Site(string name) => Report.Median(times[(name, "as the site stores them, known")]);
    }

    private static async Task<IEnumerable<(string Way, List<double> Milliseconds)>> FlushAsync(string path, int round)
    {
        string[] names = [.. Enumerable.Range(0, StoredViews.Addresses).Select(StoredViews.Address).Order(StringComparer.Ordinal)];
        await using var services = await SiteDatabase.OpenAsync(path);
        var table = services.GetRequiredService<BatchTable>();
        using var connection = StoredViews.Open(path);
        (string Name, Func<DateOnly, Task> Flush)[] ways =
        [
            ("as the site stores them", day => StoreAsync(table, Batch(day, names))),
            ("row by row", day => Done(() => Flushes.RowByRow(connection, day, names))),
            ("one statement", day => Done(() => Flushes.AtOnce(connection, day, names))),
        ];
        var results = new List<(string, List<double>)>();
        // Days after all that are stored, and each once.
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(1 + (round * ways.Length * FlushesARound));
        foreach (var (name, flush) in ways)
        {
            var (fresh, known) = (new List<double>(), new List<double>());
            for (var number = 0; number < FlushesARound; number++, day = day.AddDays(1))
            {
                fresh.Add(await MillisecondsAsync(() => flush(day)));
                known.Add(await MillisecondsAsync(() => flush(day)));
            }

            results.Add(($"{name}, new", fresh));
            results.Add(($"{name}, known", known));
        }

        SqliteConnection.ClearAllPools();
        return results;
    }

    private static CountedBatch Batch(DateOnly day, IEnumerable<string> names) =>
        new(Guid.CreateVersion7(), names.ToDictionary(name => new PageViewKey(day, PageViewKind.View, name), _ => 1L));

    // Where a disk does not keep when a file was made, the site at times cannot tell whether it is still the same, and tries again.
    private static async Task StoreAsync(BatchTable table, CountedBatch batch)
    {
        try
        {
            await table.StoreAsync(batch, CancellationToken.None);
        }
        catch (InvalidOperationException) when (batch.IsInDoubt)
        {
            await table.StoreAsync(batch, CancellationToken.None);
        }
    }

    private static Task Done(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private static async Task<double> MillisecondsAsync(Func<Task> action)
    {
        var watch = Stopwatch.StartNew();
        await action();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static void Print(Dictionary<(string Database, string Way), List<double>> times)
    {
        Console.WriteLine();
        Report.Head("1,000 counters stored", "beside", "median ms", "slowest ms");
        foreach (var ((database, way), milliseconds) in times)
        {
            Report.Row(way, database, Report.Number(Report.Median(milliseconds)), Report.Number(milliseconds.Max()));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
