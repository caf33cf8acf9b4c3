using System.Buffers.Text;
using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace HipPain.Web.Editors.Accounts;

/// <summary>How long an editor stays signed in.</summary>
public static class EditorSession
{
    /// <summary>Without a request for so long, a session ends.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>After so long it ends in any case.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>How often the account is asked whether the session still holds.</summary>
    public static readonly TimeSpan CheckedEvery = TimeSpan.FromMinutes(1);

    /// <summary>For so long after signing in an editor may open the pages on which ways to sign in are changed.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private const string BeganKey = "began";
    private const string IdKey = "session";

    /// <summary>Notes which session it is and when it began, which every renewal carries on.</summary>
    public static void Begin(AuthenticationProperties properties, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(properties);
        properties.Items.TryAdd(BeganKey, now.ToString("O", CultureInfo.InvariantCulture));
        properties.Items.TryAdd(IdKey, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)));
    }

    /// <summary>Which session it is: 22 characters that nobody can guess. Null for one that nobody began.</summary>
    internal static string? IdOf(AuthenticationProperties properties) => properties.Items.TryGetValue(IdKey, out var id) ? id : null;

    /// <summary>Whether the editor has shown a moment ago who they are. Who opened a page in time has as long again to fill it in.</summary>
    internal static bool IsFresh(AuthenticationProperties? properties, DateTimeOffset now, bool isSent) =>
        properties is not null && BeganAt(properties) is { } began && now - began < (isSent ? 2 * Fresh : Fresh);

    internal static Task BeginAsync(CookieSigningInContext context)
    {
        Begin(context.Properties, Now(context.Options));
        return Task.CompletedTask;
    }

    /// <summary>Ends a session that is too old, was ended or that nobody began; else asks, once in a while, the account.</summary>
    internal static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var holds = BeganAt(context.Properties) is { } began && Now(context.Options) - began < Longest
            && IdOf(context.Properties) is { } id
            && context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } editor
            && !await http.RequestServices.GetRequiredService<EndedSessions>().HoldAsync(editor, id, http.RequestAborted);
        if (holds)
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
            return;
        }

        context.RejectPrincipal();
        await http.SignOutAsync(context.Scheme.Name);
    }

    private static DateTimeOffset? BeganAt(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(BeganKey, out var text)
        && DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var began)
            ? began
            : null;

    private static DateTimeOffset Now(AuthenticationSchemeOptions options) => (options.TimeProvider ?? TimeProvider.System).GetUtcNow();
}
