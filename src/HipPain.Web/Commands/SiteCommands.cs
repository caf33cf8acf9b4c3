using HipPain.Content;
using HipPain.Web.Operations;
using HipPain.Web.Publishing;

namespace HipPain.Web.Commands;

/// <summary>What the program does instead of serving, when its first argument names it.</summary>
internal static class SiteCommands
{
    /// <summary>Runs the command that the arguments name; null if they name none and the site is to be served.</summary>
    /// <returns>The exit code: 0 is good, 1 is "found something wrong", 2 is "could not run".</returns>
    public static async Task<int?> RunAsync(string[] args) => args switch
    {
        ["check", .. var rest] => Check(rest),
        ["health"] => await HealthAsync(),
        [var word, ..] when !word.StartsWith('-') && !word.Contains('=', StringComparison.Ordinal) => Unknown(word),
        _ => null,
    };

    private static int Check(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        var options = configuration.GetSection(ContentOptions.Section).Get<ContentOptions>() ?? new ContentOptions();
        if (new ContentOptionsValidator().Validate(null, options) is { Failed: true } invalid)
        {
            Console.Error.WriteLine(invalid.FailureMessage);
            return 2;
        }

        var guide = new GuideLoader(options.FullRoot, TimeProvider.System).Load(Guide.Empty);
        foreach (var problem in guide.Problems)
        {
            Console.WriteLine(problem);
        }

        Console.WriteLine($"{guide.Articles.Count} articles, {guide.Problems.Count} problems.");
        return guide.Problems.Count == 0 ? 0 : 1;
    }

    /// <summary>Asks the running site whether it lives; containers without a shell or curl need it.</summary>
    private static async Task<int> HealthAsync()
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
            await Console.Error.WriteLineAsync("The site does not answer.");
            return 1;
        }
    }

    private static int Unknown(string word)
    {
        Console.Error.WriteLine($"There is no command \"{word}\". The commands are check and health; without one the site is served.");
        return 2;
    }
}
