using System.Security.Cryptography;
using System.Text;

namespace HipPain.Web.Editors.Accounts;

/// <summary>
/// 12,059 passwords that leaked and are long enough for <see cref="PasswordRule"/>. Beginnings of hashes are kept of them, so that nobody has to
/// read what people think of: eight characters a line, the first 6 bytes of the SHA-256 of the UTF-8 text in lower case, as base64.
/// </summary>
internal static class LeakedPasswords
{
    private const string List = "leaked-passwords.txt";
    private const int HashBytes = 6;

    private static readonly Lazy<HashSet<string>> Hashes = new(Read);

    /// <summary>How many there are.</summary>
    public static int Count => Hashes.Value.Count;

    /// <summary>Whether a password is one of them, in upper or lower case.</summary>
    public static bool Hold(string password) =>
        Hashes.Value.Contains(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(password.ToLowerInvariant())).AsSpan(0, HashBytes)));

    private static HashSet<string> Read()
    {
        using var lines = new StreamReader(typeof(LeakedPasswords).Assembly.GetManifestResourceStream(List)!);
        return lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
    }
}
