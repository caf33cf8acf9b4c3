namespace HipPain.Web.Operations;

/// <summary>
/// Says what any request can bring about at most once a minute, and on a thread that may wait for the log: those that read connections
/// answer readers. May be called from any thread.
/// </summary>
internal sealed class Seldom(TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private long _next = long.MinValue;

    /// <summary>Says it, unless it was said within the last minute.</summary>
    public void Say<T>(Action<T> say, T what)
    {
        if (IsDue())
        {
            ThreadPool.UnsafeQueueUserWorkItem(say, what, preferLocal: false);
        }
    }

    /// <summary>Whether a minute has gone by since it was said. Whoever hears so says it.</summary>
    public bool IsDue()
    {
        var (now, next) = (time.GetTimestamp(), Volatile.Read(ref _next));
        var then = now + (long)(Pause.TotalSeconds * time.TimestampFrequency);
        return now >= next && Interlocked.CompareExchange(ref _next, then, next) == next;
    }
}
