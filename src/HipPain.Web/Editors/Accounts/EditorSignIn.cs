using System.Diagnostics;
using HipPain.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Editors.Accounts;

/// <summary>
/// Lets editors in and out, and notes both. Whoever fails learns nothing: an unknown name, a wrong password, one that is locked and
/// an editor who was shut out have the same answer after the same time. Names that nobody has are not noted, since they may be
/// passwords in the wrong field.
/// </summary>
public sealed class EditorSignIn(
    UserManager<Editor> editors, SignInManager<Editor> sessions, AuthenticatorCodes codes, HipPainDbContext database, AuditLog audit,
    EndedSessions ended, TimeProvider time)
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
        var editor = name.Length <= Editor.MaxNameLength && PasswordRule.LengthOf(password) <= PasswordRule.MostCharacters ? await editors.FindByNameAsync(name) : null;
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
    public Task<bool> WithCodeAsync(string code) => FinishAsync(editor => codes.IsRightAsync(editor, code), "pwd+otp", "password and app");

    /// <summary>Checks a recovery code, which is void from then on, and signs in.</summary>
    public Task<bool> WithRecoveryCodeAsync(string code) => FinishAsync(
        async editor =>
        {
            var isRight = RecoveryCode.Stored(code) is { } stored && (await editors.RedeemTwoFactorRecoveryCodeAsync(editor, stored)).Succeeded;
            if (isRight)
            {
                audit.Add(database, editor.UserName!, AuditAction.RecoveryCodeUsed);
            }

            return isRight;
        },
        "pwd+recovery",
        "password and recovery code");

    /// <summary>What a browser needs to ask for a passkey, as JSON.</summary>
    public Task<string> PasskeyOptionsAsync() => sessions.MakePasskeyRequestOptionsAsync(null);

    /// <summary>Checks what a browser says of a passkey and signs in. A locked password does not matter here, or anybody could shut
    /// an editor out by guessing.</summary>
    public async Task<bool> WithPasskeyAsync(string credential)
    {
        if (await ReadAsync(credential) is not { Succeeded: true } result)
        {
            return false;
        }

        if (!await sessions.CanSignInAsync(result.User))
        {
            audit.Add(database, result.User.UserName!, AuditAction.PasskeyRefused);
            await database.SaveChangesAsync();
            return false;
        }

        await using var account = await AccountChange.BeginAsync(database, result.User);
        if (account is null)
        {
            return false;
        }

        audit.Add(database, result.User.UserName!, AuditAction.SignedIn, "passkey");
        if (!await account.KeepAsync((await editors.AddOrUpdatePasskeyAsync(result.User, result.Passkey)).Succeeded))
        {
            return false;
        }

        await InAsync(result.User, "passkey");
        return true;
    }

    /// <summary>Starts the session of an editor who has just shown who they are. One that was there before ends.</summary>
    /// <param name="editor">The editor.</param>
    /// <param name="way">How, for the claim <c>amr</c>.</param>
    public async Task InAsync(Editor editor, string way)
    {
        await ended.EndAsync(Context);
        await Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await sessions.SignInAsync(editor, new AuthenticationProperties(), way);
    }

    /// <summary>Ends the session, in this browser and wherever else its cookie may be, and takes every cookie of editors away.</summary>
    /// <param name="everywhere">Whether all other sessions of the editor end too, within a minute.</param>
    public async Task OutAsync(bool everywhere)
    {
        if (await editors.GetUserAsync(Context.User) is { } editor)
        {
            await using var transaction = await database.Database.BeginTransactionAsync();
            if (everywhere)
            {
                // Whatever another request does to the account in this moment, the sessions end.
                await database.Users.Where(known => known.Id == editor.Id).ExecuteUpdateAsync(set => set
                    .SetProperty(known => known.SecurityStamp, AccountChange.NewStamp())
                    .SetProperty(known => known.ConcurrencyStamp, Guid.NewGuid().ToString()));
            }

            audit.Add(database, editor.UserName!, AuditAction.SignedOut, everywhere ? "everywhere" : null);
            await database.SaveChangesAsync();
            await ended.EndAsync(Context);
            await transaction.CommitAsync();
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

    private async Task<bool> FinishAsync(Func<Editor, Task<bool>> isRight, string way, string inWords)
    {
        if (await SecondStepOfAsync() is not { } editor)
        {
            return false;
        }

        await using var account = await AccountChange.BeginAsync(database, editor);
        if (account is null)
        {
            // Another request took a code, or failed, in this moment.
            return false;
        }

        if (!await isRight(editor))
        {
            // Counted where it was judged: each further code waits for this one, and finds the account changed, or locked.
            await CountFailureAsync(editor, inWords);
            await account.KeepAsync(true);
            return false;
        }

        editor.AccessFailedCount = 0;
        audit.Add(database, editor.UserName!, AuditAction.SignedIn, inWords);
        if (!await account.KeepAsync((await editors.UpdateAsync(editor)).Succeeded))
        {
            return false;
        }

        await InAsync(editor, way);
        return true;
    }

    /// <summary>What a browser says of a passkey; null if it says nothing, or nobody asked for the options before, or too long ago.</summary>
    private async Task<PasskeyAssertionResult<Editor>?> ReadAsync(string credential)
    {
        try
        {
            var result = credential.Length == 0 ? null : await sessions.PerformPasskeyAssertionAsync(credential);
            PasskeyTrouble.ThrowIfOfDatabase(result?.Failure);
            return result;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Counts and notes a failure, however many come in the same moment.</summary>
    private async Task FailAsync(Editor editor)
    {
        await using var transaction = await database.Database.BeginTransactionAsync();
        await CountFailureAsync(editor, "password");
        await transaction.CommitAsync();
    }

    /// <summary>The same within a transaction that is under way.</summary>
    private async Task CountFailureAsync(Editor editor, string inWords)
    {
        database.ChangeTracker.Clear();
        var account = database.Users.Where(known => known.Id == editor.Id);
        await account.ExecuteUpdateAsync(set => set
            .SetProperty(known => known.AccessFailedCount, known => known.AccessFailedCount + 1)
            .SetProperty(known => known.ConcurrencyStamp, Guid.NewGuid().ToString()));
        audit.Add(database, editor.UserName!, AuditAction.SignInFailed, inWords);
        var counted = await account.AsNoTracking().SingleAsync();
        var isLocked = await editors.IsLockedOutAsync(counted);
        if (isLocked || counted.AccessFailedCount >= AccountServices.MostTries)
        {
            // Tries that were under way when the lock fell are noted, but neither make it longer nor count after it.
            DateTimeOffset? end = isLocked ? counted.LockoutEnd : time.GetUtcNow() + AccountServices.LockedFor;
            await account.ExecuteUpdateAsync(set => set
                .SetProperty(known => known.AccessFailedCount, 0)
                .SetProperty(known => known.LockoutEnd, end));
            if (!isLocked)
            {
                audit.Add(database, editor.UserName!, AuditAction.LockedOut);
            }
        }

        await database.SaveChangesAsync();
    }
}
