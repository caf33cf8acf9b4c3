using HipPain.Web.Pages.Feedback;
using HipPain.Web.PageViews;
using HipPain.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipPain.Web.Pages.Privacy;

/// <summary>Tells whether a reader's visits are counted, and lets the reader stop and start it. The choice is one cookie.</summary>
public sealed class ChoiceModel : PageModel
{
    private const string Asked = "asked";

    // 400 days are the most that browsers keep a cookie for (RFC 6265bis).
    private static readonly CookieOptions Kept = new()
    {
        Path = "/",
        Secure = true,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        IsEssential = true,
        MaxAge = TimeSpan.FromDays(400),
    };

    /// <summary>Whether the browser keeps the choice not to be counted.</summary>
    public bool HasCookie => SiteCookies.IsIn(Request.Headers.Cookie, SiteCookies.OptOut);

    /// <summary>Whether the browser objects for its reader.</summary>
    public bool HasSignal => PageViewRule.HasSignal(Request.Headers);

    /// <summary>Whether the reader has just asked not to be counted, and the browser did not keep that.</summary>
    public bool IsNotKept => Request.Query[Asked] == "no" && !HasCookie && !HasSignal;

    /// <summary>The heading.</summary>
    public string Title => HasCookie || HasSignal ? "Your visits are not counted" : "Your visits are counted";

    /// <summary>What that means.</summary>
    public string Sentence => HasCookie || HasSignal
        ? "No page that you open here is added to our counts. You can still read everything."
        : "We count how often each page is opened. We do not know who opens it.";

    /// <summary>Shows what is now the case.</summary>
    public void OnGet() => Response.Headers.CacheControl = "no-store";

    /// <summary>Keeps or forgets the choice, and shows the page that says so; 400 where there is no choice in the form.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        var form = await Request.ReadPostedFormAsync(cancellationToken);
        switch (form["count"].ToString())
        {
            case "no":
                Response.Cookies.Append(SiteCookies.OptOut, "1", Kept);
                Response.Headers.Location = $"/privacy/choice?{Asked}=no";
                return StatusCode(StatusCodes.Status303SeeOther);
            case "yes":
                Response.Cookies.Delete(SiteCookies.OptOut, new CookieOptions(Kept) { MaxAge = null });
                Response.Headers.Location = "/privacy/choice";
                return StatusCode(StatusCodes.Status303SeeOther);
            default:
                return BadRequest();
        }
    }
}
