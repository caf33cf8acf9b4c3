using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace HipPain.Benchmarks.Serving;

/// <summary>The site as the Dockerfile publishes it, in a clean folder, from which it is started with several settings.</summary>
internal sealed partial class PublishedSite
{
    private readonly Workbench _bench;
    private int _starts;

    private PublishedSite(Workbench bench) => _bench = bench;

    /// <summary>The guide that is published with it.</summary>
    public string Content => Path.Combine(App, "content");

    private string App => _bench.At("app");

    public static async Task<PublishedSite> PublishAsync(Workbench bench)
    {
        var site = new PublishedSite(bench);
        var file = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "Dockerfile"));
        foreach (var command in Commands.Matches(file).Select(match => match.Groups[1].Value))
        {
            var target = command.Contains("publish", StringComparison.Ordinal) ? $" -o '{site.App}'" : "";
            var start = new ProcessStartInfo("sh", ["-c", $"{command}{target} -v quiet"]) { WorkingDirectory = Repository.Root };
            // What Docker says of the machine that it builds for.
            start.Environment["TARGETARCH"] = RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
            await bench.RunAsync(start);
        }

        return site;
    }

    /// <summary>Starts it on a free port, and does not wait for it.</summary>
    /// <param name="name">As tables name it.</param>
    /// <param name="settings">With what; null for the usual.</param>
    public Server Start(string name, SiteSettings? settings = null)
    {
        settings ??= new SiteSettings();
        var port = Server.FreePort();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(App, "HipPain.Web.dll")]) { WorkingDirectory = App };
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        start.Environment["Site__Origin"] = $"http://localhost:{port}";
        start.Environment["Content__Root"] = settings.Content ?? Content;
        start.Environment["ConnectionStrings__HipPain"] = $"Data Source={settings.Database ?? NewDatabase()}";
        start.Environment["PageViews__Enabled"] = settings.Counts ? "true" : "false";
        start.Environment["PageViews__InflationCap"] = settings.Cap.ToString(CultureInfo.InvariantCulture);
        // All load comes from one address, and every answer has to be taken.
        start.Environment["Feedback__AnswersPerNetwork"] = "0";
        var process = _bench.Start(start);
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return new Server(name, new Uri($"http://127.0.0.1:{port}"), process);
    }

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <inheritdoc cref="Start"/>
    public async Task<Server> StartAsync(string name, SiteSettings? settings = null)
    {
        var server = Start(name, settings);
        await server.WhenReadyAsync("/healthz/ready");
        return server;
    }

    /// <summary>Asks it to stop, as an operator does, and waits until it has.</summary>
    public async Task StopAsync(Server server)
    {
        await _bench.RunAsync("kill", "-TERM", $"{server.Process.Id}");
        await server.Process.WaitForExitAsync();
        _bench.End(server.Process);
    }

    /// <summary>A database that is not there yet.</summary>
    public string NewDatabase() => _bench.At($"site-{++_starts}.db");

    [GeneratedRegex("^RUN (dotnet (?:restore|publish) .*?)(?: -o .*)?$", RegexOptions.Multiline)]
    private static partial Regex Commands { get; }
}
