using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace HipPain.Web.Tests.Operations;

/// <summary>Takes what is exported by OTLP over HTTP on a free port of loopback, and keeps every byte.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<OtlpExport> _exports = [];
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _asked;

    private OtlpReceiver(int status, bool hangs, HttpProtocols protocols)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(server => server.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = protocols));
        _app = builder.Build();
        _app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            Interlocked.Increment(ref _asked);
            if (hangs)
            {
                await _release.Task;
            }

            _exports.Enqueue(new OtlpExport(context.Request.Path, body.ToArray()));
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/x-protobuf";
        });
    }

    public string Address => _app.Urls.First();

    /// <summary>How many requests came, answered or not.</summary>
    public int Asked => Volatile.Read(ref _asked);

    public IReadOnlyList<OtlpExport> Exports => [.. _exports];

    public IEnumerable<OtlpMetric> Metrics => Exports.Where(export => export.Path == "/v1/metrics").SelectMany(export => OtlpMetric.In(export.Bytes));

    public IEnumerable<OtlpSpan> Spans => Exports.Where(export => export.Path == "/v1/traces").SelectMany(export => OtlpSpan.In(export.Bytes));

    /// <summary>The settings of a site that exports here, soon after something happens.</summary>
    public (string, string)[] Settings =>
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", Address),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        ("OTEL_METRIC_EXPORT_INTERVAL", "200"),
        ("OTEL_BSP_SCHEDULE_DELAY", "100"),
    ];

    public static async Task<OtlpReceiver> StartAsync(int status = 200, bool hangs = false, HttpProtocols protocols = HttpProtocols.Http1)
    {
        var receiver = new OtlpReceiver(status, hangs, protocols);
        await receiver._app.StartAsync();
        return receiver;
    }

    public static async Task WaitAsync(Func<bool> condition, string what)
    {
        for (var watch = Stopwatch.StartNew(); !condition(); await Task.Delay(50))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), what);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _release.SetResult();
        await _app.DisposeAsync();
    }
}

/// <summary>One request to the receiver.</summary>
public sealed record OtlpExport(string Path, byte[] Bytes);
