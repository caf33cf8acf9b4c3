using HipPain.Web.Editors.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipPain.Web.Pages.Editor;

/// <summary>The way in: by passkey, or by a password that a code follows.</summary>
[AllowAnonymous]
public sealed class SignInModel(EditorSignIn signIn, SignInLimit limit) : PageModel
{
    /// <summary>What went wrong; the same whatever it was. Null if nothing did.</summary>
    public string? Error { get; private set; }

    /// <summary>The name as typed.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where to go afterwards.</summary>
    public string ReturnUrl { get; private set; } = "";

    /// <summary>Whether somebody who is in has to show once more who they are.</summary>
    public bool IsAgain { get; private set; }

    /// <summary>Shows the ways in; whoever is in goes on, unless they came to sign in again.</summary>
    public IActionResult OnGet(string? returnUrl, bool ended, bool again)
    {
        ReturnUrl = ReturnAddress.Of(returnUrl);
        Error = ended ? Answers.SessionEnded : null;
        var isIn = User.Identity is { IsAuthenticated: true };
        IsAgain = isIn && again;
        return isIn && !again ? Redirect(ReturnUrl) : Page();
    }

    /// <summary>Takes name and password, and goes on to the code.</summary>
    public async Task<IActionResult> OnPostAsync(string? name, string? password, string? returnUrl)
    {
        (Name, ReturnUrl) = (name ?? "", ReturnAddress.Of(returnUrl));
        if (limit.Refuse(HttpContext) is { } wait)
        {
            Error = Answers.TooManyTries;
            return this.AgainAfter(wait);
        }

        if (await signIn.WithPasswordAsync(Name, password ?? ""))
        {
            return this.SeeOther($"/editor/sign-in/code?ReturnUrl={Uri.EscapeDataString(ReturnUrl)}");
        }

        Error = "Name and password do not belong together, or the password is locked for a while after too many tries.";
        return this.Again();
    }

    /// <summary>Tells the script what to ask the browser for.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() => this.Json(await signIn.PasskeyOptionsAsync());

    /// <summary>Takes a passkey.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, string? returnUrl)
    {
        ReturnUrl = ReturnAddress.Of(returnUrl);
        if (limit.RefusePasskey(HttpContext) is { } wait)
        {
            Error = Answers.TooManyTries;
            return this.AgainAfter(wait);
        }

        if (await signIn.WithPasskeyAsync(credential ?? ""))
        {
            return this.SeeOther(ReturnUrl);
        }

        Error = "This passkey does not work here. It may have been removed.";
        return this.Again();
    }
}
