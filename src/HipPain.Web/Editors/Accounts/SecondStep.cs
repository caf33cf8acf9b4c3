using System.Security.Claims;
using HipPain.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace HipPain.Web.Editors.Accounts;

/// <summary>What is remembered for some minutes between a right password and the code, in a cookie that nobody else can read.</summary>
internal static class SecondStep
{
    private const string EditorClaim = "editor";
    private const string StampClaim = "stamp";

    public static Task BeginAsync(HttpContext context, Editor editor) => context.SignInAsync(
        IdentityConstants.TwoFactorUserIdScheme,
        new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(EditorClaim, editor.Id), new Claim(StampClaim, editor.SecurityStamp ?? "")], IdentityConstants.TwoFactorUserIdScheme)));

    /// <summary>The id of the editor, and the security stamp at the time of the password; null if there was none.</summary>
    public static async Task<(string Id, string Stamp)?> ReadAsync(HttpContext context) =>
        (await context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Principal is { } principal
        && principal.FindFirstValue(EditorClaim) is { } id
        && principal.FindFirstValue(StampClaim) is { } stamp
            ? (id, stamp)
            : null;
}
