using HipPain.Content;
using HipPain.Web.Handouts;
using HipPain.Web.Searching;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipPain.Web.Pages.Handouts;

/// <summary>Where handouts are chosen. Everything that is ticked stands in the address; nothing of it is kept anywhere.</summary>
public sealed class IndexModel(Guide guide, Search search) : PageModel
{
    private const int MostFound = 40;

    /// <summary>The guide as it is for this request.</summary>
    public Guide Guide => guide;

    /// <summary>What is chosen so far, in order, and what was asked for and cannot be.</summary>
    public Handout Chosen { get; private set; } = null!;

    /// <summary>What the address asks for.</summary>
    public HandoutChoice Choice { get; private set; } = new();

    /// <summary>What was typed to narrow the list.</summary>
    public Query Query { get; private set; } = Query.Of("");

    /// <summary>What the search found; null where nothing was looked for, and while search does not work.</summary>
    public IReadOnlyList<HandoutTick>? Found { get; private set; }

    /// <summary>What can be ticked, where it is not narrowed.</summary>
    public HandoutList? List { get; private set; }

    /// <summary>What the page says of itself.</summary>
    public PageHead Head => new()
    {
        Title = "Handouts to print",
        Description = "Ready-made sheets about hip pain from running, and your own choice of parts for one patient.",
        Path = "/handouts",
        IsHandout = true,
    };

    /// <summary>Shows what there is, with what is ticked at the top.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        // What was chosen may tell of a patient, and the computer may be shared.
        Response.Headers.CacheControl = Request.QueryString.HasValue ? "no-store" : "no-cache";
        Choice = HandoutChoice.Of(Request.Query);
        Chosen = Handout.Of(guide, InOrder(Choice.Addresses));
        Query = Query.Of(Request.Query.ContainsKey("all") ? "" : Request.Query["q"].FirstOrDefault());
        var chosen = Chosen.Parts.Select(part => part.Address).ToHashSet(StringComparer.Ordinal);
        if (Query.Text.Length > 0 && await search.FindAsync(Query, MostFound, cancellation) is { } answer)
        {
            Found = [.. answer.Parts.Select(part => HandoutList.TickOf(part.Article, part.Section)).OfType<HandoutTick>().Distinct().Where(tick => !chosen.Contains(tick.Address))];
        }

        if (Found is not { Count: > 0 })
        {
            List = HandoutList.Of(guide, chosen);
        }
    }

    /// <summary>Moves the part whose button was pressed one place up.</summary>
    private List<string> InOrder(IReadOnlyList<string> addresses)
    {
        var order = addresses.ToList();
        var place = order.IndexOf("/" + Request.Query["up"].FirstOrDefault());
        if (place > 0)
        {
            (order[place - 1], order[place]) = (order[place], order[place - 1]);
        }

        return order;
    }
}
