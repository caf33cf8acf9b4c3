using HipPain.Content;
using HipPain.Content.Parts;
using HipPain.Web.Handouts;
using HipPain.Web.Operations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Pages.Handouts;

/// <summary>A ready-made handout, at an address of its own.</summary>
public sealed class ReadyMadeModel(Guide guide, SheetComparison comparison, IOptions<SiteOptions> site, TimeProvider time) : PageModel
{
    /// <summary>The sheet.</summary>
    public HandoutSheet Sheet { get; private set; } = null!;

    /// <summary>
    /// What the address asks for: the handout itself, then the parts that it had when it was printed, as the code on paper says.
    /// </summary>
    public HandoutChoice Choice { get; private set; } = new();

    /// <summary>What the page says of itself.</summary>
    public PageHead Head { get; private set; } = null!;

    /// <summary>Shows the sheet.</summary>
    public async Task<IActionResult> OnGetAsync([FromRoute] string path, CancellationToken cancellationToken)
    {
        if (guide.FindPart($"/{path}") is not { } part)
        {
            return HttpContext.Missing(guide.FindGone($"/{path}"));
        }

        // It carries the day on which it is shown.
        Response.Headers.CacheControl = "no-cache";
        var asked = HandoutChoice.Of(Request.Query);
        Choice = asked with { Addresses = [part.Address, .. asked.Addresses], Unread = 0 };
        Sheet = HandoutSheet.Of(guide, part, Choice, site.Value, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        if (Choice.Versions is { } versions)
        {
            Sheet = Sheet with { News = await comparison.CompareAsync(guide, Choice.Addresses, versions, cancellationToken) };
        }

        Head = new PageHead
        {
            Title = part.Title,
            Description = part.Article.Summary,
            Path = part.Address,
            Article = part.Article,
            IsHandout = true,
            HasShareScript = true,
        };
        return Page();
    }
}
