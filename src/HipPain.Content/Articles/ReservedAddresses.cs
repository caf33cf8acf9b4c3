using System.Collections.Frozen;

namespace HipPain.Content.Articles;

/// <summary>First segments of addresses that the site answers itself, so that no article can take them.</summary>
internal static class ReservedAddresses
{
    /// <summary>In alphabetical order.</summary>
    public static IEnumerable<string> All => FirstSegments.Order(StringComparer.Ordinal);

    private static readonly FrozenSet<string> FirstSegments = FrozenSet.ToFrozenSet(
        ["api", "changes", "editor", "error", "feedback", "gallery", "handouts", "healthz", "infobutton", "problems", "search", "views"],
        StringComparer.Ordinal);

    /// <summary>The form of the addresses that ready-made handouts can have, as an expression without its ends.</summary>
    public const string HandoutPattern = "/handouts/(?!view$)[a-z0-9]+(-[a-z0-9]+)*";

    /// <summary>Whether an address can be that of a ready-made handout. <c>/handouts/view</c> shows chosen ones.</summary>
    public static bool IsHandout(Address address) =>
        address.Value.Split('/') is ["", "handouts", not "view"];

    public static bool Contains(Address address) => Contains(address.Value);

    /// <summary>Whether a path with a leading slash begins with one of them.</summary>
    public static bool Contains(string path)
    {
        var end = path.IndexOf('/', 1);
        return FirstSegments.GetAlternateLookup<ReadOnlySpan<char>>().Contains(end < 0 ? path.AsSpan(1) : path.AsSpan(1..end));
    }
}
