using System.Globalization;
using System.Security.Claims;
using HipPain.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Editors.Accounts;

/// <summary>
/// The sessions that an editor has ended before their time, so that a copy of the cookie is worth nothing either, on any node. They are kept among
/// the editor's tokens until they would have ended by themselves.
/// </summary>
public sealed class EndedSessions(HipPainDbContext database, TimeProvider time)
{
    /// <summary>What these tokens are named after.</summary>
    public const string Provider = "HipPain.EndedSessions";

    /// <summary>Whether a session is one of them.</summary>
    /// <param name="editor">The id of the editor.</param>
    /// <param name="session">The id of the session.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<bool> HoldAsync(string editor, string session, CancellationToken cancellationToken) => database.UserTokens.AnyAsync(
        token => token.UserId == editor && token.LoginProvider == Provider && token.Name == session, cancellationToken);

    /// <summary>Ends the session of a request for good, if it has one that holds.</summary>
    /// <exception cref="System.Data.Common.DbException">The database is locked or away.</exception>
    public async Task EndAsync(HttpContext context)
    {
        var session = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (session.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } editor
            || EditorSession.IdOf(session.Properties!) is not { } id
            || !await database.Users.AnyAsync(known => known.Id == editor)
            || await HoldAsync(editor, id, CancellationToken.None))
        {
            return;
        }

        var now = time.GetUtcNow();
        var today = Text(now);
        await database.UserTokens.Where(token => token.LoginProvider == Provider && string.Compare(token.Value, today) < 0).ExecuteDeleteAsync();
        database.UserTokens.Add(new IdentityUserToken<string> { UserId = editor, LoginProvider = Provider, Name = id, Value = Text(now + EditorSession.Longest) });
        await database.SaveChangesAsync();
    }

    // Ten digits in any year that matters, so that texts sort as moments do.
    private static string Text(DateTimeOffset moment) => moment.ToUnixTimeSeconds().ToString("D10", CultureInfo.InvariantCulture);
}
