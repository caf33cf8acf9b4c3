using HipPain.Content;
using HipPain.Web.Editors.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipPain.Web.Pages.Editor;

/// <summary>Sets or changes password and authenticator app, and shows recovery codes once.</summary>
public sealed class AccountPasswordModel(
    UserManager<Data.Editor> editors, SignInManager<Data.Editor> sessions, WaysIn ways, AuthenticatorKeys keys, Guide guide) : PageModel
{
    /// <summary>The heading.</summary>
    public string Title => Error is not null ? "No codes were made" : Form is null ? "Keep these codes" : "Set a password and an app";

    /// <summary>The form; null once there are codes to show.</summary>
    public PasswordForm? Form { get; private set; }

    /// <summary>The recovery codes that were just made.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    /// <summary>Why there are no codes to show; null if there are.</summary>
    public string? Error { get; private set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (await editors.GetUserAsync(User) is not { } editor)
        {
            return Redirect("/editor/sign-in");
        }

        Form = PasswordForm.Of(editor, keys, guide);
        return Page();
    }

    /// <summary>Takes password and code. The editor's other sessions end.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (await editors.GetUserAsync(User) is not { } editor)
        {
            return this.SeeOther("/editor/sign-in");
        }

        var (form, set) = await PostedPassword.Of(Request).SetAsync(editor, ways, keys, guide);
        if (set is null)
        {
            Form = form;
            return this.Again();
        }

        RecoveryCodes = set;
        await sessions.RefreshSignInAsync(editor);
        return Page();
    }

    /// <summary>Makes new recovery codes; the ones before are void.</summary>
    public async Task<IActionResult> OnPostRecoveryCodesAsync()
    {
        if (await editors.GetUserAsync(User) is not { PasswordHash: not null } editor)
        {
            return this.SeeOther("/editor/account");
        }

        RecoveryCodes = await ways.NewRecoveryCodesAsync(editor);
        if (RecoveryCodes.Count > 0)
        {
            return Page();
        }

        Error = "Your account was changed by another request in this moment. Go back to your account to make new recovery codes.";
        return this.Again(StatusCodes.Status409Conflict);
    }
}
