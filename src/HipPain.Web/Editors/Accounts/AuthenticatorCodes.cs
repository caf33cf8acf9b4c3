using System.Globalization;
using HipPain.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace HipPain.Web.Editors.Accounts;

/// <summary>The codes of authenticator apps (RFC 6238), each of which is taken once.</summary>
public sealed class AuthenticatorCodes(UserManager<Editor> editors, IUserStore<Editor> store, TimeProvider time)
{
    private const int Digits = 6;
    private const string UsedBy = "HipPain";
    private const string UsedName = "UsedCodes";

    // The framework takes the codes of two half minutes before and after.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(4);

    private IUserAuthenticationTokenStore<Editor> Tokens => (IUserAuthenticationTokenStore<Editor>)store;

    /// <summary>A code without the spaces and hyphens that people type for reading.</summary>
    public static string Plain(string code) => string.Concat((code ?? "").Where(char.IsLetterOrDigit));

    /// <summary>
    /// Whether a code is what the editor's app shows now or so, used or not: six digits. The framework reads a number, for which one
    /// code could be written in many ways and each be new.
    /// </summary>
    public async Task<bool> MatchesAsync(Editor editor, string code)
    {
        code = Plain(code);
        return code.Length == Digits && code.All(char.IsAsciiDigit)
            && await editors.VerifyTwoFactorTokenAsync(editor, TokenOptions.DefaultAuthenticatorProvider, code);
    }

    /// <summary>
    /// Whether a code is right and was not used before. The use is noted with the editor and stored with what is saved of them next.
    /// </summary>
    public async Task<bool> IsRightAsync(Editor editor, string code)
    {
        ArgumentNullException.ThrowIfNull(editor);
        if (!await MatchesAsync(editor, code))
        {
            return false;
        }

        code = Plain(code);
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var used = (await Tokens.GetTokenAsync(editor, UsedBy, UsedName, CancellationToken.None) ?? "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.Split('@'))
            .Where(entry => long.Parse(entry[1], CultureInfo.InvariantCulture) > now - (long)Remembered.TotalSeconds)
            .ToDictionary(entry => entry[0], entry => entry[1]);
        if (!used.TryAdd(code, now.ToString(CultureInfo.InvariantCulture)))
        {
            return false;
        }

        await Tokens.SetTokenAsync(editor, UsedBy, UsedName, string.Join(' ', used.Select(entry => $"{entry.Key}@{entry.Value}")), CancellationToken.None);
        return true;
    }

    /// <summary>Whether an app that was given a key shows the right code. The key becomes the editor's, and is stored with what is
    /// saved of them next.</summary>
    public async Task<bool> IsSetUpAsync(Editor editor, string key, string code)
    {
        await ((IUserAuthenticatorKeyStore<Editor>)store).SetAuthenticatorKeyAsync(editor, key, CancellationToken.None);
        return await IsRightAsync(editor, code);
    }
}
