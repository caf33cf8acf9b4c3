using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HipPain.Web.Operations;

/// <summary>
/// The first moments of a stop. A proxy that asks <c>/healthz/ready</c> hears at once that no more readers are wanted, and for
/// <see cref="Lasts"/> all who are sent are answered still, each on a connection that is closed then: a request that comes down a connection
/// just as that is closed would be lost. Where nobody has asked lately, there is no proxy to wait for, and the stop goes on at once.
/// </summary>
internal sealed class Farewell(IHostApplicationLifetime lifetime, TimeProvider time) : IHealthCheck, IHostedLifecycleService
{
    /// <summary>How long readers who were sent here are answered after the stop has begun. It is a part of the time for requests under way.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(2);

    // Proxies ask every few seconds, some of them twice a minute.
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(1);

    // A timestamp; 0 is never.
    private long _asked;

    /// <summary>Healthy until the site is told to stop.</summary>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Volatile.Write(ref _asked, time.GetTimestamp());
        return Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested
            ? HealthCheckResult.Unhealthy("The site is stopping.")
            : HealthCheckResult.Healthy());
    }

    /// <summary>Has all answers close their connections once the stop has begun.</summary>
    public RequestDelegate Close(RequestDelegate next)
    {
        var stopping = lifetime.ApplicationStopping;
        return context =>
        {
            // Later versions of HTTP say so by themselves, and forbid this header (RFC 9113, section 8.2.2).
            if (stopping.IsCancellationRequested && HttpProtocol.IsHttp11(context.Request.Protocol))
            {
                context.Response.Headers.Connection = "close";
            }

            return next(context);
        };
    }

    /// <summary>Comes before the web server stops to listen.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        var asked = Volatile.Read(ref _asked);
        // A host that is disposed of without being told to stop, as in a test, has told nobody.
        if (lifetime.ApplicationStopping.IsCancellationRequested && asked != 0 && time.GetElapsedTime(asked) < Lately)
        {
            // By the system's clock: the stop must not depend on one that stands still.
            await Task.Delay(Lasts, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
