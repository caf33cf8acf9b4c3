using System.Security.Claims;
using HipPain.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Editors.Accounts;

/// <summary>
/// A new editor who came by a one-time link and is choosing how to sign in from now on. The link is void as soon as a way is chosen;
/// until then it may be opened again, since setting up a way can fail.
/// </summary>
public sealed class WelcomeVisit(HipPainDbContext database, AuditLog audit, IHttpContextAccessor accessor, TimeProvider time)
{
    /// <summary>The scheme of the cookie that remembers the link for the length of the visit.</summary>
    public const string Scheme = "Welcome";

    private const string LinkClaim = "link";

    private HttpContext Context => accessor.HttpContext!;

    /// <summary>Opens a link.</summary>
    /// <param name="code">What stands behind the <c>#</c> of the link, or the whole link.</param>
    /// <returns>Whether it works.</returns>
    public async Task<bool> OpenAsync(string code)
    {
        var hash = new OneTimeLink(code.Trim()[(code.Trim().LastIndexOf('#') + 1)..]).Hash;
        if (await FindAsync(hash) is null)
        {
            return false;
        }

        var claims = new ClaimsIdentity([new Claim(LinkClaim, Convert.ToHexString(hash))], Scheme);
        await Context.SignInAsync(Scheme, new ClaimsPrincipal(claims));
        return true;
    }

    /// <summary>The editor whose visit this is; null if there is none, or the link no longer works.</summary>
    public async Task<Editor?> EditorAsync() =>
        (await Context.AuthenticateAsync(Scheme)).Principal?.FindFirstValue(LinkClaim) is { } link
            ? await FindAsync(Convert.FromHexString(link))
            : null;

    /// <summary>Makes the link void, with what is saved of the editor next.</summary>
    public void Use(Editor editor)
    {
        ArgumentNullException.ThrowIfNull(editor);
        (editor.LinkHash, editor.LinkExpiresAt) = (null, null);
        audit.Add(database, editor.UserName!, AuditAction.LinkUsed);
    }

    /// <summary>Ends the visit.</summary>
    public Task CloseAsync() => Context.SignOutAsync(Scheme);

    private async Task<Editor?> FindAsync(byte[] hash)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return await database.Users.SingleOrDefaultAsync(editor => editor.LinkHash == hash && editor.LinkExpiresAt > now && editor.DisabledAt == null);
    }
}
