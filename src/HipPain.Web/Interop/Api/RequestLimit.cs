using System.Globalization;
using System.Threading.RateLimiting;
using HipPain.Web.Operations;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Interop.Api;

/// <summary>
/// Lets one network address ask so many times a minute. The framework counts by address in memory and forgets an address soon
/// after its minute has ended.
/// </summary>
internal static class RequestLimit
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddTo(IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<ApiOptions, ApiOptionsValidator>().BindConfiguration(ApiOptions.Section);
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<ApiOptions>, TimeProvider>((limits, api, time) =>
        {
            var (most, networks) = (api.Value.RequestsPerMinute, new SeparateNetworks(Window, time));
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, ulong>(context => PartitionOf(context, most, networks));
            limits.OnRejected = RejectAsync;
        });
    }

    private static RateLimitPartition<ulong> PartitionOf(HttpContext context, int most, SeparateNetworks networks) =>
        context.Connection.RemoteIpAddress is { } address && most > 0
            ? RateLimitPartition.GetFixedWindowLimiter(
                networks.KeyOf(ReaderNetwork.Of(address)), _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Window })
            : RateLimitPartition.GetNoLimiter(0UL);

    private static async ValueTask RejectAsync(OnRejectedContext rejected, CancellationToken cancellation)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var rest) ? rest : Window;
        // Rounded up: whoever waits so long is let in.
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await new ApiProblem(StatusCodes.Status429TooManyRequests, "Too many requests came from this network address. Wait as many seconds as Retry-After says.")
            .ExecuteAsync(rejected.HttpContext);
    }
}
