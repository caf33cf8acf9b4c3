using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace HipPain.Content.Articles;

/// <summary>
/// A path that readers may keep, such as <c>/causes</c> or <c>/conditions/bursitis</c>; the home page is <c>/</c>.
/// Segments are lower-case ASCII letters, digits and single hyphens, at most 8 deep and 700 characters long.
/// </summary>
public readonly partial record struct Address
{
    /// <summary>How long an address may be, in characters.</summary>
    internal const int Longest = 700;

    /// <summary>The form of every address but the home page's, as an expression without its ends.</summary>
    internal const string Pattern = "(/[a-z0-9]+(-[a-z0-9]+)*){1,8}";

    private Address(string value) => Value = value;

    /// <summary>The home page.</summary>
    public static Address Home { get; } = new("/");

    /// <summary>The path as it stands in a URL, with a leading and no trailing slash.</summary>
    public string Value => field ?? "/";

    /// <summary>Reads an address; anything but the exact canonical form is refused.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Address address)
    {
        var valid = text == "/" || (text is { Length: <= Longest } && Form.IsMatch(text));
        address = valid ? new Address(text!) : default;
        return valid;
    }

    /// <inheritdoc />
    public override string ToString() => Value;

    [GeneratedRegex($@"^{Pattern}\z")]
    private static partial Regex Form { get; }
}
