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
}
