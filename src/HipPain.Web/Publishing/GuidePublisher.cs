using HipPain.Content;
using HipPain.Web.Operations;

namespace HipPain.Web.Publishing;

/// <summary>
/// Publishes the guide at the start and again whenever a file changes. A watcher gives the alarm early; a scan of the folder
/// finds what native watchers miss (new folders, links that are swapped).
/// </summary>
internal sealed partial class GuidePublisher(
    GuideLoader loader, ArticleRepository articles, GuideClock clock, PublishingMetrics metrics, TimeProvider time, ILogger<GuidePublisher> logger) : BackgroundService
{
    private static readonly TimeSpan ScanEvery = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongestWaitForQuiet = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _alarm = new(0, 1);
    private TimeSpan _pause = ScanEvery;
    private string _published = "";
    private bool _isFailing;
    private Task? _first;

    /// <summary>Begins to read the first guide, on another thread. Called while the site is put together, the two take no longer than one.</summary>
    public void Begin() => _first ??= Task.Run(() => Publish(loader.Fingerprint(), CancellationToken.None));

    /// <summary>Publishes the first guide before the site takes its first request.</summary>
    /// <exception cref="IOException">The content folder cannot be read.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        Begin();
        await _first!.WaitAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _alarm.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var watcher = Watch();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ScanAsync(isAlarmed: await _alarm.WaitAsync(_pause, stoppingToken), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // Whatever it is, the next save may be good: publishing never stops.
                metrics.Failed();
                if (!_isFailing)
                {
                    LogFailing(logger, exception);
                    _isFailing = true;
                }
            }
        }
    }

    private async Task ScanAsync(bool isAlarmed, CancellationToken cancellation)
    {
        // Clocks are set and machines sleep: its own timer may not have noticed.
        clock.CatchUp();
        var started = time.GetTimestamp();
        // After an alarm something has changed; to look through ten thousand files first would only take longer.
        while (isAlarmed && await _alarm.WaitAsync(Quiet, cancellation) && time.GetElapsedTime(started) < LongestWaitForQuiet)
        {
        }

        var began = time.GetTimestamp();
        var seen = loader.Fingerprint();
        // Ten thousand files take long to look through; done all the time, that may take a tenth of a processor. Slow disks only wait.
        _pause = TimeSpan.FromTicks(Math.Clamp(9 * time.GetElapsedTime(began).Ticks, ScanEvery.Ticks, LongestPause.Ticks));
        if (seen == _published && !_isFailing)
        {
            return;
        }

        // Editors' tools write in several steps; an endless stream of changes must not hold everything up.
        for (var before = isAlarmed ? seen : ""; before != seen && time.GetElapsedTime(started) < LongestWaitForQuiet;)
        {
            await Task.Delay(Quiet, cancellation);
            (before, seen) = (seen, loader.Fingerprint());
        }

        Publish(seen, cancellation);
    }

    private void Publish(string fingerprint, CancellationToken cancellation)
    {
        using var span = Telemetry.Source.StartActivity("publish guide");
        var started = time.GetTimestamp();
        try
        {
            var guide = loader.Load(articles.Current, cancellation);
            clock.Publish(guide);
            (_published, _isFailing) = (fingerprint, false);
            var took = time.GetElapsedTime(started);
            metrics.Loaded(took);
            LogPublished(logger, guide.Articles.Count, guide.Problems.Count, (int)took.TotalMilliseconds);
        }
        catch (Exception cause)
        {
            span.Fail(cause);
            throw;
        }
    }

    private FileSystemWatcher? Watch()
    {
        try
        {
            var watcher = new FileSystemWatcher(loader.Root) { IncludeSubdirectories = true };
            watcher.Changed += (_, _) => Alarm();
            watcher.Created += (_, _) => Alarm();
            watcher.Deleted += (_, _) => Alarm();
            watcher.Renamed += (_, _) => Alarm();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Out of watches, or a folder that cannot be watched: the scan alone is enough.
            LogNoWatcher(logger, exception);
            return null;
        }
    }

    private void Alarm()
    {
        try
        {
            if (_alarm.CurrentCount == 0)
            {
                _alarm.Release();
            }
        }
        catch (Exception exception) when (exception is SemaphoreFullException or ObjectDisposedException)
        {
            // Raised already by another event, or the site is stopping.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The guide is published: {Articles} articles, {Problems} problems, read in {Milliseconds} ms.")]
    private static partial void LogPublished(ILogger logger, int articles, int problems, int milliseconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "The guide cannot be read; readers keep the last one until it can.")]
    private static partial void LogFailing(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The content folder cannot be watched; it is scanned instead.")]
    private static partial void LogNoWatcher(ILogger logger, Exception exception);
}
