using System.Threading.RateLimiting;
using HipPain.Web.Operations;

namespace HipPain.Web.Editors.Accounts;

/// <summary>
/// How many passwords, codes and links may be tried: so many from one network, and so many in all. What is counted is in memory
/// only, and forgotten soon after.
/// </summary>
public sealed class SignInLimit : IDisposable
{
    /// <summary>Tries from one network in a <see cref="Window"/>.</summary>
    public const int MostOfNetwork = 10;

    /// <summary>Tries in all in a <see cref="Window"/>.</summary>
    public const int MostOfAll = 100;

    /// <summary>The time in which tries are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly PartitionedRateLimiter<HttpContext> _tries = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<HttpContext, ulong>(context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress is { } address ? ReaderNetwork.Of(address) : 0, _ => Of(MostOfNetwork))),
        PartitionedRateLimiter.Create<HttpContext, int>(_ => RateLimitPartition.GetFixedWindowLimiter(0, _ => Of(MostOfAll))));

    /// <summary>Counts a try.</summary>
    /// <returns>Null if it may be made; else how long to wait.</returns>
    public TimeSpan? Refuse(HttpContext context)
    {
        using var lease = _tries.AttemptAcquire(context);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.Zero ? wait : Window;
    }

    /// <inheritdoc />
    public void Dispose() => _tries.Dispose();

    private static FixedWindowRateLimiterOptions Of(int most) => new() { PermitLimit = most, Window = Window };
}
