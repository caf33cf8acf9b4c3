using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace HipPain.Web.Editors.Accounts;

/// <summary>
/// What lets a new editor in once. Only a hash of it is stored. It stands behind the <c>#</c> of its address, so that browsers send
/// it to no server by themselves, and no log and no Referer can hold it.
/// </summary>
/// <param name="Code">32 random bytes as base64url: 43 characters.</param>
public sealed record OneTimeLink(string Code)
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>The page that a link leads to.</summary>
    public const string PagePath = EditorGate.Path + "/welcome";

    /// <summary>The SHA-256 hash that is stored. The code is random, so nothing slower is needed.</summary>
    public byte[] Hash => SHA256.HashData(Encoding.UTF8.GetBytes(Code));

    /// <summary>A link that nobody knows yet.</summary>
    public static OneTimeLink Make() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    /// <summary>The path with the code behind it.</summary>
    public string Path => $"{PagePath}#{Code}";

    /// <summary>Keeps the code out of anything that writes objects down.</summary>
    public override string ToString() => nameof(OneTimeLink);
}
