using System.Globalization;
using HipPain.Content;
using HipPain.Web.Operations;
using HipPain.Web.Publishing;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Interop.Api;

/// <summary>Answers the API's requests from the guide in memory.</summary>
internal static class ApiEndpoints
{
    /// <summary>How many articles a page of the list holds unless the caller says otherwise.</summary>
    public const int UsualSize = 50;

    /// <summary>The most articles on a page of the list.</summary>
    public const int MostSize = 100;

    /// <summary>The highest number of a page of the list.</summary>
    public const int MostPages = 10_000;

    public static void MapContentApi(this IEndpointRouteBuilder endpoints)
    {
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        endpoints.MapMethods(ApiAddress.Articles, methods, List).DescribeList();
        endpoints.MapMethods(ApiAddress.Articles + "/{**path}", methods, Article).DescribeArticle();
        endpoints.MapMethods(ApiAddress.Sections + "/{**path}", methods, Section).DescribeSection();
        endpoints.MapMethods(ApiAddress.Document, methods, ApiDocument.GetAsync).ExcludeFromDescription();
    }

    private static IResult List(HttpContext context, Guide guide, IOptions<SiteOptions> site)
    {
        var query = context.Request.Query;
        if (!TryRead(query, "page", 1, MostPages, out var page) || !TryRead(query, "size", UsualSize, MostSize, out var size))
        {
            return new ApiProblem(
                StatusCodes.Status400BadRequest,
                $"The page has to be a whole number from 1 to {MostPages}, and the size one from 1 to {MostSize}, each given once at most.");
        }

        return context.IsUnchanged(guide, site.Value)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Json(new Answers(guide, site.Value).List(page, size), ApiJson.Default.ArticleList);
    }

    private static IResult Article(string path, HttpContext context, Guide guide, IOptions<SiteOptions> site)
    {
        var (address, answers) = (ApiAddress.Read(path), new Answers(guide, site.Value));
        return answers.Find(address) is not { Section: null } part ? Elsewhere(address, answers, guide, context)
            : context.IsUnchanged(guide, site.Value) ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Json(answers.Of(part.Article), ApiJson.Default.ArticleAnswer);
    }

    private static IResult Section(string path, HttpContext context, Guide guide, IOptions<SiteOptions> site)
    {
        var (address, answers) = (ApiAddress.Read(path), new Answers(guide, site.Value));
        return answers.Find(address) is not { Section: not null } part ? Elsewhere(address, answers, guide, context)
            : context.IsUnchanged(guide, site.Value) ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Json(answers.OfSection(part), ApiJson.Default.SectionAnswer);
    }

    /// <summary>301 to where an older address leads, or a section asked for as an article; 410 for what was taken down; else 404.</summary>
    private static IResult Elsewhere(string address, Answers answers, Guide guide, HttpContext context)
    {
        if (answers.Follow(address) is { } part)
        {
            // What has moved may be moved back.
            context.Response.Headers.CacheControl = "no-cache";
            return Results.Redirect(ApiAddress.Of(part), permanent: true);
        }

        return guide.FindGone(address) is { } gone
            ? new ApiProblem(StatusCodes.Status410Gone, string.Join(' ', new[] { Taken(gone), gone.Note }.OfType<string>()))
            : new ApiProblem(StatusCodes.Status404NotFound, $"The guide has nothing at this address. {ApiAddress.Articles} lists all articles.");
    }

    private static string Taken(Gone gone) =>
        $"{(gone.Title is null ? "What stood here" : $"“{gone.Title}”")} is no longer part of the guide. Do not show copies of it any more.";

    private static bool TryRead(IQueryCollection query, string name, int usual, int most, out int number)
    {
        number = usual;
        return !query.TryGetValue(name, out var values)
            || (values is [{ } value] && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= most);
    }
}
