using System.Data.Common;
using HipPain.Web.Data;
using HipPain.Web.Editors.Accounts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Editors;

/// <summary>
/// The one rule for everything under <c>/editor</c>: it is there only once an editor exists, it is for signed-in editors alone
/// unless it says otherwise (<see cref="AllowAnonymousAttribute"/>), what changes something comes from an editor who is still one and
/// carries a form token, ways to sign in are seen and changed by one who has just shown who they are, and nothing of it is kept in any
/// cache. It stands behind routing, so that a page that is added later is behind it too.
/// </summary>
internal sealed partial class EditorGate(
    RequestDelegate next, EditorDoor door, DatabaseSetup setup, IAntiforgery antiforgery, TimeProvider time, ILogger<EditorGate> logger)
{
    /// <summary>The address under which all pages of editors are.</summary>
    public const string Path = "/editor";

    private const string AccountPath = Path + "/account";

    public async Task InvokeAsync(HttpContext context, SignInManager<Editor> sessions)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await AdmitAsync(context, sessions);
        }
        catch (Exception cause) when (cause is DbException or DbUpdateException && !context.Response.HasStarted)
        {
            LogDatabaseIsAway(cause);
            // Nothing that was prepared goes out, such as the cookie of a session that could not be noted.
            context.Response.Clear();
            context.Response.Headers.CacheControl = "no-store";
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    private async Task AdmitAsync(HttpContext context, SignInManager<Editor> sessions)
    {
        if (!await door.IsThereAsync(context.RequestAborted))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!setup.IsReady)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        var session = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        context.User = session.Principal ?? context.User;
        var changes = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        if (await ElsewhereAsync(context, sessions, session, changes) is { } elsewhere)
        {
            context.Response.Redirect(elsewhere);
            return;
        }

        if (changes && await RefusalAsync(context) is { } status)
        {
            context.Response.StatusCode = status;
            return;
        }

        await next(context);
    }

    /// <summary>The way in, for whoever has to sign in first; null for everybody else.</summary>
    private async Task<string?> ElsewhereAsync(HttpContext context, SignInManager<Editor> sessions, AuthenticateResult session, bool changes)
    {
        var request = context.Request;
        var isForAnybody = context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        if (!session.Succeeded)
        {
            // A path, where the framework's own challenge names scheme and host: behind a proxy they are not those that the editor sees.
            return isForAnybody ? null : $"{EditorServices.SignInPath}?ReturnUrl={Uri.EscapeDataString($"{request.Path}{request.QueryString}")}";
        }

        // A form for anybody carries a token for who opened it, so its page must know already who does not count any more.
        if ((changes || isForAnybody) && !await StillHoldsAsync(context, sessions) && !isForAnybody)
        {
            return $"{EditorServices.SignInPath}?ended=true&ReturnUrl={Uri.EscapeDataString(request.Path)}";
        }

        return request.Path.StartsWithSegments(AccountPath, StringComparison.OrdinalIgnoreCase) && !EditorSession.IsFresh(session.Properties, time.GetUtcNow(), changes)
            ? $"{EditorServices.SignInPath}?again=true&ReturnUrl={Uri.EscapeDataString(AccountPath)}"
            : null;
    }

    /// <summary>Whether the account still has the session's stamp and is not shut out, as of now; if not, the session ends.</summary>
    private static async Task<bool> StillHoldsAsync(HttpContext context, SignInManager<Editor> sessions)
    {
        if (await sessions.ValidateSecurityStampAsync(context.User) is { } editor && await sessions.CanSignInAsync(editor))
        {
            return true;
        }

        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        context.User = new();
        return false;
    }

    private async Task<int?> RefusalAsync(HttpContext context)
    {
        try
        {
            if (context.Request.HasFormContentType)
            {
                await context.Request.ReadFormAsync(context.RequestAborted);
            }
        }
        catch (Exception cause) when (cause is InvalidDataException or IOException)
        {
            // It ends early, names no boundary or has too many fields.
            return StatusCodes.Status400BadRequest;
        }

        return await antiforgery.IsRequestValidAsync(context) ? null : StatusCodes.Status403Forbidden;
    }

    [LoggerMessage(LogLevel.Warning, "The database did not answer a page of editors, which was answered with 503.")]
    private partial void LogDatabaseIsAway(Exception cause);
}
