using HipPain.Web.Security;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HipPain.Web.PageViews;

/// <summary>
/// The one rule for what is a page view. A request is a view when it is a GET of a published address, answered with HTML or
/// "not modified", that a person's browser made to show a page, and the reader neither objects nor is an editor. The first
/// condition it fails is the reason it is not counted; a bot is recognised before a missing navigation, because the name says
/// more. What only the browser knows stays uncounted: a page drawn ahead and then looked at, one shown again from the browser's
/// own memory, a print. The source of a page that is looked at cannot be told from the page.
/// </summary>
/// <param name="originHost">The host that readers see. Links from it, and from loopback names, are links within the site.</param>
public sealed class PageViewRule(string originHost)
{
    private readonly Referrers _referrers = new(originHost);

    /// <summary>Judges a request by its facts alone.</summary>
    public PageViewVerdict Judge(in PageViewFacts facts)
    {
        if (!facts.IsPublished || !(HttpMethods.IsGet(facts.Method) || HttpMethods.IsHead(facts.Method)))
        {
            return PageViewVerdict.NotAPage;
        }

        var signals = new BrowserSignals(facts.Headers);
        if (FindReason(facts, signals) is { } reason)
        {
            return PageViewVerdict.Rejected(reason);
        }

        if (signals.Site == "same-origin" || IsReload(facts.Headers))
        {
            return PageViewVerdict.Counted(isArrival: false, referringHost: null);
        }

        var referrer = _referrers.Of(facts.Headers.Referer);
        return IsSent(signals.Site) || !referrer.IsOwn
            ? PageViewVerdict.Counted(isArrival: true, referrer.Host)
            : PageViewVerdict.Counted(isArrival: false, referringHost: null);
    }

    /// <summary>Judges what a page told when it was shown (see <see cref="Beacon"/>): the same, but that somebody looks at it need not be found out.</summary>
    /// <param name="headers">The headers of the request that told it.</param>
    /// <param name="told">What it told.</param>
    public PageViewVerdict Judge(IHeaderDictionary headers, ShownPage told)
    {
        if (FindReason(headers, new BrowserSignals(headers), isShown: true) is { } reason)
        {
            return PageViewVerdict.Rejected(reason);
        }

        // Anything but a host could hold more than the script tells.
        var referrer = Uri.CheckHostName(told.ReferringHost) is UriHostNameType.Dns ? _referrers.Of($"https://{told.ReferringHost}/") : default;
        return PageViewVerdict.Counted(told.IsArrival && !referrer.IsOwn, told.IsArrival ? referrer.Host : null);
    }

    /// <summary>Whether a request is a reader's who may be counted: what the rule says of who asks and how, not of what is answered.</summary>
    public static bool IsReader(HttpRequest request) => HttpMethods.IsGet(request.Method) && FindReason(request.Headers, new BrowserSignals(request.Headers)) is null;

    /// <summary>Whether the browser itself says that its reader objects.</summary>
    public static bool HasSignal(IHeaderDictionary headers) => new BrowserSignals(headers).Objects;

    private static RejectionReason? FindReason(in PageViewFacts facts, in BrowserSignals signals) => facts switch
    {
        _ when HttpMethods.IsHead(facts.Method) => RejectionReason.Method,
        { Status: not (StatusCodes.Status200OK or StatusCodes.Status304NotModified) } => RejectionReason.Status,
        _ when !IsHtml(facts) => RejectionReason.NotHtml,
        _ => FindReason(facts.Headers, signals),
    };

    private static RejectionReason? FindReason(IHeaderDictionary headers, in BrowserSignals signals, bool isShown = false) => signals switch
    {
        { IsSpeculative: true } => RejectionReason.Speculative,
        _ when Bots.IsBot(headers.UserAgent) => RejectionReason.Bot,
        _ when !isShown && !IsNavigation(headers, signals) => RejectionReason.NotNavigation,
        _ when signals.Objects || SiteCookies.IsIn(headers.Cookie, SiteCookies.OptOut) => RejectionReason.Objected,
        // To look a session up would put a database and cryptography on the way to every article.
        _ when SiteCookies.IsIn(headers.Cookie, SiteCookies.Editor) => RejectionReason.Editor,
        _ => null,
    };

    private static bool IsHtml(in PageViewFacts facts) => facts.ContentType is { } type
        ? type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
        : facts.Status == StatusCodes.Status304NotModified;

    // Browsers send Sec-Fetch headers only to secure and loopback origins, and old ones never do.
    private static bool IsNavigation(IHeaderDictionary headers, in BrowserSignals signals) => signals.IsNavigation
        ?? (IsSent(headers.AcceptLanguage) && headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase));

    // A reload sends max-age=0, a reload past the browser's own copy no-cache; both say again where the reader first came from.
    private static bool IsReload(IHeaderDictionary headers) => IsSent(headers.CacheControl)
        && (HeaderUtilities.ContainsCacheDirective(headers.CacheControl, "no-cache")
            || (HeaderUtilities.TryParseSeconds(headers.CacheControl, "max-age", out var age) && age == TimeSpan.Zero));

    private static bool IsSent(StringValues header) => !StringValues.IsNullOrEmpty(header);
}
