using System.Buffers;
using System.Collections.Concurrent;

namespace HipPain.Web.PageViews;

/// <summary>
/// Tells programs from people by what they say they are: an agent that has not the form of a browser's, or has and names a
/// program beside it, is one. It is meant to keep honest programs out of the counts; a program that pretends to be a browser is
/// not found here. What was measured stands in docs/decisions/0021-bots.md.
/// </summary>
public static class Bots
{
    /// <summary>How much of a user agent is looked at, in characters.</summary>
    public const int MaxAgentLength = 512;

    // What is in the agents of browsers, old phones' too. Six of seven programs have nothing of it.
    private static readonly SearchValues<string> Browsers = SearchValues.Create(
        [
            "applewebkit", "like gecko", "gecko/", "firefox/", "msie ", "trident/", "presto/", "opera/", "opera mini", "khtml/", "goanna/",
            "ladybird", "servo/", "linux; android", "linux; u; android", "iphone", "ipad", "browser/", "ucweb", "netfront", "obigo",
            "teleca", "maui", "midp-", "polaris", "nokia", "blackberry", "docomo/", "kddi-", "lynx", "links (", "w3m", "dillo",
            "netsurf", "amiga", "mosaic", "nintendo", "playstation", "jig browser",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Programs = SearchValues.Create(
        [
            // No browser gives an address of its maker.
            "http:", "https:", "www.", "[at]", "gmail", ".com", ".org", ".net/", ".eu", ".de/", ".ai/", ".io/",

            // What programs do.
            "bot", "crawl", "spider", "scrap", "scan", "fetch", "monitor", "check", "valid", "archive", "preview", "feed", "subscriber",
            "proxy", "agent/", "agent)", " agent", "-agent", "survey", "audit", "analy", "detect", "verif", "lookup", "resolver", "screenshot", "screenie", "thumbnail",
            "webthumb", "snapshot", "capture", "transcoder", "collect", " research", "diagnos", "inspector", "synthetic", "automat",
            "simulat", "testing", "harvest", "aggregat", "backlink", "keyword", "favicon", "webmaster", "insight", "watcher", "tracker",
            "prerender", "performance", "compliance", "imgsizer", "observatory", "meter", "daily/",

            // What they are made of.
            "headless", "phantomjs", "slimerjs", "jsdom", "puppeteer", "playwright", "selenium", "cypress", "lighthouse", "pagespeed",
            "page speed", "wkhtmlto", "webkit2png", "browserkit", "nutch", "httrack", "python", "curl/", "wget", "cfnetwork", "okhttp", "httpclient", "http client", "fasthttp", "web services", "axios",
            "incompatible", "mutant", "like gecko; compatible", "gecko; google",

            // Who they are.
            "google-", "-google", "googleother", "google web", "search console", "mediapartners", "googlemessages", "slurp",
            "binglocalsearch", "daum/", "-user/", "anthropic", "claude-web", "cohere-", "openai", "meta-external", "facebookexternal",
            "facebookcatalog", "embedly", "iframely", "cardyb", "mastodon", "pingdom", "statuscake", "site24x7", "uptime", "zabbix",
            "blackbox", "catchpoint", "thousandeyes", "newrelic", "datadog", "dynatrace", "ruxit", "ptst", "gtmetrix", "neustar",
            "dareboost", "debugbear", "siteimprove", "silktide", "hotjar", "criteo", "netcraft", "qualys", "nessus", "cloudflare",
            "securityheaders", "seo ", "seo/", "linktiger", "marketgoo", "hubspot", "ms-office", "microsoft office", "microsoft outlook",
            "mshots", "websnap", "snapsearch", "newsnow", "newsai", "sindup", "collapsify", "readable/", "kimono", "dmbrowser",
            "yunjiankong", "iplabel", "heimdall",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Accounts = SearchValues.Create(["compatible", "http", "@", "bot/"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> OnDesks = SearchValues.Create(
        ["Mozilla/5.0 (Windows", "Mozilla/5.0 (Macintosh", "Mozilla/5.0 (X11"], StringComparison.Ordinal);

    // On a desk, browsers made from others name themselves behind these, with four numbers as Chrome has; or they are these.
    private static readonly SearchValues<string> Desks = SearchValues.Create(
        [
            "browser", "explorer", "edge/", "opr", "vivaldi", "brave", "ddg/", "duckduckgo", "ecosia", "puffin", "maxthon", "midori",
            "epiphany", "debian", "sleipnir", "qihu", "360", "metasr", "xiaomi", "quark", "kinza", "atlas/", "hola/", "coolnovo", "chromeplus",
            "bdspark", "omniweb", "gost", "tab ", "hbbtv", "smarttv", "tesla/", "slack", "discord", "teams/", "viber", "whatsapp",
            "wechat", "micromessenger", "dingtalk", "norton", "avast", "avg/", "avira", "ccleaner", "seamonkey", "palemoon", "waterfox",
            "ice", "fox", "flock", "rv:", "basilisk", "librewolf", "cyberfox", "k-meleon", "mypal", "floorp", "ghostery", "navigator", "netscape", ".net",
        ],
        StringComparison.OrdinalIgnoreCase);

    // Looking through an agent takes longer than all the rest of the rule, and readers have few different ones. So many are known at
    // the most; then all are forgotten. The agents themselves are not held, only codes of them that this process alone can make.
    private const int MostKnown = 1000;
    private static readonly ConcurrentDictionary<long, bool> Known = [];

    /// <summary>Whether a user agent names a program, or nothing. May be called from any thread.</summary>
    public static bool IsBot(string? userAgent)
    {
        if (string.IsNullOrWhiteSpace(userAgent))
        {
            return true;
        }

        var agent = userAgent.AsSpan(0, Math.Min(userAgent.Length, MaxAgentLength));
        var code = ((long)agent.Length << 32) | (uint)string.GetHashCode(agent);
        if (Known.TryGetValue(code, out var isBot))
        {
            return isBot;
        }

        if (Known.Count >= MostKnown)
        {
            Known.Clear();
        }

        return Known[code] = IsProgram(agent);
    }

    private static bool IsProgram(ReadOnlySpan<char> agent)
    {
        if (!agent.ContainsAny(Browsers) || agent.StartsWith("Dalvik/", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var (start, end) = PhoneIn(agent);
        return agent[..start].ContainsAny(Programs) || agent[end..].ContainsAny(Programs) || (start == agent.Length && IsStranger(agent));
    }

    // Makers give phones all kinds of names, Cubot, Pocket and Mobile Mapper among them; what stands there says nothing.
    private static (int Start, int End) PhoneIn(ReadOnlySpan<char> agent)
    {
        var start = agent.IndexOf("Android ", StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return (agent.Length, agent.Length);
        }

        var length = agent[start..].IndexOf(')');
        var end = length < 0 ? agent.Length : start + length;
        return agent[start..end].ContainsAny(Accounts) ? (agent.Length, agent.Length) : (start, end);
    }

    private static bool IsStranger(ReadOnlySpan<char> agent)
    {
        var desk = agent.IndexOfAny(OnDesks);
        var engine = Math.Max(agent.LastIndexOf(" Safari/", StringComparison.Ordinal), agent.LastIndexOf(" Firefox/", StringComparison.Ordinal));
        if (desk < 0 || engine < 0 || (agent[engine + 1] == 'S' && !agent.Contains("Chrome/", StringComparison.Ordinal)))
        {
            return false;
        }

        var rest = agent[(engine + 1)..];
        var space = rest.IndexOf(' ');
        var name = space < 0 ? [] : rest[space..].Trim(" ;,(");
        var end = name.IndexOf(' ');
        var first = end < 0 ? name : name[..end];
        return desk > 0 || (first.Length > 0 && first.Count('.') < 3 && !name.ContainsAny(Desks));
    }
}
