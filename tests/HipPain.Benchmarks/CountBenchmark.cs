using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace HipPain.Benchmarks;

/// <summary>
/// What counting costs: requests a second of a cached article with counting on, as a share of those with counting off, in pairs
/// measured one right after the other and in turns first; and whether every answer was counted once the site was stopped. The
/// bar is 0.9. A pair is hit by what else the machine does, so the median of all pairs is what counts; processor time is hit less.
/// </summary>
internal static class CountBenchmark
{
    private const int Pairs = 9;
    private const double Bar = 0.9;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync()
    {
        if (!PublishedSite.HasLoad())
        {
            return 2;
        }

        await using var site = await PublishedSite.PublishAsync();
        var (on, off) = (PublishedSite.FreePort(), PublishedSite.FreePort());
        var counting = await site.StartAsync(on, counts: true);
        var silent = await site.StartAsync(off, counts: false);
        var (shares, costs) = (new List<double>(), new List<double>());
        long answers = 0;
        Console.WriteLine("pair   counting on   counting off   share   µs on   µs off");
        for (var pair = 0; pair <= Pairs; pair++)
        {
            var (speeds, micros) = (new Dictionary<int, double>(), new Dictionary<int, double>());
            foreach (var port in pair % 2 == 0 ? (int[])[on, off] : [off, on])
            {
                var process = port == on ? counting : silent;
                var processor = Processor(process);
                (speeds[port], var came) = await PublishedSite.LoadAsync(
                    $"http://127.0.0.1:{port}/causes", Round, "Referer: https://search.example/", "Sec-Fetch-Site: cross-site",
                    "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document");
                micros[port] = (Processor(process) - processor).TotalMicroseconds / came;
                answers += port == on ? came : 0;
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(pair == 0 ? "warm" : pair),4} {speeds[on],13:F0} {speeds[off],14:F0} {speeds[on] / speeds[off],7:F2} {micros[on],7:F1} {micros[off],8:F1}"));
            if (pair > 0)
            {
                shares.Add(speeds[on] / speeds[off]);
                costs.Add(micros[on] - micros[off]);
            }
        }

        await PublishedSite.RunToEndAsync("kill", ["-TERM", counting.Id.ToString(CultureInfo.InvariantCulture)]);
        await counting.WaitForExitAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"counting takes {Median(costs):F1} µs of processor time a view"));
        return Judge(Median(shares), answers, Stored(site.Database(on)));
    }

    private static int Judge(double share, long answers, long stored)
    {
        // wrk leaves at the end of a round without waiting for the answers that are on their way.
        var isAllStored = stored >= answers;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"median share {share:F2} (bar {Bar}); {answers} answers, {stored} views stored{(isAllStored ? "" : ": views were lost")}"));
        return share >= Bar && isAllStored ? 0 : 1;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static TimeSpan Processor(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    private static long Stored(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT SUM(Count) FROM PageViewCounts WHERE Kind = 'View'";
        return (long)command.ExecuteScalar()!;
    }
}
