using HipPain.Web.Editors.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipPain.Web.Pages.Editor;

/// <summary>The second step after a right password: the code of an app, or a recovery code.</summary>
[AllowAnonymous]
public sealed class SignInCodeModel(EditorSignIn signIn, SignInLimit limit) : PageModel
{
    /// <summary>What went wrong; null if nothing did.</summary>
    public string? Error { get; private set; }

    /// <summary>The field that the error is about.</summary>
    public string Field { get; private set; } = "code";

    /// <summary>Where to go afterwards.</summary>
    public string ReturnUrl { get; private set; } = "";

    /// <summary>Asks for the code.</summary>
    public async Task<IActionResult> OnGetAsync(string? returnUrl)
    {
        ReturnUrl = ReturnAddress.Of(returnUrl);
        return await signIn.AwaitsCodeAsync() ? Page() : Redirect("/editor/sign-in");
    }

    /// <summary>Takes the code of an app.</summary>
    public Task<IActionResult> OnPostAsync(string? code, string? returnUrl) =>
        TryAsync("code", returnUrl, () => signIn.WithCodeAsync(code ?? ""), "This code is not right, or was used already. Wait for the next one.");

    /// <summary>Takes a recovery code.</summary>
    public Task<IActionResult> OnPostRecoveryAsync(string? recovery, string? returnUrl) =>
        TryAsync("recovery", returnUrl, () => signIn.WithRecoveryCodeAsync(recovery ?? ""), "This recovery code is not right, or was used already.");

    private async Task<IActionResult> TryAsync(string field, string? returnUrl, Func<Task<bool>> attempt, string sentence)
    {
        (Field, ReturnUrl) = (field, ReturnAddress.Of(returnUrl));
        if (limit.Refuse(HttpContext) is { } wait)
        {
            Error = Answers.TooManyTries;
            return this.AgainAfter(wait);
        }

        if (!await signIn.AwaitsCodeAsync())
        {
            return this.SeeOther("/editor/sign-in");
        }

        if (await attempt())
        {
            return this.SeeOther(ReturnUrl);
        }

        Error = sentence;
        return this.Again();
    }
}
