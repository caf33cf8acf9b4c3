using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace HipPain.Benchmarks;

/// <summary>The site as it is published, in a folder of its own, and wrk to load it. Processes end with it.</summary>
internal sealed partial class PublishedSite : IAsyncDisposable
{
    private const int Connections = 64;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hippain-benchmark-");
    private readonly List<Process> _running = [];

    private PublishedSite()
    {
    }

    private string App => Path.Combine(_folder.FullName, "app");

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Whether wrk is installed; else says so.</summary>
    public static bool HasLoad()
    {
        if (Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "wrk"))))
        {
            return true;
        }

        Console.Error.WriteLine("This needs wrk, a load generator; install the package of that name.");
        return false;
    }

    public static async Task<PublishedSite> PublishAsync()
    {
        var site = new PublishedSite();
        await RunToEndAsync("dotnet", ["publish", Path.Combine(Repository.Root, "src", "HipPain.Web"), "-c", "Release", "-o", site.App, "-v", "quiet"]);
        return site;
    }

    /// <summary>The database of the site on a port.</summary>
    public string Database(int port) => Path.Combine(App, $"benchmark-{port}.db");

    /// <summary>Starts the site on a port and waits until it is ready.</summary>
    public async Task<Process> StartAsync(int port, bool counts)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(App, "HipPain.Web.dll")]) { WorkingDirectory = App, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        start.Environment["PageViews__Enabled"] = counts ? "true" : "false";
        // All load comes from one address, and every view has to be counted.
        start.Environment["PageViews__InflationCap"] = "0";
        start.Environment["ConnectionStrings__HipPain"] = $"Data Source={Database(port)}";
        var process = Process.Start(start)!;
        _running.Add(process);
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        await ReadyAsync(port);
        return process;
    }

    /// <summary>Loads an address as readers' browsers would.</summary>
    /// <returns>Requests a second, and all answers that came.</returns>
    public static async Task<(double PerSecond, long Answers)> LoadAsync(string url, TimeSpan time, params string[] headers)
    {
        var output = await RunToEndAsync("wrk",
        [
            "-t", "1", "-c", Connections.ToString(CultureInfo.InvariantCulture), "-d", $"{time.TotalSeconds}s",
            "-H", "Accept-Encoding: br", "-H", "Accept: text/html", "-H", "Accept-Language: en",
            "-H", "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            .. headers.SelectMany(header => (string[])["-H", header]),
            url,
        ]);
        return (double.Parse(PerSecond.Match(output).Groups[1].Value, CultureInfo.InvariantCulture),
            long.Parse(Answers.Match(output).Groups[1].Value, CultureInfo.InvariantCulture));
    }

    public static async Task<string> RunToEndAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} failed: {output}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _running)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private static async Task ReadyAsync(int port)
    {
        using var client = new HttpClient();
        for (var attempt = 0; attempt < 600; attempt++, await Task.Delay(100))
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

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)")]
    private static partial Regex PerSecond { get; }

    [GeneratedRegex(@"([0-9]+) requests in")]
    private static partial Regex Answers { get; }
}
