using System.Security.Cryptography;
using HipPain.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace HipPain.Web.Editors.Accounts;

/// <summary>What an editor can sign in with: passkeys, and a password with an authenticator app and recovery codes.</summary>
public sealed class WaysIn(
    UserManager<Editor> editors, SignInManager<Editor> sessions, AuthenticatorCodes codes, HipPainDbContext database, AuditLog audit)
{
    /// <summary>How many recovery codes are made at once.</summary>
    public const int RecoveryCodes = 10;

    /// <summary>The longest name of a passkey, in characters.</summary>
    public const int MaxPasskeyNameLength = 60;

    /// <summary>The editor's passkeys, oldest first.</summary>
    public async Task<IReadOnlyList<UserPasskeyInfo>> PasskeysAsync(Editor editor) =>
        [.. (await editors.GetPasskeysAsync(editor)).OrderBy(passkey => passkey.CreatedAt)];

    /// <summary>What a browser needs to make a passkey, as JSON.</summary>
    public Task<string> PasskeyOptionsAsync(Editor editor) => sessions.MakePasskeyCreationOptionsAsync(
        new PasskeyUserEntity { Id = editor.Id, Name = editor.UserName!, DisplayName = editor.UserName! });

    /// <summary>Adds the passkey that a browser has made.</summary>
    /// <param name="editor">Whose it is.</param>
    /// <param name="credential">What the browser says of it, as JSON.</param>
    /// <param name="name">What the editor calls it.</param>
    /// <param name="change">What is to be stored with it; done only if the passkey is good.</param>
    /// <returns>Whether it was added.</returns>
    public async Task<bool> AddPasskeyAsync(Editor editor, string credential, string name, Action? change = null)
    {
        try
        {
            var result = await sessions.PerformPasskeyAttestationAsync(credential);
            if (!result.Succeeded || result.UserEntity.Id != editor.Id)
            {
                return false;
            }

            result.Passkey.Name = PasskeyName(name);
            audit.Add(database, editor.UserName!, AuditAction.PasskeyAdded);
            change?.Invoke();
            return (await editors.AddOrUpdatePasskeyAsync(editor, result.Passkey)).Succeeded;
        }
        catch (InvalidOperationException)
        {
            // Nobody asked for the options before, or too long ago.
            return false;
        }
    }

    /// <summary>Gives a passkey another name.</summary>
    public async Task RenamePasskeyAsync(Editor editor, byte[] id, string name)
    {
        if (await editors.GetPasskeyAsync(editor, id) is { } passkey)
        {
            passkey.Name = PasskeyName(name);
            await editors.AddOrUpdatePasskeyAsync(editor, passkey);
        }
    }

    /// <summary>Removes a passkey and ends the editor's other sessions, unless it is the last way in.</summary>
    /// <returns>Whether it was removed.</returns>
    public async Task<bool> RemovePasskeyAsync(Editor editor, byte[] id)
    {
        var passkeys = await PasskeysAsync(editor);
        if (!passkeys.Any(passkey => passkey.CredentialId.AsSpan().SequenceEqual(id)) || (passkeys.Count == 1 && editor.PasswordHash is null))
        {
            return false;
        }

        audit.Add(database, editor.UserName!, AuditAction.PasskeyRemoved);
        Renew(editor);
        return (await editors.RemovePasskeyAsync(editor, id)).Succeeded;
    }

    /// <summary>Sets a password together with an authenticator app, in the place of what was there before.</summary>
    /// <param name="editor">Whose they are.</param>
    /// <param name="password">The password as typed.</param>
    /// <param name="key">The key that the app was given.</param>
    /// <param name="code">What the app shows.</param>
    /// <param name="change">What is to be stored with them; done only if both are good.</param>
    /// <returns>Ten recovery codes, or what is wrong with the password or the code.</returns>
    public async Task<NewPassword> SetPasswordAsync(Editor editor, string password, string key, string code, Action? change = null)
    {
        ArgumentNullException.ThrowIfNull(editor);
        var wrong = PasswordRule.Complaint(password, editor.UserName!);
        if (!await codes.IsSetUpAsync(editor, key, code) || wrong is not null)
        {
            var isCodeRight = wrong is not null && await editors.VerifyTwoFactorTokenAsync(editor, TokenOptions.DefaultAuthenticatorProvider, AuthenticatorCodes.Plain(code));
            // What was prepared must not be stored by anything that follows.
            database.ChangeTracker.Clear();
            return new NewPassword { PasswordIsWrong = wrong, CodeIsWrong = !isCodeRight };
        }

        editor.PasswordHash = editors.PasswordHasher.HashPassword(editor, password);
        (editor.TwoFactorEnabled, editor.AccessFailedCount, editor.LockoutEnd) = (true, 0, null);
        Renew(editor);
        audit.Add(database, editor.UserName!, AuditAction.PasswordSet);
        change?.Invoke();
        return new NewPassword { RecoveryCodes = await MakeRecoveryCodesAsync(editor) };
    }

    /// <summary>Removes password, authenticator app and recovery codes, and ends the editor's other sessions, unless they are the
    /// last way in.</summary>
    /// <returns>Whether they were removed.</returns>
    public async Task<bool> RemovePasswordAsync(Editor editor)
    {
        ArgumentNullException.ThrowIfNull(editor);
        if (editor.PasswordHash is null || (await PasskeysAsync(editor)).Count == 0)
        {
            return false;
        }

        database.RemoveRange(database.UserTokens.Where(token => token.UserId == editor.Id));
        (editor.PasswordHash, editor.TwoFactorEnabled) = (null, false);
        Renew(editor);
        audit.Add(database, editor.UserName!, AuditAction.PasswordRemoved);
        return (await editors.UpdateAsync(editor)).Succeeded;
    }

    /// <summary>Makes new recovery codes; the ones before are void.</summary>
    public async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(Editor editor)
    {
        ArgumentNullException.ThrowIfNull(editor);
        audit.Add(database, editor.UserName!, AuditAction.RecoveryCodesMade);
        return await MakeRecoveryCodesAsync(editor);
    }

    private async Task<IReadOnlyList<string>> MakeRecoveryCodesAsync(Editor editor) =>
        [.. await editors.GenerateNewTwoFactorRecoveryCodesAsync(editor, RecoveryCodes)
            ?? throw new InvalidOperationException("The account was changed by another request.")];

    private static void Renew(Editor editor) => editor.SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(20));

    private static string PasskeyName(string name)
    {
        var kept = string.Concat(name.Where(sign => !char.IsControl(sign))).Trim();
        return kept.Length == 0 ? "Passkey" : kept.Length > MaxPasskeyNameLength ? kept[..MaxPasskeyNameLength] : kept;
    }
}
