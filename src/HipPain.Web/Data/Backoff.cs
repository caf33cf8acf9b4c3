namespace HipPain.Web.Data;

/// <summary>
/// How long to wait between attempts at something that may fail for a long time: twice as long after each failure, up to
/// <see cref="Longest"/>. It also knows when a failure is news, so that an outage is told once and not once an attempt. For one
/// caller at a time.
/// </summary>
/// <param name="first">The pause after a success, and before the first attempt; longer than zero.</param>
public sealed class Backoff(TimeSpan first)
{
    /// <summary>The longest pause: with the attempt after it, what waits is through within 5 s of the end of an outage.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    private readonly TimeSpan _first = first;
    private bool _isFailing;

    /// <summary>How long to wait before the next attempt.</summary>
    public TimeSpan Pause { get; private set; } = first;

    /// <summary>Notes a failed attempt.</summary>
    /// <returns>Whether it is the first one since a success.</returns>
    public bool Failed()
    {
        Pause = Pause * 2 < Longest ? Pause * 2 : Longest;
        var isNews = !_isFailing;
        _isFailing = true;
        return isNews;
    }

    /// <summary>Notes a successful attempt.</summary>
    /// <returns>Whether it ended a row of failures.</returns>
    public bool Succeeded()
    {
        Pause = _first;
        var isNews = _isFailing;
        _isFailing = false;
        return isNews;
    }
}
