using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace HipPain.Benchmarks;

/// <summary>
/// Publishes the site and drives it with wrk over loopback: a cached article with counting on and off, and an address that does
/// not exist, which is rendered each time. The ways are measured in turn, and medians compared.
/// </summary>
internal static partial class ServeBenchmark
{
    private const int Rounds = 5;
    private const int Connections = 64;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);

    public static async Task<int> RunAsync()
    {
        if (!Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "wrk"))))
        {
            Console.Error.WriteLine("This needs wrk, a load generator; install the package of that name.");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("hippain-benchmark-");
        var app = Path.Combine(folder.FullName, "app");
        await RunToEndAsync("dotnet", ["publish", Path.Combine(Repository.Root, "src", "HipPain.Web"), "-c", "Release", "-o", app, "-v", "quiet"]);
        using var counting = Start(app, 5091, "true");
        using var silent = Start(app, 5092, "false");
        try
        {
            await ReadyAsync(5091);
            await ReadyAsync(5092);
            var ways = new (string Name, string Url)[]
            {
                ("cached article, counting on", "http://127.0.0.1:5091/causes"),
                ("cached article, counting off", "http://127.0.0.1:5092/causes"),
                ("rendered each time (404)", "http://127.0.0.1:5091/nothing-here"),
            };
            var results = ways.ToDictionary(way => way.Name, _ => new List<double>());
            for (var round = 0; round <= Rounds; round++)
            {
                foreach (var (name, url) in ways)
                {
                    var requests = await MeasureAsync(url);
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
        finally
        {
            counting.Kill();
            silent.Kill();
            await Task.WhenAll(counting.WaitForExitAsync(), silent.WaitForExitAsync());
            folder.Delete(recursive: true);
        }
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

    private static Process Start(string app, int port, string counted)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(app, "HipPain.Web.dll")]) { WorkingDirectory = app, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        start.Environment["PageViews__Enabled"] = counted;
        // All load comes from one address, and every view has to be counted.
        start.Environment["PageViews__InflationCap"] = "0";
        start.Environment["ConnectionStrings__HipPain"] = $"Data Source=benchmark-{port}.db";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task ReadyAsync(int port)
    {
        using var client = new HttpClient();
        for (var attempt = 0; attempt < 100; attempt++, await Task.Delay(100))
        {
            try
            {
                using var response = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/healthz/ready"));
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        throw new InvalidOperationException($"The site on port {port} did not start.");
    }

    private static async Task<double> MeasureAsync(string url)
    {
        var output = await RunToEndAsync("wrk",
        [
            "-t", "1", "-c", Connections.ToString(CultureInfo.InvariantCulture), "-d", $"{Round.TotalSeconds}s",
            "-H", "Accept-Encoding: br", "-H", "Accept: text/html", "-H", "Accept-Language: en",
            "-H", "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            url,
        ]);
        return double.Parse(PerSecond.Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static async Task<string> RunToEndAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} failed: {output}");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)")]
    private static partial Regex PerSecond { get; }
}
