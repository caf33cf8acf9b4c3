using HipPain.Content;
using HipPain.Content.Parts;
using HipPain.Web.Interop;
using HipPain.Web.Interop.Infobutton;
using HipPain.Web.Operations;
using HipPain.Web.Searching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Pages;

/// <summary>
/// Leads from a record system to what the guide has on a code or a name, by HL7 Infobutton; what people see of it is the page that
/// says that there is nothing. Nothing of a request is kept or written anywhere.
/// </summary>
public sealed class InfobuttonModel(Guide guide, Search search, IOptions<SiteOptions> site) : PageModel
{
    /// <summary>The guide as it is for this request.</summary>
    public Guide Guide => guide;

    /// <summary>Whether there is a page that says when to see a doctor.</summary>
    public bool HasDoctorPage => guide.Find("/when-to-see-a-doctor") is not null;

    /// <summary>Whether to say that the guide is in English, because another language was asked for.</summary>
    public bool NamesLanguage { get; private set; }

    /// <summary>What the page says of itself.</summary>
    public PageHead Head { get; } = new() { Title = "Nothing on this", Description = $"{guide.Site.Name} has no page on this." };

    /// <summary>Answers with 302 to the best part, a feed, or the page; 400 where nothing is asked for.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        var request = InfobuttonRequest.Of(Request.Query);
        if (request.Criteria.Count == 0)
        {
            return NothingAsked(request.Form);
        }

        var results = await FindAsync(request, cancellation);
        if (request.Form is ResponseForm.Html)
        {
            NamesLanguage = request.WantsOtherLanguage;
            Response.Headers.ContentLanguage = "en-GB";
            return results is [var best, ..] ? Redirect(best.Part.Address) : Page();
        }

        var feed = InfobuttonFeed.Of(request, results, guide, site.Value);
        return request.Form is ResponseForm.Json
            ? File(InfobuttonJson.ToBytes(feed), "application/json")
            : File(AtomFeed.ToBytes(feed), InfobuttonFeed.MediaType);
    }

    private async Task<IReadOnlyList<InfobuttonResult>> FindAsync(InfobuttonRequest request, CancellationToken cancellation)
    {
        var results = InfobuttonResult.ByCode(request, CodeIndex.Of(guide));
        foreach (var name in request.Criteria.Select(criterion => DisplayName.Plain(criterion.Name)).Where(name => name.Length > 0))
        {
            if (results.Count > 0)
            {
                break;
            }

            var named = await search.FindNamedAsync(Query.Of(name), cancellation);
            results = [.. named.Take(InfobuttonResult.Most).Select(article => new InfobuttonResult(new Part(article, section: null), Found: null))];
        }

        return request.IsInstruction ? InfobuttonResult.ForInstruction(results) : results;
    }

    private ActionResult NothingAsked(ResponseForm form) => form is ResponseForm.Html
        ? StatusCode(StatusCodes.Status400BadRequest)
        : new ObjectResult(new ProblemDetails
        {
            Title = "The request does not say what it is about.",
            Detail = "Give mainSearchCriteria.v.c with mainSearchCriteria.v.cs, or mainSearchCriteria.v.dn.",
            Status = StatusCodes.Status400BadRequest,
        })
        {
            StatusCode = StatusCodes.Status400BadRequest,
            ContentTypes = { "application/problem+json" },
        };
}
