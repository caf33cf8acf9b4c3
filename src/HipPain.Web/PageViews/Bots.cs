using System.Buffers;
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

    // Nearly every crawler gives a web address or calls itself a bot; no browser does either.
    private static readonly SearchValues<string> Programs = SearchValues.Create(
        [
            "http:", "https:", "crawl", "spider", "scrape", "scrapy", "fetcher", "monitor", "checker", "validator", "archiver",
            "slurp", "mediapartners", "googleother", "google-inspection", "bingpreview", "feedly", "nutch", "httrack",
            "chatgpt-user", "claude-user", "perplexity-user", "mistralai-user", "claude-web", "anthropic", "cohere-ai", "meta-external",
            "facebookexternalhit", "facebookcatalog", "slack-imgproxy", "uripreview", "uri preview", "urlpreview", "url preview",
            "embedly", "iframely", "cardyb", "mastodon/",
            "pingdom", "statuscake", "site24x7", "pinger", "uptime-kuma", "healthcheck", "kube-probe", "googlehc", "zabbix",
            "blackbox", "check_http", "catchpoint",
            "python", "aiohttp", "httpx", "go-http-client", "okhttp", "httpclient", "axios", "node-fetch", "undici", "libwww-perl",
            "guzzle", "faraday", "http.rb", "restsharp", "postman", "insomnia", "reqwest", "dalvik/", "cfnetwork", "powershell",
            "httpie", "aria2",
            "headless", "phantomjs", "slimerjs", "jsdom", "puppeteer", "playwright", "selenium", "cypress", "lighthouse",
            "pagespeed", "ptst/", "gtmetrix", "prerender", "wkhtmlto",
            "zgrab", "nmap", "masscan", "nikto", "sqlmap", "nuclei", "censys",
        ],
        StringComparison.OrdinalIgnoreCase);

    // Words that are programs only where they stand alone; the expression is slow and asked only when one of them is there.
    private static readonly SearchValues<string> Hints = SearchValues.Create(
        ["bot", "curl/", "wget", "java/", "got", "lwp", "php", "ruby", "hyper/", "dart/", "whatsapp/"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a user agent names a program, or nothing.</summary>
    public static bool IsBot(string? userAgent)
    {
        if (string.IsNullOrWhiteSpace(userAgent))
        {
            return true;
        }

        var agent = userAgent.AsSpan(0, Math.Min(userAgent.Length, MaxAgentLength));
        return agent.ContainsAny(Programs) || (agent.ContainsAny(Hints) && IsHinted(agent));
    }

    private static bool IsHinted(ReadOnlySpan<char> agent)
    {
        try
        {
            return Hinted.IsMatch(agent);
        }
        catch (RegexMatchTimeoutException)
        {
            // No agent takes that long; the machine stood still.
            return false;
        }
    }

    // CUBOT makes phones.
    [GeneratedRegex(
        @"(?<!\bcu)bot|^whatsapp/|\b(curl/|wget|java/|got\b|lwp|php\b|ruby\b|hyper/|dart/)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Hinted { get; }
}
