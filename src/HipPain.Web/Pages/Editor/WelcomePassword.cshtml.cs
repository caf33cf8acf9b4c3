using HipPain.Content;
using HipPain.Web.Editors.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipPain.Web.Pages.Editor;

/// <summary>Lets a new editor choose a password and an authenticator app, and shows the recovery codes once.</summary>
[AllowAnonymous]
public sealed class WelcomePasswordModel(WelcomeVisit visit, WaysIn ways, AuthenticatorKeys keys, EditorSignIn signIn, Guide guide) : PageModel
{
    /// <summary>The heading.</summary>
    public string Title => Form is null ? "Keep these codes" : "Choose a password";

    /// <summary>The form; null once it is filled in.</summary>
    public PasswordForm? Form { get; private set; }

    /// <summary>The recovery codes, once the form is filled in.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (await visit.EditorAsync() is not { } editor)
        {
            return Redirect(OneTimeLink.PagePath);
        }

        Form = PasswordForm.Of(editor, keys, guide);
        return Page();
    }

    /// <summary>Takes password and code, and lets the editor in.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (await visit.EditorAsync() is not { } editor)
        {
            return this.SeeOther(OneTimeLink.PagePath);
        }

        var (form, set) = await PostedPassword.Of(Request).SetAsync(editor, ways, keys, guide, () => visit.Use(editor));
        if (set is null)
        {
            Form = form;
            return this.Again();
        }

        RecoveryCodes = set;
        await visit.CloseAsync();
        await signIn.InAsync(editor, "pwd+otp");
        return Page();
    }
}
