using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipPain.Web.Pages.Editor;

/// <summary>The answers that the pages of accounts have in common.</summary>
internal static class Answers
{
    /// <summary>What a page says where too much was tried.</summary>
    public const string TooManyTries = "There were too many tries. Wait some minutes, then try again.";

    /// <summary>What the way in says to an editor whose session ended while something was sent.</summary>
    public const string SessionEnded =
        "Nothing was saved: your account was changed in the meantime. If you set a password just now, sign in with it. You can make new recovery codes on your account page.";

    /// <summary>What a form for a password says that was sent twice, or while something else changed the account.</summary>
    public const string ChangedMeanwhile =
        "Your account was changed in the meantime, perhaps because the form was sent twice. If so, your password is set: sign in with it. You can make new recovery codes on your account page.";

    /// <summary>Goes on to another page after a post.</summary>
    public static IActionResult SeeOther(this PageModel page, string path)
    {
        page.Response.Headers.Location = path;
        return page.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>Shows the page again with what was wrong.</summary>
    public static PageResult Again(this PageModel page, int status = StatusCodes.Status400BadRequest)
    {
        var again = page.Page();
        again.StatusCode = status;
        return again;
    }

    /// <summary>Shows the page again and says how long to wait.</summary>
    public static PageResult AgainAfter(this PageModel page, TimeSpan wait)
    {
        // Rounded up: whoever waits so long is let in.
        page.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return page.Again(StatusCodes.Status429TooManyRequests);
    }

    /// <summary>Answers a script of the page.</summary>
    public static ContentResult Json(this PageModel page, string json) => page.Content(json, "application/json");
}
