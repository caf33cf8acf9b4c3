namespace HipPain.Web.Operations;

/// <summary>Goes on after each <c>await</c> on a thread of the pool, wherever that which was awaited has ended.</summary>
internal sealed class PoolContext : SynchronizationContext
{
    private static readonly PoolContext Instance = new();

    /// <summary>Runs what may wait on the pool, from its first line to its last.</summary>
    public static async Task RunAsync(Func<Task> work)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        SetSynchronizationContext(Instance);
        try
        {
            await work();
        }
        finally
        {
            SetSynchronizationContext(null);
        }
    }

    /// <inheritdoc />
    public override SynchronizationContext CreateCopy() => this;

    /// <inheritdoc />
    public override void Send(SendOrPostCallback d, object? state) => d(state);

    /// <inheritdoc />
    public override void Post(SendOrPostCallback d, object? state) => ThreadPool.UnsafeQueueUserWorkItem(
        static next =>
        {
            SetSynchronizationContext(Instance);
            try
            {
                next.Callback(next.State);
            }
            finally
            {
                SetSynchronizationContext(null);
            }
        },
        (Callback: d, State: state),
        preferLocal: false);
}
