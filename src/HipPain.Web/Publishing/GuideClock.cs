using HipPain.Content;
using HipPain.Content.Checking;

namespace HipPain.Web.Publishing;

/// <summary>
/// Keeps the published guide true to the clock. At the moment when an article appears, expires or is late for its next check,
/// only the clock has moved: the guide is made anew from what was read before, without waiting for files.
/// </summary>
internal sealed partial class GuideClock : IDisposable
{
    // Timers take no more than 49 days; and the clock may have been set while one ran.
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly Lock _swap = new();
    private readonly ArticleRepository _articles;
    private readonly TimeProvider _time;
    private readonly ILogger<GuideClock> _logger;
    private readonly ITimer _timer;

    public GuideClock(ArticleRepository articles, TimeProvider time, ILogger<GuideClock> logger)
    {
        (_articles, _time, _logger) = (articles, time, logger);
        _timer = time.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Publishes a guide that was read from files.</summary>
    public void Publish(Guide guide)
    {
        lock (_swap)
        {
            Swap(guide);
            Wind();
        }
    }

    /// <summary>Brings the published guide to the present moment, whichever way the clock went.</summary>
    public void CatchUp()
    {
        lock (_swap)
        {
            var (guide, now) = (_articles.Current, _time.GetUtcNow());
            if (!guide.HoldsAt(now))
            {
                Swap(guide.At(now));
                LogMoved(_articles.Current.Articles.Count);
            }

            Wind();
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Ring()
    {
        try
        {
            CatchUp();
        }
        catch (Exception exception)
        {
            // The next scan of the folder catches up; what a timer throws would end the whole site.
            LogFailed(exception);
        }
    }

    private void Swap(Guide guide)
    {
        var known = _articles.Current.Problems;
        _articles.Publish(guide);
        foreach (var problem in guide.Problems.Except(known))
        {
            LogProblem(problem);
        }
    }

    private void Wind()
    {
        if (_articles.Current.NextBoundary is { } boundary)
        {
            var wait = boundary - _time.GetUtcNow();
            // Timers count whole milliseconds, and one that rings early would find nothing to do yet.
            wait = wait < LongestWait ? TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(wait.TotalMilliseconds))) : LongestWait;
            _timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Problem in the content: {Problem}")]
    private partial void LogProblem(Problem problem);

    [LoggerMessage(LogLevel.Information, "The guide has moved on with the clock: {Articles} articles.")]
    private partial void LogMoved(int articles);

    [LoggerMessage(LogLevel.Error, "The guide could not be brought to the present moment; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
