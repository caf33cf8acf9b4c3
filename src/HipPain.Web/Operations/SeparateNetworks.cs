namespace HipPain.Web.Operations;

/// <summary>
/// Which networks are counted by themselves. In IPv6 one caller can have more networks than there is memory to count for: the first in
/// a window have a count of their own each, and all that come later share some. May be called from any thread.
/// </summary>
/// <param name="window">The time in which requests are counted.</param>
/// <param name="time">What time it is.</param>
public sealed class SeparateNetworks(TimeSpan window, TimeProvider time)
{
    /// <summary>How many have a count of their own in a window.</summary>
    public const int Most = 10_000;

    /// <summary>How many counts all others share.</summary>
    public const int Shared = 256;

    private readonly Lock _lock = new();
    private readonly HashSet<ulong> _own = [];
    private long _since = time.GetTimestamp();

    /// <summary>What a network (an IPv4 address, or 64 bits of IPv6) is counted as: itself, or one of the first numbers, which are nobody's.</summary>
    public ulong KeyOf(ulong network)
    {
        lock (_lock)
        {
            if (time.GetElapsedTime(_since) >= window)
            {
                _own.Clear();
                _since = time.GetTimestamp();
            }

            if (_own.Count < Most)
            {
                _own.Add(network);
                return network;
            }

            return _own.Contains(network) ? network : network % Shared;
        }
    }
}
