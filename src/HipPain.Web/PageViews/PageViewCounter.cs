using System.Runtime.InteropServices;
using System.Threading.Channels;
using HipPain.Web.Data;

namespace HipPain.Web.PageViews;

/// <summary>What a count is kept under.</summary>
/// <param name="Day">The day, in UTC.</param>
/// <param name="Kind">What is counted.</param>
/// <param name="Name">The address, the referring host, the reason or the words that were searched for.</param>
public readonly record struct PageViewKey(DateOnly Day, PageViewKind Kind, string Name);

/// <summary>
/// Adds up counts until they are taken to the database. Memory is bounded by pages and days, never by traffic or by how long
/// the database is away. All members may be called from any thread; none waits for the database.
/// </summary>
public sealed class PageViewCounter(TimeProvider time)
{
    /// <summary>The most referring hosts told apart on one day; a request can name any host it likes.</summary>
    public const int MaxReferringHosts = 200;

    /// <summary>The name under which all further referring hosts are counted.</summary>
    public const string OtherHosts = "other";

    private readonly Lock _lock = new();
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private HashSet<string> _hosts = [];
    private DateOnly _hostsDay;
    private Dictionary<PageViewKey, long> _counts = [];

    /// <summary>Whether nothing waits to be taken.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_lock)
            {
                return _counts.Count == 0;
            }
        }
    }

    /// <summary>Counts a view of a published address.</summary>
    public void CountView(string address, bool isArrival, string? referringHost)
    {
        var today = Today();
        lock (_lock)
        {
            Add(new PageViewKey(today, PageViewKind.View, address), 1);
            if (isArrival)
            {
                Add(new PageViewKey(today, PageViewKind.Arrival, address), 1);
            }

            if (referringHost is not null)
            {
                Add(new PageViewKey(today, PageViewKind.Referrer, BoundHost(today, referringHost)), 1);
            }
        }
    }

    /// <summary>Counts a request for a page that is no view.</summary>
    public void CountRejection(RejectionReason reason) => Count(PageViewKind.Rejected, reason.ToString(), 1);

    /// <summary>Counts a visit to an address where nothing is. The guide itself must know the address.</summary>
    public void CountBrokenLink(string address) => Count(PageViewKind.BrokenLink, address, 1);

    /// <summary>Counts searches for the same words, none of which found anything.</summary>
    public void CountSearchMiss(string words, int times) => Count(PageViewKind.SearchMiss, words, times);

    /// <summary>
    /// Learns which hosts are stored for a day, so that it stays at the most of them after a restart, and beside other processes.
    /// What is counted under one host too many and not taken yet goes to the others.
    /// </summary>
    public void LearnHosts(DateOnly day, IReadOnlyCollection<string> stored)
    {
        lock (_lock)
        {
            if (day != Today())
            {
                return;
            }

            var counted = _hostsDay == day ? _hosts.Except(stored).ToList() : [];
            (_hostsDay, _hosts) = (day, [.. stored.Where(host => host != OtherHosts), .. counted]);
            foreach (var host in counted.Take(_hosts.Count - MaxReferringHosts))
            {
                _hosts.Remove(host);
                if (_counts.Remove(new PageViewKey(day, PageViewKind.Referrer, host), out var count))
                {
                    Add(new PageViewKey(day, PageViewKind.Referrer, OtherHosts), count);
                }
            }
        }
    }

    /// <summary>Ends when something has been counted since it last ended.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _signal.Reader.ReadAsync(cancellationToken);

    /// <summary>Takes all counts out. Who takes them stores them or merges them back.</summary>
    public IReadOnlyDictionary<PageViewKey, long> Take()
    {
        lock (_lock)
        {
            var taken = _counts;
            _counts = [];
            return taken;
        }
    }

    /// <summary>Adds counts that could not be stored to those that came since.</summary>
    public void MergeBack(IReadOnlyDictionary<PageViewKey, long> counts)
    {
        lock (_lock)
        {
            foreach (var (key, count) in counts)
            {
                Add(key, count);
            }
        }
    }

    private DateOnly Today() => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private void Count(PageViewKind kind, string name, long count)
    {
        var key = new PageViewKey(Today(), kind, name);
        lock (_lock)
        {
            Add(key, count);
        }
    }

    private void Add(PageViewKey key, long count)
    {
        if (_counts.Count == 0)
        {
            _signal.Writer.TryWrite(true);
        }

        CollectionsMarshal.GetValueRefOrAddDefault(_counts, key, out _) += count;
    }

    private string BoundHost(DateOnly today, string host)
    {
        if (_hostsDay != today)
        {
            _hostsDay = today;
            _hosts.Clear();
        }

        return _hosts.Contains(host) || (_hosts.Count < MaxReferringHosts && _hosts.Add(host)) ? host : OtherHosts;
    }
}
