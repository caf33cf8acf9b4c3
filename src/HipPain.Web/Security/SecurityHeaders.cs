using HipPain.Web.Operations;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Security;

/// <summary>
/// Puts the same headers on every response, whatever makes it: pages, errors, 304, static files, refused hosts. They are set
/// as the response starts, because error handling clears what was set before.
/// </summary>
internal sealed class SecurityHeaders(IOptions<SiteOptions> site) : IStartupFilter
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string PermissionsPolicy =
        "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), "
        + "payment=(), usb=()";

    private readonly KeyValuePair<string, string>[] _headers =
    [
        new("Content-Security-Policy", ContentSecurityPolicy),
        new("Cross-Origin-Embedder-Policy", "require-corp"),
        new("Cross-Origin-Opener-Policy", "same-origin"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
        new("Permissions-Policy", PermissionsPolicy),
        new("Referrer-Policy", "same-origin"),
        new("X-Content-Type-Options", "nosniff"),
        new("X-Frame-Options", "DENY"),
        .. StrictTransport(site.Value),
    ];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, following) =>
        {
            context.Response.OnStarting(Set, context.Response);
            return following(context);
        });
        next(app);
    };

    private Task Set(object response)
    {
        foreach (var (name, value) in _headers)
        {
            ((HttpResponse)response).Headers[name] = value;
        }

        return Task.CompletedTask;
    }

    private static KeyValuePair<string, string>[] StrictTransport(SiteOptions site) =>
        site.OriginUri.Scheme == Uri.UriSchemeHttps ? [new("Strict-Transport-Security", "max-age=63072000")] : [];
}
