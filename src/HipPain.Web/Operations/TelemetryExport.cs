using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HipPain.Web.Operations;

/// <summary>
/// Collects the site's metrics and spans and sends them by OTLP, on threads of its own. All else that OpenTelemetry's variables say is
/// left to its library.
/// </summary>
internal static class TelemetryExport
{
    private const string FrameworkMeter = "Microsoft.AspNetCore.Hosting";

    // Of the framework's labels, those whose values neither a reader nor a proxy can choose: it takes the scheme from X-Forwarded-Proto.
    private static readonly string[] SafeLabels = ["http.request.method", "http.response.status_code", "http.route", "error.type"];

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<TelemetryClients>();
        services.AddOptions<OtlpExporterOptions>().Configure<TelemetryClients>((exporter, clients) => exporter.HttpClientFactory = clients.Following(exporter.HttpClientFactory));
        services.AddOpenTelemetry()
            // What the operator's variables say comes last, and so goes before.
            .ConfigureResource(resource => resource.Clear().AddService("hippain").AddTelemetrySdk().AddEnvironmentVariableDetector())
            .WithMetrics(metrics => metrics
                .AddMeter(Telemetry.Name, FrameworkMeter)
                .AddRuntimeInstrumentation()
                .AddView(instrument => instrument.Meter.Name == FrameworkMeter ? new MetricStreamConfiguration { TagKeys = SafeLabels } : null)
                // An exemplar would show the labels that were taken away.
                .SetExemplarFilter(ExemplarFilterType.AlwaysOff)
                .AddOtlpExporter())
            .WithTracing(traces => traces.AddSource(Telemetry.Name).AddOtlpExporter());
        services.AddHostedService<TelemetryStop>();
    }
}

/// <summary>The connections to the endpoint, which end when the site has no more time for them.</summary>
internal sealed class TelemetryClients : IDisposable
{
    private readonly ConcurrentBag<HttpClient> _clients = [];

    /// <summary>Makes clients as another would, and keeps hold of them.</summary>
    public Func<HttpClient> Following(Func<HttpClient> create) => () =>
    {
        var client = create();
        _clients.Add(client);
        return client;
    };

    /// <summary>Ends what is under way, and has all that comes fail at once.</summary>
    public void Dispose()
    {
        foreach (var client in _clients)
        {
            client.Dispose();
        }
    }
}
