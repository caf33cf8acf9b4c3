using HipPain.Web.Data;
using HipPain.Web.Operations;

namespace HipPain.Web.PageViews;

/// <summary>
/// Takes the counts to the database: at most 250 ms after something was counted, all at once, in one transaction. What cannot be
/// stored is kept and tried again. When the site stops, what is left is stored first, or else written to a file that the next
/// start stores.
/// </summary>
public sealed partial class PageViewWriter(
    PageViewCounter counter, BatchInHand hand, BatchTable table, SpillFolder spills, DatabaseSetup setup, PageViewMetrics metrics, TimeProvider time,
    ILogger<PageViewWriter> logger, IHostApplicationLifetime? lifetime = null) : BackgroundService
{
    // Short of the 250 ms promised, so that the timer may be late.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    // A stop may take 8 s, of which proxies and requests under way get the first 5 at the most and the end of the process the last. An
    // attempt to store takes up to 2 s.
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan TimeToStore = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan TimeToSpill = TimeSpan.FromMilliseconds(800);

    private readonly Backoff _backoff = new(Pause);
    private long? _stopping;

    /// <inheritdoc />
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime?.ApplicationStopping.Register(() => _stopping = time.GetTimestamp());
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // The web server has stopped, so nothing more comes. Nobody else will store this: no token from outside may stop it.
        using (var limit = new CancellationTokenSource(LeftToStore(), time))
        {
            await base.StopAsync(limit.Token);
            if (ExecuteTask?.IsCompleted is not false)
            {
                await StoreTheRestAsync(limit.Token);
            }
        }

        // Even what an attempt that hangs has in hand: should it succeed in the end, the batch's id is there.
        if (hand.TakeAll() is { Count: > 0 } left)
        {
            await SpillAsync(left);
        }
    }

    // Counted from the beginning of the stop, and not of this part of it.
    private TimeSpan LeftToStore()
    {
        var left = TimeToStop - TimeToSpill - (_stopping is { } since ? time.GetElapsedTime(since) : TimeSpan.Zero);
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < TimeToStore ? left : TimeToStore;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception cause) when (!stoppingToken.IsCancellationRequested)
            {
                LogRestarts(cause);
            }

            // By the system's clock, since the site's own may be what is wrong.
            await Task.Delay(Backoff.Longest, stoppingToken);
        }
    }

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        await setup.WhenMigratedAsync(stoppingToken);
        foreach (var path in spills.List())
        {
            await StoreSpillAsync(path, stoppingToken);
        }

        while (true)
        {
            if (hand.IsEmpty)
            {
                await counter.WaitAsync(stoppingToken);
            }

            await Task.Delay(_backoff.Pause, time, stoppingToken);
            await TryStoreAsync(stoppingToken);
        }
    }

    private async Task StoreSpillAsync(string path, CancellationToken stoppingToken)
    {
        if (spills.Read(path) is not { } batches)
        {
            return;
        }

        foreach (var batch in batches)
        {
            while (!await TryAsync(() => table.StoreFromFileAsync(batch, stoppingToken), stoppingToken))
            {
                await Task.Delay(_backoff.Pause, time, stoppingToken);
            }
        }

        spills.Delete(path);
        LogSpillStored(Path.GetFileName(path), batches.Sum(batch => batch.Total));
    }

    private async Task StoreTheRestAsync(CancellationToken limit)
    {
        try
        {
            while (!hand.IsEmpty)
            {
                if (!await Task.Run(() => TryStoreAsync(CancellationToken.None), limit).WaitAsync(limit))
                {
                    await Task.Delay(Pause, time, limit);
                }
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            // The time is over; what is left goes to a file.
        }
    }

    private async Task<bool> TryStoreAsync(CancellationToken cancellationToken)
    {
        if (hand.Take() is not { } batch)
        {
            return true;
        }

        if (await TryAsync(() => table.StoreAsync(batch, cancellationToken), cancellationToken))
        {
            hand.Stored(batch);
            return true;
        }

        hand.Failed(batch);
        return false;
    }

    private async Task<bool> TryAsync(Func<Task> store, CancellationToken cancellationToken)
    {
        using var span = Telemetry.Source.StartActivity("store page views");
        var started = time.GetTimestamp();
        try
        {
            await store();
        }
        catch (Exception cause)
        {
            span.Fail(cause);
            if (!cancellationToken.IsCancellationRequested)
            {
                metrics.Failed();
                if (_backoff.Failed())
                {
                    LogFailing(cause);
                }
            }

            return false;
        }

        metrics.Stored(time.GetElapsedTime(started));

        if (_backoff.Succeeded())
        {
            LogRecovered();
        }

        return true;
    }

    private async Task SpillAsync(IReadOnlyList<CountedBatch> left)
    {
        var count = left.Sum(batch => batch.Total);
        try
        {
            var paths = await Task.Run(() => spills.Write(left)).WaitAsync(TimeToSpill, time);
            LogSpilled(count, string.Join(" and ", paths.Select(Path.GetFileName)));
        }
        catch (TimeoutException cause)
        {
            LogInDoubt(count, cause);
        }
        catch (Exception cause)
        {
            LogLost(count, cause);
        }
    }

    [LoggerMessage(LogLevel.Error, "Page views cannot be stored at the moment. They are kept in memory and tried again.")]
    private partial void LogFailing(Exception cause);

    [LoggerMessage(LogLevel.Information, "Page views are stored again; none was lost.")]
    private partial void LogRecovered();

    [LoggerMessage(LogLevel.Error, "Storing page views failed in a way that was not foreseen. It starts again; none is lost.")]
    private partial void LogRestarts(Exception cause);

    [LoggerMessage(LogLevel.Warning, "The site stopped while the database was out of reach: {Count} counts are kept in {File}, "
        + "and the next start stores them.")]
    private partial void LogSpilled(long count, string file);

    [LoggerMessage(LogLevel.Information, "{File} held {Count} counts of an earlier run. They are stored now.")]
    private partial void LogSpillStored(string file, long count);

    [LoggerMessage(LogLevel.Error, "The site stopped while the database was out of reach, and no file could be written beside it: "
        + "{Count} counts are lost.")]
    private partial void LogLost(long count, Exception cause);

    [LoggerMessage(LogLevel.Error, "The site stopped while the database was out of reach, before the file beside it was known to be whole: "
        + "{Count} counts may be in it, and then the next start stores them.")]
    private partial void LogInDoubt(long count, Exception cause);
}
