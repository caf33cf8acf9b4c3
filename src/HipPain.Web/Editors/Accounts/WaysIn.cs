using HipPain.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace HipPain.Web.Editors.Accounts;

/// <summary>What an editor can sign in with: passkeys, and a password with an authenticator app and recovery codes.</summary>
public sealed class WaysIn(
    UserManager<Editor> editors, IUserStore<Editor> store, SignInManager<Editor> sessions, AuthenticatorCodes codes, HipPainDbContext database, AuditLog audit)
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
        ArgumentNullException.ThrowIfNull(editor);
        if (await ReadAsync(credential) is not { Succeeded: true } result || result.UserEntity.Id != editor.Id)
        {
            return false;
        }

        await using var account = await AccountChange.BeginAsync(database, editor);
        if (account is null)
        {
            return false;
        }

        result.Passkey.Name = PasskeyName(name);
        audit.Add(database, editor.UserName!, AuditAction.PasskeyAdded);
        change?.Invoke();
        return await account.KeepAsync((await editors.AddOrUpdatePasskeyAsync(editor, result.Passkey)).Succeeded);
    }

    /// <summary>Gives a passkey another name.</summary>
    /// <returns>Whether it has it now.</returns>
    public async Task<bool> RenamePasskeyAsync(Editor editor, byte[] id, string name)
    {
        ArgumentNullException.ThrowIfNull(editor);
        await using var account = await AccountChange.BeginAsync(database, editor);
        if (account is null || await editors.GetPasskeyAsync(editor, id) is not { } passkey)
        {
            return false;
        }

        passkey.Name = PasskeyName(name);
        audit.Add(database, editor.UserName!, AuditAction.PasskeyRenamed);
        return await account.KeepAsync((await editors.AddOrUpdatePasskeyAsync(editor, passkey)).Succeeded);
    }

    /// <summary>Removes a passkey and ends the editor's other sessions, unless it is the last way in.</summary>
    /// <returns>Whether it was removed.</returns>
    public async Task<bool> RemovePasskeyAsync(Editor editor, byte[] id)
    {
        ArgumentNullException.ThrowIfNull(editor);
        await using var account = await AccountChange.BeginAsync(database, editor);
        if (account is null)
        {
            return false;
        }

        var passkeys = await PasskeysAsync(editor);
        if (!passkeys.Any(passkey => passkey.CredentialId.AsSpan().SequenceEqual(id)) || (passkeys.Count == 1 && editor.PasswordHash is null))
        {
            return false;
        }

        audit.Add(database, editor.UserName!, AuditAction.PasskeyRemoved);
        editor.SecurityStamp = AccountChange.NewStamp();
        return await account.KeepAsync((await editors.RemovePasskeyAsync(editor, id)).Succeeded);
    }

    /// <summary>Sets a password together with an authenticator app, in the place of what was there before.</summary>
    /// <param name="editor">Whose they are.</param>
    /// <param name="password">The password as typed.</param>
    /// <param name="key">The key that the app was given.</param>
    /// <param name="code">What the app shows.</param>
    /// <param name="change">What is to be stored with them; done only if both are good.</param>
    /// <returns>Ten recovery codes, or why nothing was set.</returns>
    public async Task<NewPassword> SetPasswordAsync(Editor editor, string password, string key, string code, Action? change = null)
    {
        ArgumentNullException.ThrowIfNull(editor);
        var wrong = PasswordRule.Complaint(password, editor.UserName!);
        // Before the change begins, since it takes a while and others would wait.
        var hash = wrong is null ? editors.PasswordHasher.HashPassword(editor, password) : null;
        await using var account = await AccountChange.BeginAsync(database, editor);
        if (account is null)
        {
            return new NewPassword { WasChanged = true };
        }

        if (!await codes.IsSetUpAsync(editor, key, code) || hash is null)
        {
            return new NewPassword { PasswordIsWrong = wrong, CodeIsWrong = hash is not null || !await codes.MatchesAsync(editor, code) };
        }

        editor.PasswordHash = hash;
        (editor.TwoFactorEnabled, editor.AccessFailedCount, editor.LockoutEnd) = (true, 0, null);
        editor.SecurityStamp = AccountChange.NewStamp();
        audit.Add(database, editor.UserName!, AuditAction.PasswordSet);
        change?.Invoke();
        var made = await MakeCodesAsync(editor);
        return await account.KeepAsync(made.Count > 0) ? new NewPassword { RecoveryCodes = made } : new NewPassword { WasChanged = true };
    }

    /// <summary>Removes password, authenticator app and recovery codes, and ends the editor's other sessions, unless they are the
    /// last way in.</summary>
    /// <returns>Whether they were removed.</returns>
    public async Task<bool> RemovePasswordAsync(Editor editor)
    {
        ArgumentNullException.ThrowIfNull(editor);
        await using var account = await AccountChange.BeginAsync(database, editor);
        if (account is null || editor.PasswordHash is null || (await PasskeysAsync(editor)).Count == 0)
        {
            return false;
        }

        database.RemoveRange(database.UserTokens.Where(token => token.UserId == editor.Id && token.LoginProvider != EndedSessions.Provider));
        (editor.PasswordHash, editor.TwoFactorEnabled) = (null, false);
        editor.SecurityStamp = AccountChange.NewStamp();
        audit.Add(database, editor.UserName!, AuditAction.PasswordRemoved);
        return await account.KeepAsync((await editors.UpdateAsync(editor)).Succeeded);
    }

    /// <summary>Makes new recovery codes; the ones before are void.</summary>
    /// <returns>None if the account was changed by another request in this moment.</returns>
    public async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(Editor editor)
    {
        ArgumentNullException.ThrowIfNull(editor);
        await using var account = await AccountChange.BeginAsync(database, editor);
        if (account is null)
        {
            return [];
        }

        audit.Add(database, editor.UserName!, AuditAction.RecoveryCodesMade);
        var made = await MakeCodesAsync(editor);
        return await account.KeepAsync(made.Count > 0) ? made : [];
    }

    /// <summary>Makes codes, of which hashes are stored, with all that is to be stored of the editor; none if that could not be.</summary>
    private async Task<IReadOnlyList<string>> MakeCodesAsync(Editor editor)
    {
        var made = Enumerable.Range(0, RecoveryCodes).Select(_ => RecoveryCode.Make()).ToList();
        await ((IUserTwoFactorRecoveryCodeStore<Editor>)store).ReplaceCodesAsync(editor, made.Select(code => RecoveryCode.Stored(code)!), CancellationToken.None);
        return (await editors.UpdateAsync(editor)).Succeeded ? made : [];
    }

    /// <summary>What a browser says of a passkey that it has made; null if it says nothing, or nobody asked, or too long ago.</summary>
    private async Task<PasskeyAttestationResult?> ReadAsync(string credential)
    {
        try
        {
            var result = credential.Length == 0 ? null : await sessions.PerformPasskeyAttestationAsync(credential);
            PasskeyTrouble.ThrowIfOfDatabase(result?.Failure);
            return result;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string PasskeyName(string name)
    {
        var kept = string.Concat(name.Where(sign => !char.IsControl(sign))).Trim();
        return kept.Length == 0 ? "Passkey" : kept.Length > MaxPasskeyNameLength ? kept[..MaxPasskeyNameLength] : kept;
    }
}
