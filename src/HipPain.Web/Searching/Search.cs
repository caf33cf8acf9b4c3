using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Web.Operations;
using Microsoft.Data.Sqlite;

namespace HipPain.Web.Searching;

/// <summary>
/// Searches the guide that is published now. Each guide is indexed once, in the background, as soon as it is published; an index
/// that was replaced goes away with its last reader.
/// </summary>
/// <param name="articles">Says what is published.</param>
/// <param name="time">Measures the building.</param>
/// <param name="logger">Where failures are told; never what was typed.</param>
/// <param name="lifetime">Says when the site listens: no index is built before. Null where there is no site.</param>
public sealed partial class Search(ArticleRepository articles, TimeProvider time, ILogger<Search> logger, IHostApplicationLifetime? lifetime = null)
    : IHostedService, IDisposable
{
    // A query is work for a processor: more at once than there are processors would only take longer.
    private readonly SemaphoreSlim _slots = new(Environment.ProcessorCount);
    private readonly Lock _lock = new();
    private readonly Task _isListening = lifetime.WhenListeningAsync();
    private Edition? _current;
    private bool _isOver;

    /// <summary>What the guide has for a query; waits for the index where it is still being built. Null if there is no index.</summary>
    /// <param name="query">What was typed.</param>
    /// <param name="most">How many parts at the most.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<SearchAnswer?> FindAsync(Query query, int most, CancellationToken cancellation) =>
        AskAsync(index => index.Find(query, most), cancellation);

    /// <summary>
    /// The articles on the condition or place that a name is of, best first; none where the name is of something else, and where
    /// there is no index.
    /// </summary>
    /// <param name="name">The name, such as "gluteal tendinitis".</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<Article>> FindNamedAsync(Query name, CancellationToken cancellation) =>
        await AskAsync(index => index.FindNamed(name), cancellation) ?? [];

    private async Task<T?> AskAsync<T>(Func<SearchIndex, T> ask, CancellationToken cancellation)
        where T : class
    {
        for (var edition = Volatile.Read(ref _current); edition is not null;)
        {
            var index = await edition.Index.WaitAsync(cancellation);
            if (index is null && edition == Volatile.Read(ref _current))
            {
                return null;
            }

            if (index is not null && edition.TryEnter())
            {
                try
                {
                    return await AskAsync(index, ask, cancellation);
                }
                finally
                {
                    edition.Leave();
                }
            }

            // A newer guide was published while this one's index was waited for.
            edition = Volatile.Read(ref _current);
        }

        return null;
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        articles.Published += OnPublished;
        if (articles.Current != Guide.Empty)
        {
            Begin(articles.Current);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public void Dispose()
    {
        articles.Published -= OnPublished;
        lock (_lock)
        {
            _isOver = true;
            Interlocked.Exchange(ref _current, null)?.Dispose();
        }
    }

    private void OnPublished(object? sender, Guide guide) => Begin(guide);

    private void Begin(Guide guide)
    {
        lock (_lock)
        {
            // A save that changes nothing for readers leaves the index as it is.
            var isIndexed = _current is { Index: not { IsCompletedSuccessfully: true, Result: null } }
                && _current.Guide.Version == guide.Version && _current.Guide.Synonyms == guide.Synonyms;
            if (!_isOver && !isIndexed)
            {
                Interlocked.Exchange(ref _current, new Edition(guide, _isListening, Build))?.Dispose();
            }
        }
    }

    private async Task<T?> AskAsync<T>(SearchIndex index, Func<SearchIndex, T> ask, CancellationToken cancellation)
        where T : class
    {
        await _slots.WaitAsync(cancellation);
        try
        {
            return ask(index);
        }
        catch (SqliteException exception)
        {
            // Its message may hold what was typed.
            LogFailed(exception.SqliteErrorCode, exception.SqliteExtendedErrorCode);
            return null;
        }
        finally
        {
            _slots.Release();
        }
    }

    private SearchIndex? Build(Guide guide, CancellationToken cancellation)
    {
        try
        {
            var started = time.GetTimestamp();
            var index = new SearchIndex(guide, cancellation);
            LogBuilt(index.Count, index.Bytes / 1024, (int)time.GetElapsedTime(started).TotalMilliseconds);
            return index;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception exception)
        {
            // Search is missing then; the guide is not.
            LogNotBuilt(exception);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Information, "The guide can be searched: {Parts} parts, {Kilobytes} KB, indexed in {Milliseconds} ms.")]
    private partial void LogBuilt(int parts, long kilobytes, int milliseconds);

    [LoggerMessage(LogLevel.Error, "The guide cannot be searched until it is published again: its index cannot be built.")]
    private partial void LogNotBuilt(Exception exception);

    [LoggerMessage(LogLevel.Error, "A search failed with the database error {Code} ({ExtendedCode}).")]
    private partial void LogFailed(int code, int extendedCode);

    /// <summary>The index of one guide, kept until it is retired and the last reader has left.</summary>
    private sealed class Edition : IDisposable
    {
        private readonly CancellationTokenSource _replaced = new();
        private int _users = 1;

        public Edition(Guide guide, Task after, Func<Guide, CancellationToken, SearchIndex?> build)
        {
            Guide = guide;
            var replaced = _replaced.Token;
            Index = after.ContinueWith(
                _ => build(guide, replaced), CancellationToken.None, TaskContinuationOptions.LongRunning, TaskScheduler.Default);
        }

        public Guide Guide { get; }

        public Task<SearchIndex?> Index { get; }

        public bool TryEnter()
        {
            for (var users = Volatile.Read(ref _users); users > 0; users = Volatile.Read(ref _users))
            {
                if (Interlocked.CompareExchange(ref _users, users + 1, users) == users)
                {
                    return true;
                }
            }

            return false;
        }

        public void Leave()
        {
            if (Interlocked.Decrement(ref _users) == 0)
            {
                // Also when it is still being built.
                Index.ContinueWith(built => built.Result?.Dispose(), TaskScheduler.Default);
            }
        }

        /// <summary>Retires it: a newer guide is there, or the site is stopping.</summary>
        public void Dispose()
        {
            _replaced.Cancel();
            _replaced.Dispose();
            Leave();
        }
    }
}
