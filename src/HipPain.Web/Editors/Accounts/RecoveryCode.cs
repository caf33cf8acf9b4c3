using System.Security.Cryptography;
using System.Text;

namespace HipPain.Web.Editors.Accounts;

/// <summary>
/// A code that stands in for the authenticator app once. It is long enough for a plain hash to be stored in its place (OWASP ASVS 5.0, 6.5.2): 25
/// signs of 26, 117 random bits.
/// </summary>
public static class RecoveryCode
{
    private const int Signs = 25;
    private const int SignsOfIdentity = 10;
    private const int Group = 5;

    // Those of ASP.NET Core Identity: none is taken for another, and they make no words.
    private const string Alphabet = "23456789BCDFGHJKMNPQRTVWXY";

    /// <summary>A new one, in groups of five signs with hyphens between.</summary>
    public static string Make() => Grouped(RandomNumberGenerator.GetString(Alphabet, Signs));

    /// <summary>
    /// What is stored of a code, however it was typed: the SHA-256 of its signs. Codes that were made before stand in the database as ASP.NET Core
    /// Identity made them, of ten signs, and are found as they are. Null for what has the length of neither.
    /// </summary>
    public static string? Stored(string code) => AuthenticatorCodes.Plain(code).ToUpperInvariant() switch
    {
        { Length: Signs } plain => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(plain))),
        { Length: SignsOfIdentity } plain => Grouped(plain),
        _ => null,
    };

    private static string Grouped(string signs) => string.Join('-', signs.Chunk(Group).Select(group => new string(group)));
}
