using System.Collections.Immutable;
using System.Net;
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

    // One for each processor: requests that are counted at the same time do not wait for each other.
    private readonly Stripe[] _stripes = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Stripe())];
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly Lock _hostLock = new();
    private volatile HostsOfDay _hosts = new(default, []);

    /// <summary>Whether nothing waits to be taken.</summary>
    public bool IsEmpty
    {
        get
        {
            foreach (var stripe in _stripes)
            {
                lock (stripe.Lock)
                {
                    if (stripe.Counts.Count > 0)
                    {
                        return false;
                    }
                }
            }

            return true;
        }
    }

    /// <summary>How many counts wait to be taken: one for each day, kind and name.</summary>
    public long Pending => Sum(stripe => stripe.Counts.Count);

    /// <summary>How many views were counted since the start.</summary>
    public long Views => Sum(stripe => stripe.Views);

    /// <summary>How many requests were left out for a reason since the start.</summary>
    public long Rejections(RejectionReason reason) => Sum(stripe => stripe.Rejections[(int)reason]);

    /// <summary>Counts what the rule made of a request for a published address, within what one network may add.</summary>
    public void Count(string address, in PageViewVerdict verdict, InflationCap cap, IPAddress? network)
    {
        if (verdict.Reason is { } reason)
        {
            CountRejection(reason);
        }
        else if (verdict.IsCounted && !cap.Admit(network))
        {
            CountRejection(RejectionReason.Capped);
        }
        else if (verdict.IsCounted)
        {
            CountView(address, verdict.IsArrival, verdict.ReferringHost);
        }
    }

    /// <summary>Counts a view of a published address.</summary>
    public void CountView(string address, bool isArrival, string? referringHost)
    {
        var today = Today();
        var host = referringHost is null ? null : BoundHost(today, referringHost);
        var stripe = StripeHere();
        lock (stripe.Lock)
        {
            stripe.Views++;
            Add(stripe, new PageViewKey(today, PageViewKind.View, address), 1);
            if (isArrival)
            {
                Add(stripe, new PageViewKey(today, PageViewKind.Arrival, address), 1);
            }

            if (host is not null)
            {
                Add(stripe, new PageViewKey(today, PageViewKind.Referrer, host), 1);
            }
        }
    }

    /// <summary>Counts a request for a page that is no view.</summary>
    public void CountRejection(RejectionReason reason)
    {
        var key = new PageViewKey(Today(), PageViewKind.Rejected, reason.ToString());
        var stripe = StripeHere();
        lock (stripe.Lock)
        {
            stripe.Rejections[(int)reason]++;
            Add(stripe, key, 1);
        }
    }

    /// <summary>Counts a visit to an address where nothing is. The guide itself must know the address.</summary>
    public void CountBrokenLink(string address)
    {
        // A link to nowhere may be of any length.
        if (address.Length <= PageViewCount.MaxNameLength)
        {
            Count(PageViewKind.BrokenLink, address, 1);
        }
    }

    /// <summary>Counts searches for the same words, none of which found anything.</summary>
    public void CountSearchMiss(string words, int times) => Count(PageViewKind.SearchMiss, words, times);

    /// <summary>
    /// Learns which hosts are stored for a day, so that it stays at the most of them after a restart, and beside other processes.
    /// What is counted under one host too many and not taken yet goes to the others.
    /// </summary>
    public void LearnHosts(DateOnly day, IReadOnlyCollection<string> stored)
    {
        if (day != Today())
        {
            return;
        }

        lock (_hostLock)
        {
            var counted = _hosts.Day == day ? _hosts.Names.Except(stored) : [];
            var names = counted.Union(stored.Where(host => host != OtherHosts));
            var surplus = counted.Order(StringComparer.Ordinal).Take(names.Count - MaxReferringHosts).ToList();
            _hosts = new HostsOfDay(day, names.Except(surplus));
            foreach (var host in surplus)
            {
                MoveToOthers(new PageViewKey(day, PageViewKind.Referrer, host));
            }
        }
    }

    /// <summary>Ends when something has been counted since it last ended.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _signal.Reader.ReadAsync(cancellationToken);

    /// <summary>Takes all counts out. Who takes them stores them or merges them back.</summary>
    public IReadOnlyDictionary<PageViewKey, long> Take()
    {
        Dictionary<PageViewKey, long> all = [];
        foreach (var stripe in _stripes)
        {
            Dictionary<PageViewKey, long> taken;
            lock (stripe.Lock)
            {
                (taken, stripe.Counts) = (stripe.Counts, []);
            }

            foreach (var (key, count) in taken)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(all, key, out _) += count;
            }
        }

        return all;
    }

    /// <summary>Adds counts that could not be stored to those that came since.</summary>
    public void MergeBack(IReadOnlyDictionary<PageViewKey, long> counts)
    {
        var stripe = StripeHere();
        lock (stripe.Lock)
        {
            foreach (var (key, count) in counts)
            {
                Add(stripe, key, count);
            }
        }
    }

    private long Sum(Func<Stripe, long> figure)
    {
        var sum = 0L;
        foreach (var stripe in _stripes)
        {
            lock (stripe.Lock)
            {
                sum += figure(stripe);
            }
        }

        return sum;
    }

    private DateOnly Today() => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private Stripe StripeHere() => _stripes[Thread.GetCurrentProcessorId() % _stripes.Length];

    private void Count(PageViewKind kind, string name, long count)
    {
        var key = new PageViewKey(Today(), kind, name);
        var stripe = StripeHere();
        lock (stripe.Lock)
        {
            Add(stripe, key, count);
        }
    }

    private void Add(Stripe stripe, PageViewKey key, long count)
    {
        if (stripe.Counts.Count == 0)
        {
            _signal.Writer.TryWrite(true);
        }

        CollectionsMarshal.GetValueRefOrAddDefault(stripe.Counts, key, out _) += count;
    }

    private void MoveToOthers(PageViewKey key)
    {
        foreach (var stripe in _stripes)
        {
            lock (stripe.Lock)
            {
                if (stripe.Counts.Remove(key, out var count))
                {
                    Add(stripe, key with { Name = OtherHosts }, count);
                }
            }
        }
    }

    private string BoundHost(DateOnly today, string host)
    {
        var known = _hosts;
        if (known.Day == today && known.Names.Contains(host))
        {
            return host;
        }

        lock (_hostLock)
        {
            var names = _hosts.Day == today ? _hosts.Names : [];
            if (names.Count >= MaxReferringHosts && !names.Contains(host))
            {
                return OtherHosts;
            }

            _hosts = new HostsOfDay(today, names.Add(host));
            return host;
        }
    }

    private sealed class Stripe
    {
        public readonly Lock Lock = new();

        public Dictionary<PageViewKey, long> Counts = [];

        // For telemetry, which wants sums since the start: the counts go to the database. A hit has the lock and the line of memory anyway.
        public readonly long[] Rejections = new long[Enum.GetValues<RejectionReason>().Length];
        public long Views;
    }

    private sealed record HostsOfDay(DateOnly Day, ImmutableHashSet<string> Names);
}
