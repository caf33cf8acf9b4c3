using HipPain.Web.Operations;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Security;

/// <summary>
/// What a request that changes something has to show: that it comes from a page of this site, and that it is short. This
/// stands in for form tokens, which would put a cookie on every reader (see OWASP on Fetch Metadata).
/// </summary>
internal sealed class UnsafeRequests(RequestDelegate next, IOptions<SiteOptions> site)
{
    /// <summary>The largest body of most, in bytes.</summary>
    public const int MostBytes = 16 * 1024;

    /// <summary>
    /// The largest body of a comment, in bytes: a text much too long still comes through, so that the page can give it back.
    /// </summary>
    public const int MostBytesOfComment = 64 * 1024;

    private readonly string _origin = site.Value.OriginUri.GetLeftPart(UriPartial.Authority);

    public Task InvokeAsync(HttpContext context)
    {
        // The page that explains a refusal comes by here again, with the method and headers that were refused.
        var isExplained = context.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        if (!isExplained && Refusal(context.Request) is { } status)
        {
            context.Response.StatusCode = status;
            if (status == StatusCodes.Status405MethodNotAllowed)
            {
                context.Response.Headers.Allow = "GET, HEAD, POST";
            }

            return Task.CompletedTask;
        }

        return next(context);
    }

    private int? Refusal(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            // Nobody who reads sends a form along; what is in it could be taken for the address, and the answer kept for others.
            return request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0 ? StatusCodes.Status400BadRequest : null;
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            return StatusCodes.Status405MethodNotAllowed;
        }

        return !IsFromHere(request.Headers) ? StatusCodes.Status403Forbidden
            : request.ContentLength is not { } length ? StatusCodes.Status411LengthRequired
            : length > (IsComment(request.Path) ? MostBytesOfComment : MostBytes) ? StatusCodes.Status413PayloadTooLarge
            : null;
    }

    private static bool IsComment(PathString path) =>
        path.StartsWithSegments("/feedback", StringComparison.OrdinalIgnoreCase, out var token) && token.Value is { Length: > 1 };

    private bool IsFromHere(IHeaderDictionary headers) =>
        headers["Sec-Fetch-Site"].ToString() is "same-origin" or "none" || headers.Origin == _origin;
}
