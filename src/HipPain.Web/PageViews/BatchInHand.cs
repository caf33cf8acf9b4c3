namespace HipPain.Web.PageViews;

/// <summary>
/// The way of counts from the counter to the database, one batch at a time. A batch that was not stored goes back to the counter;
/// one whose commit is in doubt stays as it is and comes before anything newer. All members may be called from any thread, since
/// a stop does not wait for an attempt that hangs.
/// </summary>
public sealed class BatchInHand(PageViewCounter counter)
{
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

    /// <summary>The batch in hand, else all that the counter holds; null where that is nothing. It stays in hand until it is
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
            CountedBatch?[] all = [_batch, TakeFromCounter()];
            _batch = null;
            return [.. all.OfType<CountedBatch>()];
        }
    }

    private CountedBatch? TakeFromCounter() =>
        counter.Take() is { Count: > 0 } counts ? new CountedBatch(Guid.CreateVersion7(), counts) : null;
}
