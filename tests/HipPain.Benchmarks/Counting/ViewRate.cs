using System.Diagnostics;
using System.Globalization;
using HipPain.Web.PageViews;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Benchmarks.Counting;

/// <summary>
/// Views a second into SQLite by the site's own counter and writer, from as many threads as there are processors, until the last one is
/// stored; and for comparison by a statement for each view.
/// </summary>
internal static class ViewRate
{
    public const string Name = "views";

    private const double Bar = 100_000;

    public static async Task MeasureAsync(Workbench bench, Options options, Report report)
    {
        var (counted, stored) = (new List<double>(), new List<double>());
        long lost = 0;
        for (var round = 0; round <= options.Rounds; round++)
        {
            var (inMemory, rate, missing) = await CountAsync(bench.At($"views-{round}.db"), options.Round);
            lost += missing;
            // The first round warms up.
            if (round > 0)
            {
                counted.Add(inMemory);
                stored.Add(rate);
            }
        }

        var each = StoreEach(bench.At("views-0.db"), options.Round);
        Console.WriteLine();
        Report.Head("views into SQLite", "a second");
        Report.Row("counted in memory and stored, until the last one is stored", Report.Number(Report.Median(stored)));
        Report.Row("the same, until the last one is counted", Report.Number(Report.Median(counted)));
        Report.Row("a statement for each view, from one thread", Report.Number(each));
        report.Bar(string.Create(CultureInfo.InvariantCulture, $"views a second into SQLite, at least {Bar:N0}"), Report.Median(stored), Report.Median(stored) >= Bar);
        report.Bar("views lost on the way, none", lost, lost == 0);
    }

    private static async Task<(double Counted, double Stored, long Lost)> CountAsync(string path, TimeSpan time)
    {
        string[] addresses = [.. Enumerable.Range(0, StoredViews.Addresses).Select(StoredViews.Address)];
        long views = 0;
        double counted, all;
        await using (var services = await SiteDatabase.OpenAsync(path))
        {
            var (counter, writer) = (services.GetRequiredService<PageViewCounter>(), services.Writer());
            await writer.StartAsync(CancellationToken.None);
            var watch = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(thread => Task.Run(() =>
            {
                long own = 0;
                for (var at = thread; watch.Elapsed < time; at = (at + 7) % addresses.Length, own++)
                {
                    counter.CountView(addresses[at], isArrival: true, "search.example");
                }

                Interlocked.Add(ref views, own);
            })));
            counted = watch.Elapsed.TotalSeconds;
            await writer.StopAsync(CancellationToken.None);
            all = watch.Elapsed.TotalSeconds;
        }

        SqliteConnection.ClearAllPools();
        return (views / counted, views / all, views - StoredViews.Count(path));
    }

    private static double StoreEach(string path, TimeSpan time)
    {
        using var connection = StoredViews.Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = Flushes.Statement;
        Flushes.AddParameters(command);
        var (watch, views) = (Stopwatch.StartNew(), 0);
        for (; watch.Elapsed < time; views++)
        {
            Flushes.Set(command, DateOnly.FromDateTime(DateTime.UtcNow), StoredViews.Address(views % StoredViews.Addresses), 1);
            command.ExecuteNonQuery();
        }

        return views / watch.Elapsed.TotalSeconds;
    }
}
