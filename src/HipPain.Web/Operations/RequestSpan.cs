using System.Diagnostics;

namespace HipPain.Web.Operations;

/// <summary>
/// A span for a request that goes past the kept pages. It begins a trace of its own, whatever the asker sent, and holds nothing of the request
/// but its method, the page of the site that it asked for, and how it was answered.
/// </summary>
internal static class RequestSpan
{
    /// <summary>Has the request handled, within a span where somebody listens.</summary>
    public static Task AroundAsync(HttpContext context, Func<HttpContext, Task> handle) =>
        Telemetry.Source.HasListeners() ? TraceAsync(context, handle) : handle(context);

    private static async Task TraceAsync(HttpContext context, Func<HttpContext, Task> handle)
    {
        using var span = Telemetry.Source.StartActivity("request", ActivityKind.Server, parentContext: default);
        try
        {
            await handle(context);
        }
        catch (Exception cause)
        {
            span.Fail(cause);
            throw;
        }
        finally
        {
            if (span is { IsAllDataRequested: true })
            {
                Describe(span, context);
            }
        }
    }

    private static void Describe(Activity span, HttpContext context)
    {
        var (method, page, status) = (SiteLogging.KnownMethod(context.Request.Method), SiteLogging.KnownPage(context), context.Response.StatusCode);
        span.DisplayName = $"{method} {page}";
        span.SetTag("http.request.method", method is "other" ? "_OTHER" : method).SetTag("http.response.status_code", status);
        if (page != SiteLogging.AnotherPath)
        {
            span.SetTag("http.route", page);
        }

        if (status >= 500)
        {
            span.SetStatus(ActivityStatusCode.Error);
        }
    }
}
