namespace HipPain.Browser.Tests;

/// <summary>The browser of this machine. Nothing is downloaded: where there is none, the tests are skipped and say so.</summary>
internal static class Chromium
{
    public const string Missing =
        "No Chromium was found. Set HIPPAIN_CHROMIUM to one, or put chromium, chromium-browser or google-chrome on the PATH.";

    /// <summary>Quiet, so that all the traffic a test sees is the page's own.</summary>
    public static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    /// <summary>Where the browser is; null if there is none.</summary>
    public static string? Path { get; } = Find();

    /// <summary>Why browser tests are skipped; null if they run.</summary>
    public static string? SkipReason { get; } =
        Path is null && Environment.GetEnvironmentVariable("HIPPAIN_REQUIRE_BROWSER") != "1" ? Missing : null;

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("HIPPAIN_CHROMIUM") is { Length: > 0 } chosen)
        {
            return File.Exists(chosen) ? chosen : null;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] names = ["chromium", "chromium-browser", "google-chrome"];
        return names.SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
