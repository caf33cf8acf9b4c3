using System.Text;
using HipPain.Content;

namespace HipPain.Web.PageViews;

/// <summary>
/// Where pages tell that they are shown, by <c>navigator.sendBeacon</c> (W3C Beacon), for sites behind a cache that sends pages in their place.
/// What they tell is judged by the same rule as a request for a page, and stored in the same way. Nobody waits for the answer, so it
/// never says what became of it.
/// </summary>
internal static class Beacon
{
    /// <summary>The path, which no article can have.</summary>
    public const string Path = "/views";

    /// <summary>The longest that a page may tell, in bytes: the longest address and the longest host there can be.</summary>
    public const int MostBytes = 1024;

    /// <summary>Counts a page that is shown. Nothing is stored now, so it does not matter whether the database is there.</summary>
    public static async Task<IResult> TakeAsync(
        HttpContext context, ArticleRepository articles, PageViewRule rule, InflationCap cap, PageViewCounter counter, CancellationToken cancellationToken)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.CacheControl = "no-store";
        // Without a length it does not come here.
        if (request.ContentLength > MostBytes)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        if (await ReadAsync(request, cancellationToken) is { } told && articles.Current.Has(told.Address))
        {
            counter.Count(told.Address, rule.Judge(request.Headers, told), cap, context.Connection.RemoteIpAddress);
        }

        return Results.NoContent();
    }

    private static async Task<ShownPage?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var body = new StreamReader(request.Body, Encoding.UTF8);
            return ShownPage.Read(await body.ReadToEndAsync(cancellationToken));
        }
        catch (BadHttpRequestException)
        {
            // The reader has left in the middle of it.
            return null;
        }
    }
}
