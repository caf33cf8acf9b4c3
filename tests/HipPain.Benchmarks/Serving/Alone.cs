namespace HipPain.Benchmarks.Serving;

/// <summary>Measures one server while others, which run beside it, stand still.</summary>
internal sealed class Alone(Workbench bench, IReadOnlyList<Server> servers)
{
    // A server that stood still itself has something to catch up on.
    private static readonly TimeSpan CatchUp = TimeSpan.FromSeconds(1);

    /// <summary>Stops the others, measures, and has them go on, on a failure too. Where all is ended meanwhile, they are ended as they stand.</summary>
    public async Task<T> RunAsync<T>(Server server, Func<Task<T>> measure)
    {
        string[] others = [.. servers.Where(other => other != server).Select(other => $"{other.Process.Id}")];
        try
        {
            await bench.RunAsync("kill", ["-STOP", .. others]);
            await Task.Delay(CatchUp);
            return await measure();
        }
        finally
        {
            await bench.RunAsync("kill", ["-CONT", .. others]);
        }
    }
}
