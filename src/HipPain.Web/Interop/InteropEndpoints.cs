using System.Globalization;
using System.Xml.Linq;
using HipPain.Content;
using HipPain.Web.Interop.Changes;
using HipPain.Web.Operations;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Interop;

/// <summary>
/// What programs read: the sitemap, the feed of changes, robots.txt (RFC 9309), security.txt (RFC 9116), and the one style rule
/// that has to know the site's origin, and that the signal of Global Privacy Control is obeyed.
/// </summary>
internal static class InteropEndpoints
{
    public static void MapInterop(this IEndpointRouteBuilder endpoints)
    {
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        endpoints.MapMethods("/sitemap.xml", methods, Sitemap);
        endpoints.MapMethods("/robots.txt", methods, Robots);
        endpoints.MapMethods("/print.css", methods, PrintStyles);
        endpoints.MapMethods(ChangesFeed.Path, methods, ChangesFeed.Get);
        endpoints.MapMethods("/.well-known/security.txt", methods, Security);
        // The draft of the W3C has the date on which this was last said.
        endpoints.MapMethods("/.well-known/gpc.json", methods, () => Results.Text("""{"gpc":true,"lastUpdate":"2026-11-23"}""", "application/json"));
        endpoints.MapMarkdown();
    }

    private static IResult Sitemap(Guide guide, IOptions<SiteOptions> site)
    {
        XNamespace sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var urls = guide.Articles.Select(article => new XElement(
            sitemaps + "url",
            new XElement(sitemaps + "loc", site.Value.Absolute(article.Address.Value)),
            new XElement(sitemaps + "lastmod", article.LastChanged.ToString("O", CultureInfo.InvariantCulture))));
        var document = new XDocument(new XElement(sitemaps + "urlset", urls));
        return Results.Text($"""<?xml version="1.0" encoding="utf-8"?>{"\n"}{document}""", "application/xml");
    }

    private static IResult Robots(IOptions<SiteOptions> site) =>
        Results.Text($"User-agent: *\nDisallow: /feedback\nDisallow: /api/\n\nSitemap: {site.Value.Absolute("/sitemap.xml")}\n");

    /// <summary>On paper a link needs its whole address, and a style sheet cannot see the origin of the page it is used on.</summary>
    private static IResult PrintStyles(IOptions<SiteOptions> site, HttpResponse response)
    {
        response.Headers.CacheControl = "public, max-age=86400";
        return Results.Text($"main a[href^='/']:not(.term,.single *,.handout *)::after{{content:' ({site.Value.Absolute("")}' attr(href) ')';font-size:.9em}}", "text/css");
    }

    private static IResult Security(Guide guide, IOptions<SiteOptions> site, TimeProvider time)
    {
        // The standard asks for a date less than a year ahead; half a year on from today never runs out while the site runs.
        var expires = time.GetUtcNow().UtcDateTime.Date.AddDays(180);
        return guide.Site.Contact.Length == 0
            ? Results.NotFound()
            : Results.Text(
                $"Contact: mailto:{guide.Site.Contact}\nExpires: {expires:yyyy-MM-dd'T'HH:mm:ss'Z'}\nPreferred-Languages: en\n"
                + $"Canonical: {site.Value.Absolute("/.well-known/security.txt")}\n");
    }
}
