using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Data.Sqlite;

namespace HipPain.Web.Tests.Operations;

/// <summary>What the real process exports, to a real receiver.</summary>
[Trait("Category", "Slow")]
public sealed partial class TelemetryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hippain-run-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Nothing_that_a_reader_sends_is_exported()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var run = Run([.. receiver.Settings, ("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true")]);
        using var client = await ClientAsync(run);
        foreach (var path in (string[])["/causes?q=marker", "/nothing/marker?q=marker", "/search?q=marker", "/feedback/marker", "/api/v1/articles/marker", "/handouts/view?s=marker", "/error/marker", "/infobutton?mainSearchCriteria.v.dn=marker"])
        {
            foreach (var method in (string[])["GET", "HEAD", "POST", "MARKER"])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
                if (method is "POST")
                {
                    request.Headers.Add("Sec-Fetch-Site", "same-origin");
                    request.Content = new FormUrlEncodedContent([KeyValuePair.Create("comment", "marker"), KeyValuePair.Create("address", "/marker"), KeyValuePair.Create("vote", "marker")]);
                }

                foreach (var header in (string[])["User-Agent", "Referer", "Cookie", "X-Forwarded-Proto", "X-Forwarded-Host", "tracestate", "baggage", "Accept-Language"])
                {
                    request.Headers.TryAddWithoutValidation(header, header is "tracestate" or "baggage" or "Cookie" ? "marker=marker" : "marker");
                }

                request.Headers.TryAddWithoutValidation("traceparent", "00-deadbeefdeadbeefdeadbeefdeadbeef-deadbeefdeadbeef-01");
                request.Headers.TryAddWithoutValidation("X-Forwarded-For", "203.0.113.77");
                using var response = await client.SendAsync(request);
            }
        }

        await SeenAsync(receiver, client);
        var all = receiver.Exports.SelectMany(export => export.Bytes).ToArray();
        var words = Encoding.Latin1.GetString(all);
        Assert.DoesNotContain("marker", words, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("203.0.113.77", words, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", words, StringComparison.Ordinal);
        Assert.Equal(-1, all.AsSpan().IndexOf<byte>([0xde, 0xad, 0xbe, 0xef]));
        Assert.All(receiver.Metrics.SelectMany(metric => metric.Labels).Distinct(), label => Assert.Matches(LabelOf(label.Key), label.Value));
        Assert.Contains(receiver.Metrics, metric => metric.Name == "http.server.request.duration" && metric.Labels.Contains(("http.request.method", "_OTHER")));
        Assert.All(receiver.Spans.SelectMany(span => span.Attributes), attribute => Assert.Contains(attribute.Key, (string[])["http.request.method", "http.response.status_code", "http.route", "error.type", "hippain.page"]));
        Assert.DoesNotContain("marker", run.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_page_is_traced_when_it_is_made_and_not_when_it_is_kept()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var run = Run(receiver.Settings);
        using var client = await ClientAsync(run);
        for (var visit = 0; visit < 5; visit++)
        {
            using var page = await client.GetAsync(new Uri("/causes", UriKind.Relative));
            Assert.True(page.IsSuccessStatusCode);
        }

        await SeenAsync(receiver, client);
        var request = Assert.Single(receiver.Spans, span => span.Name == "GET /causes");
        Assert.Equal("", request.Parent);
        Assert.Contains(("http.response.status_code", "200"), request.Attributes);
        var rendering = Assert.Single(receiver.Spans, span => span.Name == "render page" && span.Attributes.Contains(("hippain.page", "/causes")));
        Assert.Equal(request.Id, rendering.Parent);
        await OtlpReceiver.WaitAsync(() => receiver.Spans.Any(span => span.Name == "store page views"), "No storing was traced.");
    }

    [Fact]
    public async Task Every_metric_of_the_site_is_in_the_table_for_operators()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var run = Run(receiver.Settings);
        using var client = await ClientAsync(run);
        using var vote = await PostAsync(client, ("address", "/causes"), ("vote", "yes"));
        await SeenAsync(receiver, client);
        var told = Row.Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "operators.md")))
            .ToDictionary(row => row.Groups["name"].Value, row => row.Groups["unit"].Value);
        Assert.Equal(17, told.Count);
        Assert.All(receiver.Metrics.Where(metric => metric.Name.StartsWith("hippain.", StringComparison.Ordinal)).Distinct(), metric => Assert.Equal(metric.Unit, told.GetValueOrDefault(metric.Name)));
        // What counts failures and refusals is exported when there has been one.
        var exported = receiver.Metrics.Select(metric => metric.Name).ToHashSet();
        var seldom = told.Keys.Where(name => name.EndsWith(".failures", StringComparison.Ordinal) || name is "hippain.guide.load.duration" or "hippain.feedback.completed" or "hippain.feedback.refused");
        Assert.Equal([], told.Keys.Except(exported).Except(seldom));
    }

    [Fact]
    public async Task Nothing_of_OpenTelemetry_is_loaded_and_no_request_is_traced_until_an_endpoint_is_set()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        foreach (var isOn in (bool[])[false, true])
        {
            using var run = Run(isOn ? receiver.Settings : []);
            using var client = await ClientAsync(run);
            using var page = await client.GetAsync(new Uri("/search", UriKind.Relative));
            await run.SaysAsync("/search");
            var line = run.Output.Split('\n').First(line => line.Contains("/search", StringComparison.Ordinal));
            Assert.Equal(isOn, line.Contains("\"@tr\"", StringComparison.Ordinal));
            if (OperatingSystem.IsLinux())
            {
                Assert.Equal(isOn, (await File.ReadAllTextAsync($"/proc/{run.Id}/maps")).Contains("OpenTelemetry", StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:secret")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "secret:4318")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "secret")]
    public async Task A_wrong_setting_stops_the_start_with_one_sentence_that_names_it(string name, string value)
    {
        var settings = new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://localhost:4318", [name] = value };
        using var run = Run([.. settings.Select(setting => (setting.Key, setting.Value))]);
        Assert.Equal(2, await run.ExitAsync());
        Assert.StartsWith(name, Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hangs", "http/protobuf")]
    [InlineData("answers 500", "http/protobuf")]
    [InlineData("is not there", "http/protobuf")]
    [InlineData("takes too long", "http/protobuf")]
    [InlineData("takes too long", "grpc")]
    [InlineData("hangs", "grpc")]
    public async Task An_endpoint_in_trouble_holds_up_neither_readers_nor_the_stop_and_is_told_once(string trouble, string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync(status: trouble is "answers 500" ? 500 : 200, hangs: trouble is "hangs" or "takes too long", protocol is "grpc" ? HttpProtocols.Http2 : HttpProtocols.Http1);
        var endpoint = trouble is "is not there" ? "http://127.0.0.1:1" : receiver.Address;
        using var run = Run([.. receiver.Settings, ("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint), ("OTEL_EXPORTER_OTLP_PROTOCOL", protocol), ("OTEL_EXPORTER_OTLP_TIMEOUT", trouble is "hangs" ? "60000" : "500")]);
        using var client = await ClientAsync(run);
        for (var visit = 0; visit < 200; visit++)
        {
            using var page = await client.GetAsync(new Uri(visit % 2 == 0 ? "/causes" : "/search", UriKind.Relative));
            Assert.True(page.IsSuccessStatusCode);
        }

        await (trouble is "hangs" ? OtlpReceiver.WaitAsync(() => receiver.Asked >= 2, "Nothing was sent.") : run.SaysAsync("Telemetry could not be sent"));
        var stopping = Stopwatch.StartNew();
        await StopAsync(run);
        Assert.InRange(stopping.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(8));
        Assert.InRange(Regex.Count(run.Output, "Telemetry could not be sent"), 0, 1);
        Assert.DoesNotContain("Exception", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_database_and_an_endpoint_that_hangs_together_leave_the_stop_its_time()
    {
        await using var receiver = await OtlpReceiver.StartAsync(hangs: true);
        using var run = Run([.. receiver.Settings, ("OTEL_EXPORTER_OTLP_TIMEOUT", "60000")]);
        using var client = await ClientAsync(run);
        await run.SaysAsync("The database is ready.");
        await using var rival = new SqliteConnection(Database);
        await rival.OpenAsync();
        await using var locking = rival.CreateCommand();
        locking.CommandText = "BEGIN EXCLUSIVE";
        await locking.ExecuteNonQueryAsync();
        client.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        client.DefaultRequestHeaders.Add("Sec-Fetch-Mode", "navigate");
        client.DefaultRequestHeaders.Add("Sec-Fetch-Dest", "document");
        using var page = await client.GetAsync(new Uri("/causes", UriKind.Relative));
        await OtlpReceiver.WaitAsync(() => receiver.Asked >= 2, "Nothing was sent.");
        var stopping = Stopwatch.StartNew();
        await StopAsync(run);
        Assert.InRange(stopping.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(8));
        Assert.Contains("are kept in", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_figures_are_sent_before_the_process_ends()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var run = Run([.. receiver.Settings, ("OTEL_METRIC_EXPORT_INTERVAL", "3600000"), ("OTEL_BSP_SCHEDULE_DELAY", "3600000"), ("OTEL_SERVICE_NAME", "guide-of-the-clinic"), ("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=proof")]);
        using var client = await ClientAsync(run);
        using var page = await client.GetAsync(new Uri("/causes", UriKind.Relative));
        Assert.Empty(receiver.Exports);
        await StopAsync(run);
        Assert.Contains(receiver.Spans, span => span.Name == "GET /causes");
        Assert.Contains(receiver.Metrics, metric => metric.Name == "hippain.page_views.counted");
        Assert.All(receiver.Exports, export => Assert.Contains("guide-of-the-clinic", Encoding.Latin1.GetString(export.Bytes), StringComparison.Ordinal));
        Assert.All(receiver.Exports, export => Assert.Contains("deployment.environment.name", Encoding.Latin1.GetString(export.Bytes), StringComparison.Ordinal));
    }

    private string Database => $"Data Source={_folder.FullName}/hippain.db;Pooling=False";

    private ProgramRun Run((string, string)[] settings) => new(
        [], [("ConnectionStrings__HipPain", Database), ("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("ASPNETCORE_ENVIRONMENT", "Production"), .. settings]);

    private static async Task<HttpClient> ClientAsync(ProgramRun run)
    {
        await run.SaysAsync("Now listening on");
        await run.SaysAsync("The database is ready.");
        return new HttpClient { BaseAddress = new Uri(Listening.Match(run.Output).Value) };
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/feedback") { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await client.SendAsync(request);
    }

    /// <summary>Asks for one more page, and waits until its span and figures that came after it are there.</summary>
    private static async Task SeenAsync(OtlpReceiver receiver, HttpClient client)
    {
        using var last = await client.GetAsync(new Uri("/about", UriKind.Relative));
        await OtlpReceiver.WaitAsync(() => receiver.Spans.Any(span => span.Name == "GET /about"), "The last page was never traced.");
        var seen = receiver.Exports.Count(export => export.Path == "/v1/metrics");
        await OtlpReceiver.WaitAsync(() => receiver.Exports.Count(export => export.Path == "/v1/metrics") >= seen + 2, "No more figures came.");
    }

    private static async Task StopAsync(ProgramRun run)
    {
        using var kill = Process.Start("kill", ["-TERM", run.Id.ToString(CultureInfo.InvariantCulture)]);
        Assert.Equal(0, await run.ExitAsync());
    }

    private static string LabelOf(string key) => key switch
    {
        "http.request.method" => "^(GET|HEAD|POST|PUT|DELETE|CONNECT|OPTIONS|TRACE|PATCH|_OTHER)$",
        "http.response.status_code" => "^[1-5][0-9][0-9]$",
        "http.route" => @"^[a-z0-9/{}*.:()?=\-]*$",
        "error.type" => @"^([45][0-9][0-9]|[A-Za-z0-9.+_]+Exception)$",
        "gc.heap.generation" or "dotnet.gc.heap.generation" => "^(gen[012]|loh|poh)$",
        "cpu.mode" => "^(user|system)$",
        "hippain.rejection.reason" => "^(method|status|not_html|speculative|bot|not_navigation|objected|editor|capped)$",
        "hippain.refusal.reason" => "^(unknown_page|nothing_chosen|unknown_reason|too_long|trapped|unknown_vote|closed|too_many|not_saved)$",
        "hippain.problem.level" => "^(error|warning)$",
        "hippain.drop.cause" => "^(changed|memory)$",
        _ => $"^There is no label {Regex.Escape(key)}$",
    };

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+")]
    private static partial Regex Listening { get; }

    [GeneratedRegex(@"^ *\| `(?<name>hippain\.[a-z_.]+)` \| `(?<unit>[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row { get; }
}
