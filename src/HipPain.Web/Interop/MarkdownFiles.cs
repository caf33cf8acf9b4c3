using System.Text;
using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Web.Operations;
using HipPain.Web.Publishing;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Interop;

/// <summary>An article's Markdown at its address with <c>.md</c> behind it, the home page's at <c>/index.md</c>. Only what readers see.</summary>
internal static class MarkdownFiles
{
    private const string Ending = ".md";
    private const string Home = "/index";

    /// <summary>Where an article's Markdown is.</summary>
    public static string PathOf(Article article) => (article.Address == Address.Home ? Home : article.Address.Value) + Ending;

    public static void MapMarkdown(this IEndpointRouteBuilder endpoints) =>
        // No article's address holds a dot; the expression makes this win over the route of all articles.
        endpoints.MapMethods($@"/{{**file:regex(\{Ending}$)}}", [HttpMethods.Get, HttpMethods.Head], Answer).ExcludeFromDescription();

    private static IResult Answer(string file, HttpContext context, Guide guide, IOptions<SiteOptions> site)
    {
        var name = "/" + file[..^Ending.Length];
        var address = name switch
        {
            Home => Address.Home.Value,
            "/" => "",
            _ => name,
        };
        if (guide.Find(address) is { } article && IsPublished(article, guide))
        {
            // The page is what search engines should know.
            context.Response.Headers.Link = $"<{site.Value.Absolute(article.Address.Value)}>; rel=\"canonical\"";
            return context.IsUnchanged(guide, site.Value)
                ? Results.StatusCode(StatusCodes.Status304NotModified)
                : Results.Text(article.Markdown, "text/markdown", Encoding.UTF8);
        }

        if (guide.FindPart(address) is null && guide.Follow(address) is { Article: var target } && IsPublished(target, guide))
        {
            context.Response.Headers.CacheControl = "no-cache";
            return Results.Redirect(PathOf(target), permanent: true);
        }

        // For the page that tells readers of it.
        context.Features.Set(guide.FindGone(address));
        return Results.StatusCode(guide.FindGone(address) is null ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone);
    }

    // An editor's preview holds drafts too.
    private static bool IsPublished(Article article, Guide guide) => article.FrontMatter.Kind is not ArticleKind.Handout && article.FrontMatter.IsPublishedAt(guide.Moment);
}
