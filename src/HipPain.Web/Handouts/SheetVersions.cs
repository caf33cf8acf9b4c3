using HipPain.Content;
using HipPain.Content.Parts;

namespace HipPain.Web.Handouts;

/// <summary>
/// The versions of what stands on a sheet of paper, as its address carries them: that of the guide's emergency card, then that of
/// each part, parted by full stops.
/// </summary>
public static class SheetVersions
{
    private const string Key = "v";

    /// <summary>What a request's query says of versions, whatever it is; null for a request that does not come from a sheet.</summary>
    public static string? In(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Query.TryGetValue(Key, out var text) ? text.ToString() : null;
    }

    /// <summary>The versions of parts as they are now.</summary>
    public static string Of(Guide guide, params IEnumerable<Part> parts)
    {
        ArgumentNullException.ThrowIfNull(guide);
        return string.Join('.', parts.Select(part => part.Version).Prepend(guide.EmergencyText.Version));
    }

    /// <summary>Reads the versions of a sheet that holds a number of parts; null if they are none.</summary>
    /// <param name="text">What the address carries.</param>
    /// <param name="parts">How many parts the sheet holds.</param>
    public static (string Card, IReadOnlyList<string> Parts)? Read(string? text, int parts) =>
        text?.Split('.') is [var card, .. var versions] && versions.Length == parts && PlainText.IsVersion(card) && versions.All(PlainText.IsVersion)
            ? (card, versions)
            : null;
}
