using System.Buffers.Text;
using HipPain.Web.Editors.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipPain.Web.Pages.Editor;

/// <summary>What lets the editor in, to be seen and changed.</summary>
public sealed class AccountModel(UserManager<Data.Editor> editors, SignInManager<Data.Editor> sessions, WaysIn ways) : PageModel
{
    /// <summary>Who looks.</summary>
    public Data.Editor Editor { get; private set; } = null!;

    /// <summary>The editor's passkeys, oldest first.</summary>
    public IReadOnlyList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    /// <summary>How many ways in there are; the last one stays.</summary>
    public int Ways => Passkeys.Count + (Editor.PasswordHash is null ? 0 : 1);

    /// <summary>How many recovery codes were not used yet.</summary>
    public int CodesLeft { get; private set; }

    /// <summary>What went wrong; null if nothing did.</summary>
    public string? Error { get; private set; }

    /// <summary>Finds the editor for every handler.</summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (await editors.GetUserAsync(User) is { } editor)
        {
            Editor = editor;
            await next();
        }
        else
        {
            context.Result = Redirect("/editor/sign-in");
        }
    }

    /// <summary>Shows the account.</summary>
    public Task OnGetAsync() => ReadAsync();

    /// <summary>Tells the script what to ask the browser for.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() => this.Json(await ways.PasskeyOptionsAsync(Editor));

    /// <summary>Adds a passkey.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, string? name) =>
        await AnswerAsync(await ways.AddPasskeyAsync(Editor, credential ?? "", name ?? ""), "The passkey could not be used. Try again.");

    /// <summary>Gives a passkey another name.</summary>
    public async Task<IActionResult> OnPostRenameAsync(string? id, string? name) =>
        await AnswerAsync(await ways.RenamePasskeyAsync(Editor, IdOf(id), name ?? ""), "This passkey was removed, or changed in the same moment. Try again.");

    /// <summary>Removes a passkey.</summary>
    public async Task<IActionResult> OnPostRemovePasskeyAsync(string? id) =>
        await AnswerAsync(await ways.RemovePasskeyAsync(Editor, IdOf(id)), "This passkey is your last way in, or your account was changed in the same moment.");

    /// <summary>Removes password, app and recovery codes.</summary>
    public async Task<IActionResult> OnPostRemovePasswordAsync() =>
        await AnswerAsync(await ways.RemovePasswordAsync(Editor), "The password is your last way in, or your account was changed in the same moment.");

    private static byte[] IdOf(string? id) => id is not null && Base64Url.IsValid(id) ? Base64Url.DecodeFromChars(id) : [];

    private async Task<IActionResult> AnswerAsync(bool done, string otherwise)
    {
        if (done)
        {
            // The stamp may be a new one, which would end this session too.
            await sessions.RefreshSignInAsync(Editor);
            return this.SeeOther("/editor/account");
        }

        Error = otherwise;
        // As it is now: another request may have changed it.
        Editor = await editors.FindByIdAsync(Editor.Id) ?? Editor;
        await ReadAsync();
        return this.Again();
    }

    private async Task ReadAsync()
    {
        Passkeys = await ways.PasskeysAsync(Editor);
        CodesLeft = await editors.CountRecoveryCodesAsync(Editor);
    }
}
