using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace HipPain.Content.Articles;

/// <summary>
/// A path that readers may keep, such as <c>/causes</c> or <c>/conditions/bursitis</c>; the home page is <c>/</c>.
/// Segments are lower-case ASCII letters, digits and single hyphens, at most 8 deep and 700 characters long.
/// </summary>
public readonly partial record struct Address
{
    private Address(string value) => Value = value;

    /// <summary>The home page.</summary>
    public static Address Home { get; } = new("/");

    /// <summary>The path as it stands in a URL, with a leading and no trailing slash.</summary>
    public string Value => field ?? "/";

    /// <summary>Reads an address; anything but the exact canonical form is refused.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Address address)
    {
        var valid = text == "/" || (text is { Length: <= 700 } && Form.IsMatch(text));
        address = valid ? new Address(text!) : default;
        return valid;
    }

    /// <inheritdoc />
    public override string ToString() => Value;

    [GeneratedRegex(@"^(/[a-z0-9]+(-[a-z0-9]+)*){1,8}\z")]
    private static partial Regex Form { get; }
}
