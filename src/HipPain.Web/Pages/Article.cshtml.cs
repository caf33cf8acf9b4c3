using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Web.Handouts;
using HipPain.Web.Operations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Pages;

/// <summary>Any article but the home page.</summary>
public sealed class ArticleModel(Guide guide, SheetComparison comparison, IOptions<SiteOptions> site) : PageModel
{
    /// <summary>The guide as it is for this request.</summary>
    public Guide Guide => guide;

    /// <summary>The article at this address.</summary>
    public Article Article { get; private set; } = null!;

    /// <summary>Whether the reader may choose here not to be counted.</summary>
    public bool HasCountChoice => Article.Address.Value == "/privacy";

    /// <summary>What the page says of itself.</summary>
    public PageHead Head { get; private set; } = null!;

    /// <summary>The articles above this one, the main part first.</summary>
    public IReadOnlyList<Article> Trail { get; private set; } = [];

    /// <summary>The article before this one in reading order; null for the first and where there is no such order.</summary>
    public Article? Previous { get; private set; }

    /// <summary>The article after this one in reading order; null for the last and where there is no such order.</summary>
    public Article? Next { get; private set; }

    /// <summary>What became of the sheet of paper from which the reader came; null for a reader who came another way.</summary>
    public SheetNews? News { get; private set; }

    /// <summary>
    /// Shows the article; 301 from an older or carelessly typed address, 410 where something was taken down, 404 where there is
    /// none.
    /// </summary>
    public async Task<IActionResult> OnGetAsync([FromRoute] string? path, CancellationToken cancellationToken)
    {
        var (asked, versions) = ("/" + path, SheetVersions.In(Request));
        if (guide.Find(asked) is { } article && article.Address != Address.Home && article.FrontMatter.Kind is not ArticleKind.Handout)
        {
            Show(article);
            News = versions is null ? null : await comparison.CompareAsync(guide, [asked], versions, cancellationToken);
            Response.Headers.CacheControl = "no-cache";
            return Page();
        }

        var tidy = "/" + asked.Trim('/').ToLowerInvariant();
        var target = guide.Redirect(asked)?.Location ?? guide.Redirect(tidy)?.Location ?? guide.FindPart(tidy)?.Address;
        if (target is null || target == asked)
        {
            return HttpContext.Missing(guide.FindGone(asked) ?? guide.FindGone(tidy));
        }

        // An article may be moved back: a browser that kept the way there would then be led round in a circle.
        Response.Headers.CacheControl = "no-cache";
        // An old sheet leads to the part's own page, which tells what has changed since.
        return versions is not null && (guide.Follow(asked) ?? guide.Follow(tidy)) is { } part && part.Address != asked
            ? Redirect(part.Address + Request.QueryString)
            : RedirectPermanent(target);
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
        Trail = guide.TrailOf(article);
        var row = InReadingOrder(article);
        var place = row.FindIndex(other => other.Address == article.Address);
        Previous = place > 0 ? row[place - 1] : null;
        Next = place >= 0 && place + 1 < row.Count ? row[place + 1] : null;
    }

    /// <summary>The articles that are read one after the other with this one. Nobody reads all conditions in a row.</summary>
    private List<Article> InReadingOrder(Article article) => article.FrontMatter.Kind switch
    {
        ArticleKind.Page or ArticleKind.Condition => [],
        _ when Trail.Count == 0 => [.. guide.MainArticles],
        var kind => [.. guide.PartsOf(Trail[^1]).Where(part => part.FrontMatter.Kind == kind)],
    };
}
