using System.Globalization;
using HipPain.Content;
using HipPain.Web.Operations;
using HipPain.Web.Security;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace HipPain.Web.Publishing;

/// <summary>
/// Answers from <see cref="RenderedPages"/>, and has the rest of the pipeline render what is missing there. What depends on more than
/// the guide goes by it: the answer to an editor, to a sheet of paper (<c>?v=</c>), and to whatever is no plain GET or HEAD. Only what
/// is there already is sent on the thread that reads connections, and not all of that: a connection whose requests never end would have
/// that thread to itself, so now and then one is sent from the pool, and its connection goes on there.
/// </summary>
internal sealed class RenderedPagesMiddleware(RequestDelegate next, RenderedPages pages, IOptions<RenderedPageOptions> options)
{
    // A reader's own browser asks each time. The last of these forbids shared caches too to send a page that has become stale (RFC 9111, section 5.2.2.10).
    private readonly string? _shared = options.Value.SharedSeconds is > 0 and var seconds
        ? string.Create(CultureInfo.InvariantCulture, $"max-age=0, must-revalidate, s-maxage={seconds}")
        : null;

    private const int MostInARow = 2_048;

    [ThreadStatic]
    private static int _inARow;

    public Task InvokeAsync(HttpContext context)
    {
        if (!IsForAnybody(context))
        {
            return PoolContext.RunAsync(() => RequestSpan.AroundAsync(context, next.Invoke));
        }

        if (pages.Find(context.Request.Path.Value ?? "") is not { } page)
        {
            return PoolContext.RunAsync(() => RequestSpan.AroundAsync(context, FirstAsync));
        }

        if (++_inARow < MostInARow)
        {
            return page.SendAsync(context);
        }

        _inARow = 0;
        return PoolContext.RunAsync(() => page.SendAsync(context));
    }

    private static bool IsForAnybody(HttpContext context)
    {
        var request = context.Request;
        return (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true }
            && (!request.QueryString.HasValue || !request.Query.ContainsKey("v"))
            && (request.Headers.Cookie.Count == 0 || !SiteCookies.IsIn(request.Headers.Cookie, SiteCookies.Editor));
    }

    private async Task FirstAsync(HttpContext context)
    {
        // The one that the whole request sees, and so what the page is made from.
        var (guide, path) = (context.RequestServices.GetRequiredService<Guide>(), context.Request.Path.Value ?? "");
        if (guide.InputsOf(path) is not { } inputs)
        {
            await next(context);
            return;
        }

        while (true)
        {
            var (page, isOwn) = await pages.GetAsync(guide, path, () => RenderAsync(context, path, inputs));
            if (page is not null)
            {
                await page.SendAsync(context);
            }

            if (page is not null || isOwn)
            {
                return;
            }
        }
    }

    /// <summary>Has the page made for anybody, whoever asks; what is no good page is sent on as it came.</summary>
    private async Task<RenderedPage?> RenderAsync(HttpContext context, string path, string inputs)
    {
        // One of the guide's own addresses, or there were no inputs.
        using var span = Telemetry.Source.StartActivity("render page")?.SetTag("hippain.page", path);
        var (request, response) = (context.Request.Headers, context.Response);
        StringValues encodings = request.AcceptEncoding, known = request.IfNoneMatch;
        var target = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var text = new MemoryStream();
        var body = new StreamResponseBodyFeature(text, target);
        try
        {
            (request.AcceptEncoding, request.IfNoneMatch) = (default, default);
            context.Features.Set<IHttpResponseBodyFeature>(body);
            await next(context);
            await body.CompleteAsync();
        }
        finally
        {
            (request.AcceptEncoding, request.IfNoneMatch) = (encodings, known);
            context.Features.Set(target);
        }

        if (response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0)
        {
            response.Headers.CacheControl = _shared ?? response.Headers.CacheControl;
            return RenderedPage.Of(inputs, response, text.ToArray());
        }

        text.Position = 0;
        await text.CopyToAsync(target.Stream, CancellationToken.None);
        return null;
    }
}
