namespace HipPain.Web.PageViews;

/// <summary>
/// The way of counts from the counter to the database, one batch at a time. A batch that was not stored goes back to the counter;
/// one whose commit is in doubt stays as it is and comes before anything newer. All members may be called from any thread, since
/// a stop does not wait for an attempt that hangs.
/// </summary>
public sealed class BatchInHand(PageViewCounter counter)
{
    /// <summary>The most counts of a batch. However long their names, a spill file has room for as many.</summary>
    public const int MostCounts = 25_000;

    private readonly Lock _lock = new();
    private CountedBatch? _batch;

    /// <summary>Whether nothing waits to be stored, here or in the counter.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_lock)
            {
                return _batch is null && counter.IsEmpty;
            }
        }
    }

    /// <summary>How many counts wait to be stored, here and in the counter.</summary>
    public long Pending
    {
        get
        {
            lock (_lock)
            {
                return (_batch?.Counts.Count ?? 0) + counter.Pending;
            }
        }
    }

    /// <summary>The batch in hand, else what the counter holds, up to <see cref="MostCounts"/>; null where that is nothing. It stays in hand until it is
    /// stored, put back or let go.</summary>
    public CountedBatch? Take()
    {
        lock (_lock)
        {
            return _batch ??= TakeFromCounter();
        }
    }

    /// <summary>Lets a batch go that is in the database.</summary>
    public void Stored(CountedBatch batch)
    {
        lock (_lock)
        {
            if (_batch == batch)
            {
                _batch = null;
            }
        }
    }

    /// <summary>Keeps a batch whose attempt failed: as it is where it may be stored all the same, else among what was counted
    /// since.</summary>
    public void Failed(CountedBatch batch)
    {
        lock (_lock)
        {
            if (_batch == batch && !batch.IsInDoubt)
            {
                counter.MergeBack(batch.Counts);
                _batch = null;
            }
        }
    }

    /// <summary>Takes everything out for good, the batch in hand first, even where an attempt at it is under way.</summary>
    public IReadOnlyList<CountedBatch> TakeAll()
    {
        lock (_lock)
        {
            var counted = counter.Take().Chunk(MostCounts).Select(BatchOf);
            List<CountedBatch> all = _batch is null ? [.. counted] : [_batch, .. counted];
            _batch = null;
            return all;
        }
    }

    private static CountedBatch BatchOf(IEnumerable<KeyValuePair<PageViewKey, long>> counts) =>
        new(Guid.CreateVersion7(), new Dictionary<PageViewKey, long>(counts));

    private CountedBatch? TakeFromCounter()
    {
        var counts = counter.Take();
        if (counts.Count > MostCounts)
        {
            counter.MergeBack(new Dictionary<PageViewKey, long>(counts.Skip(MostCounts)));
        }

        return counts.Count == 0 ? null : BatchOf(counts.Take(MostCounts));
    }
}
