namespace HipPain.Web.Handouts;

/// <summary>What the address of a handout asks for, as far as it is read. Whatever stands in it comes from outside.</summary>
public sealed record HandoutChoice
{
    /// <summary>The most addresses that are read; what a handout holds is bounded by <see cref="HipPain.Content.Parts.Sheet.MostSections"/>.</summary>
    public const int MostAsked = 60;

    /// <summary>The most characters of an address that are read, in UTF-16 units.</summary>
    public const int MostCharacters = 1_000;

    private const int MostVersions = 400;
    private const string Large = "large";

    /// <summary>The addresses of parts in order, each once: <c>/causes/overuse</c>.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>How many more were asked for than are read.</summary>
    public int Unread { get; init; }

    /// <summary>Whether the sheet is for readers who need large print.</summary>
    public bool IsLarge { get; init; }

    /// <summary>The versions that an older sheet carries, see <see cref="SheetVersions"/>; null for none.</summary>
    public string? Versions { get; init; }

    /// <summary>Reads the query of an address.</summary>
    public static HandoutChoice Of(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var asked = query["s"].OfType<string>().Where(text => !string.IsNullOrWhiteSpace(text)).ToList();
        return new HandoutChoice
        {
            Addresses = [.. asked.Take(MostAsked).Select(PathOf).Distinct(StringComparer.Ordinal)],
            Unread = Math.Max(0, asked.Count - MostAsked),
            IsLarge = query["size"].Contains(Large),
            Versions = query["v"].FirstOrDefault() is { Length: > 0 and <= MostVersions } versions ? versions : null,
        };
    }

    /// <summary>The query that asks for parts, with the question mark.</summary>
    /// <param name="addresses">Addresses of parts, in order.</param>
    /// <param name="isLarge">Whether in large print.</param>
    /// <param name="versions">The versions of what they say now; null for none.</param>
    public static string QueryOf(IEnumerable<string> addresses, bool isLarge, string? versions = null)
    {
        // A slash may stand in a query as it is, and addresses hold nothing else that may not.
        var query = addresses.Select(address => $"s={address[1..]}");
        if (isLarge)
        {
            query = query.Append($"size={Large}");
        }

        return "?" + string.Join('&', versions is null ? query : query.Append($"v={versions}"));
    }

    /// <summary>As people and old links write addresses: with or without slashes, with the id of a section behind a <c>#</c>.</summary>
    private static string PathOf(string text)
    {
        var read = text[..Math.Min(text.Length, MostCharacters)];
        var plain = string.Concat(read.Select(sign => char.IsControl(sign) || char.IsSurrogate(sign) ? ' ' : sign)).Trim();
        return "/" + plain.Replace('#', '/').Trim('/').ToLowerInvariant();
    }
}
