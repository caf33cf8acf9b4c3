using HipPain.Web.Operations;

namespace HipPain.Web.Commands;

/// <summary>What the program does instead of serving, when its first argument names it.</summary>
public static class SiteCommands
{
    /// <summary>Runs the command that the arguments name; null if they name none and the site is to be served.</summary>
    /// <returns>The exit code: 0 is good, 1 is "found something wrong", 2 is "could not run".</returns>
    // The commands' libraries are not even loaded when the site is served or asked for its health.
    public static async Task<int?> RunAsync(string[] args) => args switch
    {
        ["health"] => await HealthAsync(Console.Error),
        ["--help" or "-h" or "-?", ..] => await RunCommandAsync(args),
        [var word, ..] when !word.StartsWith('-') && !word.Contains('=', StringComparison.Ordinal) => await RunCommandAsync(args),
        _ => null,
    };

    /// <summary>Asks the running site whether it lives; containers without a shell or curl need it.</summary>
    internal static async Task<int> HealthAsync(TextWriter error)
    {
        var listening = Environment.GetEnvironmentVariable("ASPNETCORE_URLS")?.Split(';')[0] ?? ListeningAddress.Default;
        var port = listening[(listening.LastIndexOf(':') + 1)..].TrimEnd('/');
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            using var response = await client.GetAsync(new Uri($"http://127.0.0.1:{port}{Health.LivePath}"));
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or UriFormatException)
        {
            await error.WriteLineAsync("The site does not answer.");
            return 1;
        }
    }

    private static async Task<int> RunCommandAsync(string[] args)
    {
        try
        {
            return await CommandTree.RunAsync(args, Terminal.OfProcess());
        }
        catch (IOException exception) when (Terminal.IsClosed(exception))
        {
            // Whoever read the output has seen enough, as "head" does.
            return 0;
        }
    }
}
