using System.Globalization;
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

    private const string BeganKey = "began";

    /// <summary>Notes when a session began, which every renewal carries on.</summary>
    public static void Begin(AuthenticationProperties properties, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(properties);
        properties.Items.TryAdd(BeganKey, now.ToString("O", CultureInfo.InvariantCulture));
    }

    internal static Task BeginAsync(CookieSigningInContext context)
    {
        Begin(context.Properties, Now(context.Options));
        return Task.CompletedTask;
    }

    /// <summary>Ends a session that is too old or whose beginning nobody knows; else asks, once in a while, the account.</summary>
    internal static Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var holds = context.Properties.Items.TryGetValue(BeganKey, out var text)
            && DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var began)
            && Now(context.Options) - began < Longest;
        if (holds)
        {
            return SecurityStampValidator.ValidatePrincipalAsync(context);
        }

        context.RejectPrincipal();
        return context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    private static DateTimeOffset Now(AuthenticationSchemeOptions options) => (options.TimeProvider ?? TimeProvider.System).GetUtcNow();
}
