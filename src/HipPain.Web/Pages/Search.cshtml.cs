using HipPain.Content;
using HipPain.Web.PageViews;
using HipPain.Web.Searching;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipPain.Web.Pages;

/// <summary>
/// The search page: a box, and what the guide has for what was typed. Nothing of it is kept but words that nothing was found for,
/// and those only as <see cref="SearchMisses"/> says.
/// </summary>
public sealed class SearchModel(Guide guide, Search search, SearchMisses misses) : PageModel
{
    /// <summary>The most results that are shown.</summary>
    public const int MostResults = 20;

    /// <summary>The guide as it is for this request.</summary>
    public Guide Guide => guide;

    /// <summary>What was typed.</summary>
    public Query Query { get; private set; } = Query.Of("");

    /// <summary>What was found; null for an empty query, and when search does not work.</summary>
    public SearchAnswer? Answer { get; private set; }

    /// <summary>Whether there should be an answer and is none.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The results.</summary>
    public IReadOnlyList<FoundPart> Results => Answer?.Parts ?? [];

    /// <summary>What the page says of itself.</summary>
    public PageHead Head => new()
    {
        Title = Query.Text.Length == 0 ? "Search" : $"{Query.Text} – search",
        Description = $"Search the whole guide of {guide.Site.Name}.",
        // The box and the parts of the guide are a page to be found; what readers type is not.
        Path = Query.Text.Length == 0 ? "/search" : null,
    };

    /// <summary>Searches; 503 while that does not work.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        Query = Query.Of(Request.Query["q"].FirstOrDefault());
        if (Query.Text.Length == 0)
        {
            return;
        }

        Answer = await search.FindAsync(Query, MostResults, cancellation);
        if (Answer is null)
        {
            IsBroken = true;
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        else if (Results.Count == 0)
        {
            misses.Note(HttpContext, Query.Text);
        }
    }
}
