using HipPain.Web.Editors.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipPain.Web.Pages.Editor;

/// <summary>Opens the one-time link of a new editor and offers the ways to sign in.</summary>
[AllowAnonymous]
public sealed class WelcomeModel(WelcomeVisit visit, WaysIn ways, EditorSignIn signIn, SignInLimit limit) : PageModel
{
    /// <summary>What went wrong; null if nothing did.</summary>
    public string? Error { get; private set; }

    /// <summary>The new editor's name; null while no link was opened.</summary>
    public string? Name { get; private set; }

    /// <summary>Asks for the link, or shows what can be chosen.</summary>
    public async Task OnGetAsync() => Name = (await visit.EditorAsync())?.UserName;

    /// <summary>Opens a link.</summary>
    public async Task<IActionResult> OnPostAsync(string? link)
    {
        if (limit.Refuse(HttpContext) is { } wait)
        {
            Error = Answers.TooManyTries;
            return this.AgainAfter(wait);
        }

        if (await visit.OpenAsync(link ?? ""))
        {
            return this.SeeOther(OneTimeLink.PagePath);
        }

        Error = "This link does not work. It was used already, is older than a day, or is not complete. Ask the operator of this site for a new one.";
        return this.Again();
    }

    /// <summary>Tells the script what to ask the browser for.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() =>
        await visit.EditorAsync() is { } editor ? this.Json(await ways.PasskeyOptionsAsync(editor)) : this.SeeOther(OneTimeLink.PagePath);

    /// <summary>Takes the passkey and lets the editor in.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, string? name)
    {
        if (await visit.EditorAsync() is not { } editor)
        {
            return this.SeeOther(OneTimeLink.PagePath);
        }

        if (await ways.AddPasskeyAsync(editor, credential ?? "", name ?? "", () => visit.Use(editor)))
        {
            await visit.CloseAsync();
            await signIn.InAsync(editor, "passkey");
            return this.SeeOther("/editor");
        }

        (Name, Error) = (editor.UserName, "The passkey could not be used. Try again, or choose a password.");
        return this.Again();
    }
}
