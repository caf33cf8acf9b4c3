using System.Security.Cryptography;
using HipPain.Web.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace HipPain.Web.Editors.Accounts;

/// <summary>
/// Keys for authenticator apps. A new one is stored only when the app has shown that it has it; until then the page that shows it
/// carries it along, sealed for one editor and half an hour.
/// </summary>
public sealed class AuthenticatorKeys(UserManager<Editor> editors, IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>A key that nobody knows yet, in base32.</summary>
    public string Make() => editors.GenerateNewAuthenticatorKey();

    /// <summary>The address that authenticator apps read from a QR code (the key URI format of Google Authenticator).</summary>
    /// <param name="editor">Whose key it is.</param>
    /// <param name="key">The key in base32.</param>
    /// <param name="site">The site's name, which the app shows.</param>
    public static string UriOf(Editor editor, string key, string site)
    {
        ArgumentNullException.ThrowIfNull(editor);
        return $"otpauth://totp/{Uri.EscapeDataString(site)}:{Uri.EscapeDataString(editor.UserName!)}?secret={key}&issuer={Uri.EscapeDataString(site)}";
    }

    /// <summary>Seals a key for a page.</summary>
    public string Seal(Editor editor, string key) => ProtectorOf(editor).Protect(key, Lifetime);

    /// <summary>Reads a sealed key; null if it is another editor's, too old or made up.</summary>
    public string? Open(Editor editor, string text)
    {
        try
        {
            return ProtectorOf(editor).Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector ProtectorOf(Editor editor) =>
        protection.CreateProtector("HipPain.Editors.AuthenticatorKey", editor.Id).ToTimeLimitedDataProtector();
}
