namespace HipPain.Web.Pages.Editor;

/// <summary>A form that only a script can fill in: it makes or asks for a passkey. Without script a note stands in its place.</summary>
public sealed record PasskeyForm
{
    /// <summary>Whether a passkey is made, or else asked for.</summary>
    public required bool Makes { get; init; }

    /// <summary>The page that the form is on and is sent to.</summary>
    public required string Path { get; init; }

    /// <summary>The words on the button.</summary>
    public required string Button { get; init; }

    /// <summary>What to do where there is no script or no passkey.</summary>
    public required string Otherwise { get; init; }

    /// <summary>Where to go afterwards; null for wherever the page leads.</summary>
    public string? ReturnUrl { get; init; }
}
