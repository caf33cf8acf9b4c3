using HipPain.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace HipPain.Web.Editors.Accounts;

/// <summary>
/// What a password must be: 12 to 128 characters, neither made of what everybody tries first nor leaked (NIST SP 800-63B, 3.1.1.2, which counts each
/// Unicode code point as one). No rules on kinds of characters. It is taken as typed.
/// </summary>
public sealed class PasswordRule : IPasswordValidator<Editor>
{
    /// <summary>The fewest characters.</summary>
    public const int FewestCharacters = 12;

    /// <summary>The most characters.</summary>
    public const int MostCharacters = 128;

    /// <summary>The most that a field may take, for browsers count UTF-16 units.</summary>
    public const int MostUnits = 2 * MostCharacters;

    /// <summary>How many characters a password has: an emoji or another sign beyond UTF-16's first plane is one, not two.</summary>
    public static int LengthOf(string password) => password.EnumerateRunes().Count();

    // A piece that is easily guessed counts as one character of a password that is not.
    private const int FewestHardCharacters = 8;

    /// <inheritdoc />
    public Task<IdentityResult> ValidateAsync(UserManager<Editor> manager, Editor user, string? password)
    {
        ArgumentNullException.ThrowIfNull(user);
        var complaint = Complaint(password ?? "", user.UserName ?? "");
        return Task.FromResult(complaint is null
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = nameof(PasswordRule), Description = complaint }));
    }

    /// <summary>What is wrong with a password, as a sentence; null if nothing is.</summary>
    /// <param name="password">The password as typed.</param>
    /// <param name="name">The name of the editor, which everybody would try.</param>
    public static string? Complaint(string password, string name) =>
        LengthOf(password) < FewestCharacters ? $"Use at least {FewestCharacters} characters. Four words that do not belong together are a good start."
        : LengthOf(password) > MostCharacters ? $"Use at most {MostCharacters} characters."
        : GuessablePieces.HardCharacters(password, name) < FewestHardCharacters
            ? "This password is easy to guess: it is made of common words, names, years or runs of keys. Choose another one."
        : LeakedPasswords.Hold(password)
            ? "This password has leaked from another site, and is tried by those who guess. Choose another one."
            : null;
}
