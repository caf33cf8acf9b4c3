using HipPain.Content;
using HipPain.Web.Handouts;
using HipPain.Web.Operations;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Pages.Handouts;

/// <summary>The handout that a reader chose: the choice is the address, and nothing of it is kept anywhere.</summary>
public sealed class ViewModel(Guide guide, SheetComparison comparison, IOptions<SiteOptions> site, TimeProvider time) : PageModel
{
    /// <summary>The sheet.</summary>
    public HandoutSheet Sheet { get; private set; } = null!;

    /// <summary>What the address asks for; with the versions of an older sheet, if it was read off one.</summary>
    public HandoutChoice Choice { get; private set; } = new();

    /// <summary>What the page says of itself.</summary>
    public PageHead Head => new()
    {
        Title = Sheet.Title,
        Description = $"Parts of {guide.Site.Name}, chosen for paper.",
        IsHandout = true,
        // An empty sheet has no address to hand on.
        HasShareScript = Sheet.Blocks.Count > 0,
    };

    /// <summary>Shows the sheet, whatever was asked for.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        // What was chosen may tell of a patient, and the computer may be shared.
        Response.Headers.CacheControl = "no-store";
        Choice = HandoutChoice.Of(Request.Query);
        Sheet = HandoutSheet.Of(guide, Choice, site.Value, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        if (Choice.Versions is { } versions)
        {
            Sheet = Sheet with { News = await comparison.CompareAsync(guide, Choice.Addresses, versions, cancellationToken) };
        }
    }
}
