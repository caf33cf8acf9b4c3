using System.Threading.RateLimiting;
using HipPain.Web.Operations;

namespace HipPain.Web.Editors.Accounts;

/// <summary>
/// How many passwords, codes and links may be tried: so many from one network, and so many in all. Passkeys cannot be guessed and
/// are counted apart, by network alone: or whoever uses up all tries would shut every editor out. What is counted is in memory only,
/// and forgotten soon after.
/// </summary>
public sealed class SignInLimit(TimeProvider time) : IDisposable
{
    /// <summary>Tries from one network in a <see cref="Window"/>.</summary>
    public const int MostOfNetwork = 10;

    /// <summary>Tries in all in a <see cref="Window"/>.</summary>
    public const int MostOfAll = 100;

    /// <summary>The time in which tries are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly PartitionedRateLimiter<HttpContext> _passkeys = ByNetwork(time);
    private readonly PartitionedRateLimiter<HttpContext> _tries = PartitionedRateLimiter.CreateChained(
        ByNetwork(time),
        PartitionedRateLimiter.Create<HttpContext, int>(_ => RateLimitPartition.GetFixedWindowLimiter(0, _ => Of(MostOfAll))));

    /// <summary>Counts a try of a password, a code or a link.</summary>
    /// <returns>Null if it may be made; else how long to wait.</returns>
    public TimeSpan? Refuse(HttpContext context) => Refuse(_tries, context);

    /// <summary>Counts a try of a passkey.</summary>
    /// <returns>Null if it may be made; else how long to wait.</returns>
    public TimeSpan? RefusePasskey(HttpContext context) => Refuse(_passkeys, context);

    /// <inheritdoc />
    public void Dispose()
    {
        _tries.Dispose();
        _passkeys.Dispose();
    }

    private static TimeSpan? Refuse(PartitionedRateLimiter<HttpContext> tries, HttpContext context)
    {
        using var lease = tries.AttemptAcquire(context);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.Zero ? wait : Window;
    }

    private static PartitionedRateLimiter<HttpContext> ByNetwork(TimeProvider time)
    {
        var networks = new SeparateNetworks(Window, time);
        return PartitionedRateLimiter.Create<HttpContext, ulong>(context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress is { } address ? networks.KeyOf(ReaderNetwork.Of(address)) : 0, _ => Of(MostOfNetwork)));
    }

    private static FixedWindowRateLimiterOptions Of(int most) => new() { PermitLimit = most, Window = Window };
}
