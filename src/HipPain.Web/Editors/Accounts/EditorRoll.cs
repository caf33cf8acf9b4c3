using HipPain.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Editors.Accounts;

/// <summary>Who is an editor, as the operator decides on the command line.</summary>
public sealed class EditorRoll(UserManager<Editor> editors, HipPainDbContext database, AuditLog audit, TimeProvider time)
{
    /// <summary>Adds an editor, who has no way to sign in yet but the link.</summary>
    /// <returns>The link, or a sentence that says why there is none.</returns>
    public async Task<(OneTimeLink? Link, string? Refusal)> AddAsync(string name)
    {
        var link = OneTimeLink.Make();
        var now = time.GetUtcNow().UtcDateTime;
        var editor = new Editor { UserName = name, AddedAt = now, LinkHash = link.Hash, LinkExpiresAt = now + OneTimeLink.Lifetime };
        audit.Add(database, AuditEntry.Operator, AuditAction.EditorAdded, name);
        var result = await editors.CreateAsync(editor);
        return result.Succeeded ? (link, null) : (null, result.Errors.First().Description);
    }

    /// <summary>Shuts an editor out: no way in works any more, and sessions end within a minute.</summary>
    /// <returns>Whether there is such an editor.</returns>
    public async Task<bool> DisableAsync(string name)
    {
        if (await editors.FindByNameAsync(name) is not { } editor)
        {
            return false;
        }

        editor.DisabledAt ??= time.GetUtcNow().UtcDateTime;
        (editor.LinkHash, editor.LinkExpiresAt) = (null, null);
        audit.Add(database, AuditEntry.Operator, AuditAction.EditorDisabled, editor.UserName);
        await SaveAsync(editor);
        return true;
    }

    /// <summary>Takes every way to sign in from an editor, ends the sessions within a minute, and gives a new link. An editor who
    /// was shut out may come back by it.</summary>
    /// <returns>The link; null if there is no such editor.</returns>
    public async Task<OneTimeLink?> ResetAsync(string name)
    {
        if (await editors.FindByNameAsync(name) is not { } editor)
        {
            return null;
        }

        var link = OneTimeLink.Make();
        database.RemoveRange(await database.UserPasskeys.Where(passkey => passkey.UserId == editor.Id).ToListAsync());
        database.RemoveRange(await database.UserTokens.Where(token => token.UserId == editor.Id).ToListAsync());
        (editor.PasswordHash, editor.TwoFactorEnabled, editor.AccessFailedCount, editor.LockoutEnd) = (null, false, 0, null);
        (editor.LinkHash, editor.LinkExpiresAt) = (link.Hash, time.GetUtcNow().UtcDateTime + OneTimeLink.Lifetime);
        editor.DisabledAt = null;
        audit.Add(database, AuditEntry.Operator, AuditAction.EditorReset, editor.UserName);
        await SaveAsync(editor);
        return link;
    }

    /// <summary>All editors by name, with what lets them in.</summary>
    public async Task<IReadOnlyList<(Editor Editor, int Passkeys)>> ListAsync()
    {
        var passkeys = await database.UserPasskeys.GroupBy(passkey => passkey.UserId)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count);
        var all = await database.Users.AsNoTracking().OrderBy(editor => editor.NormalizedUserName).ToListAsync();
        return [.. all.Select(editor => (editor, passkeys.GetValueOrDefault(editor.Id)))];
    }

    private async Task SaveAsync(Editor editor)
    {
        editor.SecurityStamp = AccountChange.NewStamp();
        var result = await editors.UpdateAsync(editor);
        if (!result.Succeeded)
        {
            // Somebody changed the same editor in between: nothing was stored.
            throw new DbUpdateConcurrencyException(result.Errors.First().Description);
        }
    }
}
