using HipPain.Web.Data;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace HipPain.Web.Editors;

/// <summary>
/// The one rule for everything under <c>/editor</c>: it is there only once an editor exists, it is for signed-in editors alone
/// unless it says otherwise (<see cref="AllowAnonymousAttribute"/>), what changes something carries a form token, and nothing of it
/// is kept in any cache. It stands behind routing, so that a page that is added later is behind it too.
/// </summary>
internal sealed class EditorGate(RequestDelegate next, EditorDoor door, DatabaseSetup setup, IAntiforgery antiforgery)
{
    /// <summary>The address under which all pages of editors are.</summary>
    public const string Path = "/editor";

    public async Task InvokeAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
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
        if (!session.Succeeded && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null)
        {
            await context.ChallengeAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)
            && !await antiforgery.IsRequestValidAsync(context))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        await next(context);
    }
}
