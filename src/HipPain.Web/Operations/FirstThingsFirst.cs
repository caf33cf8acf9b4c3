namespace HipPain.Web.Operations;

/// <summary>Keeps work that no page waits for out of the start.</summary>
internal static class FirstThingsFirst
{
    /// <summary>Ends when the site listens, at once where it does already or where there is no site.</summary>
    /// <param name="lifetime">The site's; null in a command and wherever a part runs by itself.</param>
    public static async Task WhenListeningAsync(this IHostApplicationLifetime? lifetime)
    {
        if (lifetime is not null)
        {
            var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var start = lifetime.ApplicationStarted.Register(() => listening.TrySetResult());
            await listening.Task;
        }
    }
}
