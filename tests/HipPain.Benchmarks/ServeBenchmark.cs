using System.Globalization;

namespace HipPain.Benchmarks;

/// <summary>
/// Publishes the site and drives it with wrk over loopback: a cached article with counting on and off, and an address that does
/// not exist, which is rendered each time. The ways are measured in turn, and medians compared.
/// </summary>
internal static class ServeBenchmark
{
    private const int Rounds = 5;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);

    public static async Task<int> RunAsync()
    {
        if (!PublishedSite.HasLoad())
        {
            return 2;
        }

        await using var site = await PublishedSite.PublishAsync();
        var (on, off) = (PublishedSite.FreePort(), PublishedSite.FreePort());
        await site.StartAsync(on, counts: true);
        await site.StartAsync(off, counts: false);
        var ways = new (string Name, string Url)[]
        {
            ("cached article, counting on", $"http://127.0.0.1:{on}/causes"),
            ("cached article, counting off", $"http://127.0.0.1:{off}/causes"),
            ("rendered each time (404)", $"http://127.0.0.1:{on}/nothing-here"),
        };
        var results = ways.ToDictionary(way => way.Name, _ => new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var (name, url) in ways)
            {
                var (requests, _) = await PublishedSite.LoadAsync(url, Round);
                // The first round warms up.
                if (round > 0)
                {
                    results[name].Add(requests);
                }
            }
        }

        Print(results);
        return 0;
    }

    private static void Print(Dictionary<string, List<double>> results)
    {
        var off = Median(results["cached article, counting off"]);
        Console.WriteLine("way                              requests/s   of counting off");
        foreach (var (name, rounds) in results)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-32} {Median(rounds),10:F0} {Median(rounds) / off,17:F2}"));
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
