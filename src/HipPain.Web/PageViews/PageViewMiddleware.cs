using HipPain.Web.Operations;

namespace HipPain.Web.PageViews;

/// <summary>
/// Counts page views after the page is on its way. It adds nothing to an answer, and nothing that goes wrong here reaches a
/// reader.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="isPublished">Whether a path is the address of a published article or section.</param>
/// <param name="rule">What is a page view.</param>
/// <param name="cap">How many views one network address may add.</param>
/// <param name="counter">Where views are counted.</param>
/// <param name="time">What time it is.</param>
/// <param name="logger">Where failures are told.</param>
/// <param name="isBroken">Whether the guide leads to a path, or once held it, and nothing is there; null if that is never so.</param>
public sealed partial class PageViewMiddleware(
    RequestDelegate next, Func<string, bool> isPublished, PageViewRule rule, InflationCap cap, PageViewCounter counter,
    TimeProvider time, ILogger<PageViewMiddleware> logger, Func<string, bool>? isBroken = null)
{
    private readonly Seldom _seldom = new(time);

    /// <summary>Passes the request on, then counts it.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        // Before the rest of the pipeline, which runs an error page under a path of its own.
        var path = context.Request.Path.Value ?? "";
        var answer = next(context);
        if (!answer.IsCompletedSuccessfully)
        {
            return CountAfterAsync(answer, context, path);
        }

        TryCount(context, path);
        return answer;
    }

    private async Task CountAfterAsync(Task answer, HttpContext context, string path)
    {
        await answer;
        TryCount(context, path);
    }

    private void TryCount(HttpContext context, string path)
    {
        try
        {
            Count(context, path);
        }
        catch (Exception cause)
        {
            _seldom.Say(LogFailed, cause);
        }
    }

    private void Count(HttpContext context, string path)
    {
        var status = context.Response.StatusCode;
        if (status is StatusCodes.Status404NotFound or StatusCodes.Status410Gone)
        {
            CountBroken(context, path);
        }

        var verdict = rule.Judge(new PageViewFacts
        {
            IsPublished = isPublished(path),
            Method = context.Request.Method,
            Headers = context.Request.Headers,
            Status = status,
            ContentType = context.Response.ContentType,
        });

        counter.Count(path, verdict, cap, context.Connection.RemoteIpAddress);
    }

    // The guide is asked first: it says no to all that strangers make up, at the cost of a look-up.
    private void CountBroken(HttpContext context, string path)
    {
        if (isBroken?.Invoke(path) == true && PageViewRule.IsReader(context.Request) && cap.Admit(context.Connection.RemoteIpAddress))
        {
            counter.CountBrokenLink(path);
        }
    }

    [LoggerMessage(LogLevel.Error, "A page view could not be counted. This is said once a minute at most.")]
    private partial void LogFailed(Exception cause);
}
