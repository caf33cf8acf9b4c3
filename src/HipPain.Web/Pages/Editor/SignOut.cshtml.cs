using HipPain.Web.Editors.Accounts;
using HipPain.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipPain.Web.Pages.Editor;

/// <summary>The way out.</summary>
public sealed class SignOutModel(EditorSignIn signIn) : PageModel
{
    /// <summary>Ends the session, or all sessions of the editor.</summary>
    public async Task<IActionResult> OnPostAsync(string? everywhere)
    {
        await signIn.OutAsync(everywhere is not null);
        Response.Cookies.Delete(SiteCookies.Editor + "-form", new CookieOptions { Path = "/", Secure = true, HttpOnly = true, SameSite = SameSiteMode.Strict });
        return this.SeeOther("/editor/sign-in");
    }
}
