using System.Diagnostics;
using HipPain.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace HipPain.Web.Editors.Accounts;

/// <summary>
/// Lets editors in and out, and notes both. Whoever fails learns nothing: an unknown name, a wrong password, one that is locked and
/// an editor who was shut out have the same answer after the same time. Names that nobody has are not noted, since they may be
/// passwords in the wrong field.
/// </summary>
public sealed class EditorSignIn(
    UserManager<Editor> editors, SignInManager<Editor> sessions, AuthenticatorCodes codes, HipPainDbContext database, AuditLog audit)
{
    // Longer than any of the ways to fail takes on a quiet machine, so that none can be told from another.
    private static readonly TimeSpan FailureTakes = TimeSpan.FromMilliseconds(500);

    private static readonly Editor Nobody = new() { AddedAt = default };
    private static string? s_nobodysHash;

    private HttpContext Context => sessions.Context;

    /// <summary>Checks a name and a password.</summary>
    /// <returns>Whether they are right, so that the code is asked for next.</returns>
    public async Task<bool> WithPasswordAsync(string name, string password)
    {
        var began = Stopwatch.GetTimestamp();
        var editor = name.Length <= Editor.MaxNameLength && password.Length <= PasswordRule.MostCharacters ? await editors.FindByNameAsync(name) : null;
        var isLocked = editor is not null && await editors.IsLockedOutAsync(editor);
        if (editor?.PasswordHash is null || isLocked || !await sessions.CanSignInAsync(editor))
        {
            s_nobodysHash ??= editors.PasswordHasher.HashPassword(Nobody, Guid.NewGuid().ToString());
            editors.PasswordHasher.VerifyHashedPassword(Nobody, s_nobodysHash, password);
        }
        else if (await editors.CheckPasswordAsync(editor, password))
        {
            await SecondStep.BeginAsync(Context, editor);
            return true;
        }
        else
        {
            await FailAsync(editor);
        }

        // The system's clock on purpose: no clock of a test may take this away or stop it.
        var rest = FailureTakes - Stopwatch.GetElapsedTime(began);
        await Task.Delay(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, TimeProvider.System);
        return false;
    }

    /// <summary>Whether a right password was given a moment ago, so that a code may be.</summary>
    public async Task<bool> AwaitsCodeAsync() => await SecondStepOfAsync() is not null;

    /// <summary>Checks the code of an authenticator app and signs in.</summary>
    public async Task<bool> WithCodeAsync(string code) =>
        await SecondStepOfAsync() is { } editor
        && await FinishAsync(editor, await codes.IsRightAsync(editor, code), "pwd+otp");

    /// <summary>Checks a recovery code, which is void from then on, and signs in.</summary>
    public async Task<bool> WithRecoveryCodeAsync(string code)
    {
        if (await SecondStepOfAsync() is not { } editor)
        {
            return false;
        }

        var isRight = (await editors.RedeemTwoFactorRecoveryCodeAsync(editor, AsMade(code))).Succeeded;
        if (isRight)
        {
            audit.Add(database, editor.UserName!, AuditAction.RecoveryCodeUsed);
        }

        return await FinishAsync(editor, isRight, "pwd+recovery");
    }

    /// <summary>What a browser needs to ask for a passkey, as JSON.</summary>
    public Task<string> PasskeyOptionsAsync() => sessions.MakePasskeyRequestOptionsAsync(null);

    /// <summary>Checks what a browser says of a passkey and signs in. A locked password does not matter here, or anybody could shut
    /// an editor out by guessing.</summary>
    public async Task<bool> WithPasskeyAsync(string credential)
    {
        try
        {
            var result = await sessions.PerformPasskeyAssertionAsync(credential);
            if (!result.Succeeded || !await sessions.CanSignInAsync(result.User))
            {
                return false;
            }

            audit.Add(database, result.User.UserName!, AuditAction.SignedIn);
            if (!(await editors.AddOrUpdatePasskeyAsync(result.User, result.Passkey)).Succeeded)
            {
                return false;
            }

            await InAsync(result.User, "passkey");
            return true;
        }
        catch (InvalidOperationException)
        {
            // Nobody asked for the options before, or too long ago.
            return false;
        }
    }

    /// <summary>Starts the session of an editor who has just shown who they are.</summary>
    /// <param name="editor">The editor.</param>
    /// <param name="way">How, for the claim <c>amr</c>.</param>
    public async Task InAsync(Editor editor, string way)
    {
        await Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await sessions.SignInAsync(editor, new AuthenticationProperties(), way);
    }

    /// <summary>Ends the session and takes every cookie of editors away.</summary>
    /// <param name="everywhere">Whether all other sessions of the editor end too, within a minute.</param>
    public async Task OutAsync(bool everywhere)
    {
        if (await editors.GetUserAsync(Context.User) is { } editor)
        {
            audit.Add(database, editor.UserName!, AuditAction.SignedOut, everywhere ? "everywhere" : null);
            await (everywhere ? editors.UpdateSecurityStampAsync(editor) : editors.UpdateAsync(editor));
        }

        await Context.SignOutAsync(IdentityConstants.ApplicationScheme);
        await Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await Context.SignOutAsync(WelcomeVisit.Scheme);
    }

    private async Task<Editor?> SecondStepOfAsync() =>
        await SecondStep.ReadAsync(Context) is (var id, var stamp)
        && await editors.FindByIdAsync(id) is { } editor
        && editor.SecurityStamp == stamp
        && await sessions.CanSignInAsync(editor)
        && !await editors.IsLockedOutAsync(editor)
            ? editor
            : null;

    private async Task<bool> FinishAsync(Editor editor, bool isRight, string way)
    {
        if (!isRight)
        {
            await FailAsync(editor);
            return false;
        }

        editor.AccessFailedCount = 0;
        audit.Add(database, editor.UserName!, AuditAction.SignedIn);
        // Fails where the same code was taken by another request in this moment.
        if (!(await editors.UpdateAsync(editor)).Succeeded)
        {
            return false;
        }

        await InAsync(editor, way);
        return true;
    }

    // However it was typed: the framework makes five signs, a hyphen and five signs.
    private static string AsMade(string code) => AuthenticatorCodes.Plain(code).ToUpperInvariant() is { Length: 10 } plain ? $"{plain[..5]}-{plain[5..]}" : "";

    private async Task FailAsync(Editor editor)
    {
        audit.Add(database, editor.UserName!, AuditAction.SignInFailed);
        if (editor.AccessFailedCount + 1 >= AccountServices.MostTries)
        {
            audit.Add(database, editor.UserName!, AuditAction.LockedOut);
        }

        await editors.AccessFailedAsync(editor);
    }
}
