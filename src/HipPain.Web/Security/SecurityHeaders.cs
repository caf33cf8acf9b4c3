using HipPain.Web.Operations;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace HipPain.Web.Security;

/// <summary>
/// Puts the same headers on every response, whatever makes it: pages, errors, 304, static files, refused hosts.
/// </summary>
internal sealed class SecurityHeaders(IOptions<SiteOptions> site) : IStartupFilter
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // What would tell most of a reader. The site frames nobody and no foreign script runs on it, so that nothing could ask for the rest either.
    private const string PermissionsPolicy = "browsing-topics=(), camera=(), geolocation=(), microphone=()";

    private readonly KeyValuePair<string, StringValues>[] _headers =
    [
        new("Content-Security-Policy", ContentSecurityPolicy),
        new("Cross-Origin-Embedder-Policy", "require-corp"),
        new("Cross-Origin-Opener-Policy", "same-origin"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
        new("Permissions-Policy", PermissionsPolicy),
        new("Referrer-Policy", "same-origin"),
        new("X-Content-Type-Options", "nosniff"),
        .. StrictTransport(site.Value),
    ];

    /// <summary>Sets them before all else.</summary>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, following) =>
        {
            Set(context.Response);
            return following(context);
        });
        next(app);
    };

    /// <summary>Sets them again as the response starts, where error handling may have cleared what was set before, and completes its type.</summary>
    public void SetAtStart(HttpResponse response) => response.OnStarting(
        state =>
        {
            Set((HttpResponse)state);
            TextEncoding.Name((HttpResponse)state);
            return Task.CompletedTask;
        },
        response);

    private void Set(HttpResponse response)
    {
        var headers = response.Headers;
        foreach (var (name, value) in _headers)
        {
            headers[name] = value;
        }
    }

    private static KeyValuePair<string, StringValues>[] StrictTransport(SiteOptions site) =>
        site.OriginUri.Scheme == Uri.UriSchemeHttps ? [new("Strict-Transport-Security", "max-age=63072000")] : [];
}
