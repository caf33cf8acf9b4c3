using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Web.Operations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Pages;

/// <summary>The home page: what this is, where to get help, and the parts of the guide.</summary>
public sealed class IndexModel(Guide guide, IOptions<SiteOptions> site) : PageModel
{
    /// <summary>The guide as it is for this request.</summary>
    public Guide Guide => guide;

    /// <summary>The home page's own text.</summary>
    public Article Article { get; private set; } = null!;

    /// <summary>What the page says of itself.</summary>
    public PageHead Head { get; private set; } = null!;

    /// <summary>Shows the home page; 404 or 410 while there is none.</summary>
    public IActionResult OnGet()
    {
        if (guide.Find("/") is not { } article)
        {
            return HttpContext.Missing(guide.FindGone("/"));
        }

        Article = article;
        Head = new PageHead
        {
            Title = article.Title,
            Description = guide.Site.Description,
            Path = "/",
            StructuredData = StructuredData.Of(article, guide, site.Value),
            Article = article,
        };
        Response.Headers.CacheControl = "no-cache";
        return Page();
    }
}
