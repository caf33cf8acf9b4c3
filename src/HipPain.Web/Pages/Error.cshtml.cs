using HipPain.Content;
using HipPain.Web.Searching;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipPain.Web.Pages;

/// <summary>What readers see when a page cannot be shown: what happened, and where to go on. Never how the site is built.</summary>
public sealed class ErrorModel(Guide guide, Search search) : PageModel
{
    private const int MostSuggestions = 5;

    // An index that is still being built is not worth a long wait here.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>The guide as it is for this request.</summary>
    public Guide Guide => guide;

    /// <summary>The heading.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What the reader can do.</summary>
    public string Sentence { get; private set; } = "";

    /// <summary>What an editor tells readers about a page that was taken down, as plain text; null for nothing.</summary>
    public string? Note { get; private set; }

    /// <summary>Whether to offer the parts of the guide.</summary>
    public bool ShowsGuide { get; private set; }

    /// <summary>Sections that share words with the address.</summary>
    public IReadOnlyList<FoundPart> Suggestions { get; private set; } = [];

    /// <summary>Runs for every method, because any request can fail.</summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var asked = context.HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        var failed = context.HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        // Somebody who types this page's own address finds nothing here.
        var status = failed is not null ? StatusCodes.Status500InternalServerError
            : asked is not null && int.TryParse(context.RouteData.Values["status"]?.ToString(), out var known) ? known
            : StatusCodes.Status404NotFound;
        Response.StatusCode = status;
        Response.Headers.CacheControl = "no-store";
        var gone = status == StatusCodes.Status410Gone ? context.HttpContext.Features.Get<Gone>() : null;
        (Title, Sentence) = gone is null ? InWords(status) : InWords(gone);
        Note = gone?.Note;
        ShowsGuide = status is StatusCodes.Status404NotFound or StatusCodes.Status410Gone;
        Suggestions = ShowsGuide ? await SuggestAsync($"{gone?.Title} {asked?.OriginalPath}") : [];
        // A result set here keeps Razor Pages from answering OPTIONS with 200.
        context.Result = Page();
    }

    private static (string Title, string Sentence) InWords(Gone gone) => (
        "This page was taken down",
        (gone.Title is null ? "What stood here" : $"“{gone.Title}”")
        + " is no longer part of this guide. If you kept a copy, please do not go by it any more.");

    /// <summary>Sections that the words of a path lead to; whole articles are on the page already.</summary>
    private async Task<IReadOnlyList<FoundPart>> SuggestAsync(string path)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(HttpContext.RequestAborted);
        patience.CancelAfter(Patience);
        try
        {
            var answer = await search.FindAsync(Query.Of(path), MostSuggestions, patience.Token);
            return [.. (answer?.Parts ?? []).Where(part => part.Section is not null)];
        }
        catch (OperationCanceledException)
        {
            return [];
        }
    }

    private static (string Title, string Sentence) InWords(int status) => status switch
    {
        StatusCodes.Status400BadRequest => ("That request is not complete", "Something was missing or written in a way that we could not read. Go back and try again."),
        StatusCodes.Status403Forbidden => ("That was not sent from this site", "We only take answers that are sent from our own pages. Open the page again and try once more."),
        StatusCodes.Status404NotFound => ("Page not found", "There is nothing at this address. If you typed it, check it for mistakes. If you followed a link, it may be old."),
        StatusCodes.Status405MethodNotAllowed => ("That cannot be done here", "This address can only be read."),
        StatusCodes.Status411LengthRequired => ("That request is not complete", "The request did not say how long it is. Open the page again and try once more."),
        StatusCodes.Status413PayloadTooLarge => ("That is too long", "Nothing was saved. Please go back and make it shorter."),
        StatusCodes.Status503ServiceUnavailable => ("This does not work at the moment", "Nothing was saved. Please try again in a few minutes. You can still read all of the guide."),
        >= 500 => ("Something went wrong on our side", "This is not your fault. Please try again in a few minutes."),
        _ => ("That did not work", "Go back and try again, or start from the home page."),
    };
}
