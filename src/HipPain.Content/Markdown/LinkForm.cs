using System.Text.RegularExpressions;

namespace HipPain.Content.Markdown;

/// <summary>Where links may lead: out by https, mailto and tel; within the guide by an address from the root or a fragment.</summary>
internal static partial class LinkForm
{
    public static readonly string[] Schemes = ["https", "mailto", "tel"];

    /// <summary>Whether a link leads to a part of the guide: its path ("" for this page) and its fragment.</summary>
    public static bool IsInternal(string url, out string path, out string? fragment)
    {
        var match = Internal.Match(url);
        path = match.Groups["path"].Value;
        fragment = match.Groups["fragment"] is { Success: true, Value: var value } ? value : null;
        return match.Success && url.Length > 0;
    }

    /// <summary>Whether a link leads out of the guide by a way that is allowed.</summary>
    public static bool IsExternal(string url) =>
        External.IsMatch(url) && Uri.TryCreate(url, UriKind.Absolute, out var uri) && Schemes.Contains(uri.Scheme);

    [GeneratedRegex(@"^(?<path>/|(/[a-z0-9]+(-[a-z0-9]+)*)+|)(#(?<fragment>[a-z0-9]+(-[a-z0-9]+)*))?\z")]
    private static partial Regex Internal { get; }

    // No backslashes, white space or control characters: browsers and libraries read those in different ways.
    [GeneratedRegex(@"^(https://[a-z0-9]|mailto:|tel:\+?[0-9])[\x21-\x5B\x5D-\x7E]*\z", RegexOptions.IgnoreCase)]
    private static partial Regex External { get; }
}
