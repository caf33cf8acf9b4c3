using System.Diagnostics.Tracing;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace HipPain.Web.Operations;

/// <summary>
/// Sends the last figures when everything else has stopped, in whatever time is left of a stop, and tells the operator where the endpoint takes
/// nothing. An endpoint that hangs holds up neither. No type of OpenTelemetry stands in its constructor: EF Core looks at all constructors of
/// this assembly, and would have that library loaded where telemetry is off.
/// </summary>
internal sealed partial class TelemetryStop(
    IServiceProvider services, TelemetryClients clients, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<TelemetryStop> logger)
    : IHostedService, IDisposable
{
    // A stop may take 8 s, and the last of them is for the end of the process.
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan TimeToSend = TimeSpan.FromSeconds(2);

    private FailureListener? _failures;
    private long _stopping;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStopping.Register(() => _stopping = time.GetTimestamp());
        _failures = new FailureListener(LogFailing, time);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var left = TimeToStop - time.GetElapsedTime(_stopping);
        if (left > TimeSpan.Zero)
        {
            // No token from outside: it has run out where others took their time.
            var limit = left < TimeToSend ? left : TimeToSend;
            var (metrics, traces) = (services.GetRequiredService<MeterProvider>(), services.GetRequiredService<TracerProvider>());
            Task sent = Task.WhenAll(SendAsync(traces.ForceFlush, limit), SendAsync(metrics.ForceFlush, limit));
            await sent.WaitAsync(limit, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // From here on failures are ours.
        _failures?.Dispose();
        // The library would wait five seconds more for each of the two.
        clients.Dispose();
    }

    public void Dispose() => _failures?.Dispose();

    private static Task<bool> SendAsync(Func<int, bool> flush, TimeSpan limit) => Task.Run(() => flush((int)limit.TotalMilliseconds), CancellationToken.None);

    [LoggerMessage(LogLevel.Warning, "Telemetry could not be sent to the endpoint of OTEL_EXPORTER_OTLP_ENDPOINT. It is tried again; this is said once an hour at most.")]
    private partial void LogFailing();

    /// <summary>The library tells of failures by events alone. Their words are not passed on: they may hold a password of the address.</summary>
    private sealed class FailureListener(Action say, TimeProvider time) : EventListener
    {
        private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

        // The others are about settings and single values.
        private static readonly HashSet<string> Failures = ["FailedToReachCollector", "HttpRequestFailed", "ExportFailure", "TransientHttpError", "RequestTimedOut", "OperationUnexpectedlyCanceled"];

        private readonly Lock _lock = new();
        private long? _said;

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            // Called from the base's constructor too.
            if (eventSource.Name == "OpenTelemetry-Exporter-OpenTelemetryProtocol")
            {
                EnableEvents(eventSource, EventLevel.Warning);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (!Failures.Contains(eventData.EventName ?? ""))
            {
                return;
            }

            lock (_lock)
            {
                if (_said is { } before && time.GetElapsedTime(before) < Pause)
                {
                    return;
                }

                _said = time.GetTimestamp();
            }

            say();
        }
    }
}
