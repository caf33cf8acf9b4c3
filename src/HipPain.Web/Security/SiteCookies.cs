using Microsoft.Extensions.Primitives;

namespace HipPain.Web.Security;

/// <summary>
/// The names of the site's cookies. Readers have none but the one that they ask for themselves. The prefix <c>__Host-</c> makes
/// browsers hold them to this host, the whole site and a secure connection (RFC 6265bis).
/// </summary>
public static class SiteCookies
{
    /// <summary>A reader who carries this is not counted.</summary>
    public const string OptOut = "__Host-nocount";

    /// <summary>An editor's session. Whoever carries it is not counted either, whether it still holds or not.</summary>
    public const string Editor = "__Host-editor";

    /// <summary>Whether a request carries a cookie of a name, whatever its value is.</summary>
    /// <param name="headers">The request's <c>Cookie</c> headers.</param>
    /// <param name="name">The whole name.</param>
    public static bool IsIn(StringValues headers, string name)
    {
        foreach (var header in headers)
        {
            foreach (var range in header.AsSpan().Split(';'))
            {
                var cookie = header.AsSpan(range).TrimStart();
                if (cookie.Length > name.Length && cookie[name.Length] == '=' && cookie.StartsWith(name, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
