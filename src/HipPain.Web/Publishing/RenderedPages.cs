using System.Collections.Concurrent;
using System.Threading.Channels;
using HipPain.Content;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Publishing;

/// <summary>
/// The guide's pages as they are sent. A page is rendered once, when it is first asked for, and kept until something that it shows
/// changes. There are only as many as the guide has addresses; where they take more memory than is allowed, those that nobody asked
/// for the longest go. All members may be called from any thread; finding a page never waits.
/// </summary>
internal sealed class RenderedPages(ArticleRepository articles, IOptions<RenderedPageOptions> options) : BackgroundService
{
    private sealed record Snapshot(Guide Guide, ConcurrentDictionary<string, RenderedPage> Pages)
    {
        public ConcurrentDictionary<string, Task<RenderedPage?>> Rendering { get; } = new(StringComparer.Ordinal);
    }

    private readonly long _most = options.Value.Megabytes * 1024L * 1024;
    // Addresses alone: a page that is dropped meanwhile must not stay in memory until its turn.
    private readonly Channel<string> _quick = Channel.CreateUnbounded<string>();
    private readonly Lock _swap = new();
    private volatile Snapshot _snapshot = new(Guide.Empty, []);
    private readonly long[] _dropped = new long[Enum.GetValues<DropCause>().Length];
    private long _size;
    private long _made;

    /// <summary>How many pages are kept.</summary>
    public int Kept => _snapshot.Pages.Count;

    /// <summary>What kept pages take in memory, in bytes, give or take their headers.</summary>
    public long Size => Volatile.Read(ref _size);

    /// <summary>How many pages were rendered and kept since the start.</summary>
    public long Made => Volatile.Read(ref _made);

    /// <summary>How many kept pages were dropped for a cause since the start.</summary>
    public long Dropped(DropCause cause) => Volatile.Read(ref _dropped[(int)cause]);

    /// <summary>The page at an address as it is now; null where it has to be rendered first.</summary>
    public RenderedPage? Find(string path) => Current().Pages.GetValueOrDefault(path);

    /// <summary>
    /// The page at an address, rendered once however many ask for it at the same time.
    /// </summary>
    /// <param name="guide">The guide that it shows.</param>
    /// <param name="path">The address.</param>
    /// <param name="render">Renders it; null where it could not, and the asker was told so.</param>
    /// <returns>The page, and whether this asker's own rendering was tried.</returns>
    public async Task<(RenderedPage? Page, bool IsOwn)> GetAsync(Guide guide, string path, Func<Task<RenderedPage?>> render)
    {
        var snapshot = Current();
        if (snapshot.Guide != guide)
        {
            return (await render(), true);
        }

        var mine = new TaskCompletionSource<RenderedPage?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = snapshot.Rendering.GetOrAdd(path, mine.Task);
        if (first != mine.Task)
        {
            return (await first, false);
        }

        // Another may have been ready between the search for the page and now.
        var page = snapshot.Pages.GetValueOrDefault(path);
        try
        {
            if (page is null && (page = await render()) is not null)
            {
                Keep(snapshot, path, page);
            }

            return (page, true);
        }
        finally
        {
            snapshot.Rendering.TryRemove(path, out _);
            mine.SetResult(page);
        }
    }

    /// <summary>Makes the pages that were rendered as short as they get, one after the other, and never on more than a part of one processor.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var path in _quick.Reader.ReadAllAsync(stoppingToken))
        {
            if (Find(path) is not { IsShortest: false } quick)
            {
                continue;
            }

            var started = Environment.TickCount64;
            var shortest = quick.Shortest();
            Replace(path, quick, shortest);

            await Task.Delay(TimeSpan.FromMilliseconds(Environment.TickCount64 - started), stoppingToken);
        }
    }

    private Snapshot Current() => _snapshot is var snapshot && snapshot.Guide == articles.Current ? snapshot : Swap();

    /// <summary>Goes over to the guide that is published now with those pages that are the same in it.</summary>
    private Snapshot Swap()
    {
        lock (_swap)
        {
            var guide = articles.Current;
            if (_snapshot.Guide != guide)
            {
                var same = _snapshot.Pages.Where(page => page.Value.Inputs == guide.InputsOf(page.Key)).ToList();
                _dropped[(int)DropCause.Changed] += _snapshot.Pages.Count - same.Count;
                _size = same.Sum(page => page.Value.Size);
                _snapshot = new Snapshot(guide, new(same, StringComparer.Ordinal));
            }

            return _snapshot;
        }
    }

    private void Keep(Snapshot snapshot, string path, RenderedPage page)
    {
        lock (_swap)
        {
            if (snapshot != _snapshot || !snapshot.Pages.TryAdd(path, page))
            {
                return;
            }

            _made++;
            _size += page.Size;
            if (_size > _most)
            {
                Drop(snapshot.Pages);
            }
        }

        _quick.Writer.TryWrite(path);
    }

    private void Replace(string path, RenderedPage quick, RenderedPage shortest)
    {
        lock (_swap)
        {
            if (_snapshot.Pages.TryUpdate(path, shortest, quick))
            {
                _size += shortest.Size - quick.Size;
            }
        }
    }

    // A quarter at once, so that it is seldom done.
    private void Drop(ConcurrentDictionary<string, RenderedPage> pages)
    {
        foreach (var (path, page) in pages.OrderBy(page => page.Value.LastUsed).ToList())
        {
            if (_size <= _most / 4 * 3)
            {
                return;
            }

            pages.TryRemove(path, out _);
            _dropped[(int)DropCause.Memory]++;
            _size -= page.Size;
        }
    }
}
