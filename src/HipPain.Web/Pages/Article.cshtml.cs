using HipPain.Content;
using HipPain.Content.Addresses;
using HipPain.Content.Articles;
using HipPain.Web.Operations;
using HipPain.Web.Publishing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Pages;

/// <summary>Any article but the home page.</summary>
public sealed class ArticleModel(Guide guide, IOptions<SiteOptions> site) : PageModel
{
    /// <summary>The guide as it is for this request.</summary>
    public Guide Guide => guide;

    /// <summary>The article at this address.</summary>
    public Article Article { get; private set; } = null!;

    /// <summary>What the page says of itself.</summary>
    public PageHead Head { get; private set; } = null!;

    /// <summary>The part of the guide before this one; null for the first and outside the main parts.</summary>
    public Article? Previous { get; private set; }

    /// <summary>The part of the guide after this one; null for the last and outside the main parts.</summary>
    public Article? Next { get; private set; }

    /// <summary>
    /// Shows the article; 301 from an older or carelessly typed address, 302 to a section, 410 where something was taken down,
    /// 404 where there is none.
    /// </summary>
    public IActionResult OnGet(string? path)
    {
        var asked = "/" + path;
        if (guide.Find(asked) is { } article && article.Address != Address.Home)
        {
            Show(article);
            return HttpContext.IsUnchanged(guide, site.Value) ? StatusCode(StatusCodes.Status304NotModified) : Page();
        }

        var tidy = "/" + asked.Trim('/').ToLowerInvariant();
        var target = guide.Redirect(asked) ?? guide.Redirect(tidy) ?? (guide.Find(tidy) is { } tidied ? new Redirection(tidied.Address.Value, IsPermanent: true) : null);
        if (target is null || target.Location == asked)
        {
            return HttpContext.Missing(guide.FindGone(asked) ?? guide.FindGone(tidy));
        }

        // An article may be moved back: a browser that kept the way there would then be led round in a circle.
        Response.Headers.CacheControl = "no-cache";
        return target.IsPermanent ? RedirectPermanent(target.Location) : Redirect(target.Location);
    }

    private void Show(Article article)
    {
        Article = article;
        Head = new PageHead
        {
            Title = article.Title,
            Description = article.Summary,
            Path = article.Address.Value,
            StructuredData = StructuredData.Of(article, guide, site.Value),
            Article = article,
        };
        var place = guide.MainArticles.Index().Where(part => part.Item == article).Select(part => part.Index).DefaultIfEmpty(-1).First();
        Previous = place > 0 ? guide.MainArticles[place - 1] : null;
        Next = place >= 0 && place + 1 < guide.MainArticles.Count ? guide.MainArticles[place + 1] : null;
    }
}
