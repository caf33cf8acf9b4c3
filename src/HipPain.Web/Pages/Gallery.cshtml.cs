using HipPain.Content;
using HipPain.Content.Figures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipPain.Web.Pages;

/// <summary>All drawings on one page, for those who draw: it is there in a preview alone.</summary>
public sealed class GalleryModel(Guide guide) : PageModel
{
    /// <summary>The drawings, in the order of their names.</summary>
    public IEnumerable<Figure> Figures => guide.Figures.All.OrderBy(figure => figure.Name, StringComparer.Ordinal);

    /// <summary>Shows them; 404 to readers.</summary>
    public IActionResult OnGet()
    {
        if (!guide.IsPreview)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "no-store";
        return Page();
    }
}
