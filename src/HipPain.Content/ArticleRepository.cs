namespace HipPain.Content;

/// <summary>Holds the guide that is published now. Reading it never waits.</summary>
public sealed class ArticleRepository
{
    private volatile Guide _current = Guide.Empty;
    private volatile TaskCompletionSource _replaced = NewSignal();

    /// <summary>Tells of each guide after it is published. Whoever listens may not hold up the publishing.</summary>
    public event EventHandler<Guide>? Published;

    /// <summary>The guide as readers see it at this moment; hold on to the value to see one state throughout.</summary>
    public Guide Current => _current;

    /// <summary>Replaces the whole guide in one step.</summary>
    public void Publish(Guide guide)
    {
        _current = guide;
        Interlocked.Exchange(ref _replaced, NewSignal()).SetResult();
        Published?.Invoke(this, guide);
    }

    /// <summary>Waits until the current guide is another one than a given one, and returns it.</summary>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public async Task<Guide> AfterAsync(Guide guide, CancellationToken cancellation)
    {
        while (true)
        {
            // Taken before the guide is looked at, so that no replacement falls between the two.
            var replaced = _replaced.Task;
            if (!ReferenceEquals(_current, guide))
            {
                return _current;
            }

            await replaced.WaitAsync(cancellation);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
