using System.Text.RegularExpressions;

namespace HipPain.Web.PageViews;

/// <summary>
/// Tells programs from people by what they say they are. It is meant to keep honest programs out of the counts; a program that
/// pretends to be a browser is not found here.
/// </summary>
public static partial class Bots
{
    /// <summary>How much of a user agent is looked at, in characters.</summary>
    public const int MaxAgentLength = 512;

    // Nearly every crawler calls itself a bot or gives a web address; no browser does either. CUBOT makes phones.
    private const string Anyone = @"(?<!\bcu)bot|https?:|crawl|spider|scrap[ey]|fetcher|monitor|checker|validator|archiver";
    private const string Searchers = "slurp|mediapartners|google(other|-inspection)|bingpreview|feedly|nutch|httrack";
    private const string Assistants = "(chatgpt|claude|perplexity|mistralai)-user|claude-web|anthropic|cohere-ai|meta-external";
    private const string Previewers =
        "facebookexternalhit|facebookcatalog|^whatsapp/|slack-imgproxy|ur[il] ?preview|embedly|iframely|cardyb|mastodon/";

    private const string Watchers =
        "pingdom|statuscake|site24x7|pinger|uptime-kuma|healthcheck|kube-probe|googlehc|zabbix|blackbox|check_http|catchpoint";

    private const string Libraries =
        @"\bcurl/|\bwget|python|aiohttp|httpx|go-http-client|okhttp|\bjava/|httpclient|axios|node-fetch|undici|\bgot\b|libwww-perl"
        + @"|\blwp|\bphp\b|guzzle|\bruby\b|faraday|http\.rb|restsharp|postman|insomnia|reqwest|\bhyper/|\bdart/|dalvik/|cfnetwork"
        + "|powershell|httpie|aria2";

    private const string Automata =
        "headless|phantomjs|slimerjs|jsdom|puppeteer|playwright|selenium|cypress|lighthouse|pagespeed|ptst/|gtmetrix|prerender"
        + "|wkhtmlto";

    private const string Probes = "zgrab|nmap|masscan|nikto|sqlmap|nuclei|censys";

    /// <summary>Whether a user agent names a program, or nothing.</summary>
    public static bool IsBot(string? userAgent)
    {
        if (string.IsNullOrWhiteSpace(userAgent))
        {
            return true;
        }

        try
        {
            return Programs.IsMatch(userAgent.AsSpan(0, Math.Min(userAgent.Length, MaxAgentLength)));
        }
        catch (RegexMatchTimeoutException)
        {
            // No agent takes that long; the machine stood still.
            return false;
        }
    }

    [GeneratedRegex(
        Anyone + "|" + Searchers + "|" + Assistants + "|" + Previewers + "|" + Watchers + "|" + Libraries + "|" + Automata
            + "|" + Probes,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Programs { get; }
}
