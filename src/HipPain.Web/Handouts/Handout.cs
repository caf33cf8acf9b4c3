using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Content.Parts;

namespace HipPain.Web.Handouts;

/// <summary>The parts of the guide that a handout holds, and what it was asked for and does not hold.</summary>
public sealed record Handout
{
    /// <summary>The parts, in order; with at most <see cref="Sheet.MostSections"/> sections.</summary>
    public required IReadOnlyList<Part> Parts { get; init; }

    /// <summary>What is left out, in order.</summary>
    public required IReadOnlyList<LeftOut> LeftOut { get; init; }

    /// <summary>How many sections the parts count for.</summary>
    public int Size => Parts.Sum(part => part.Size);

    /// <summary>Finds parts by their addresses, older ones too. Each section is held once.</summary>
    public static Handout Of(Guide guide, IEnumerable<string> addresses)
    {
        ArgumentNullException.ThrowIfNull(guide);
        ArgumentNullException.ThrowIfNull(addresses);
        var asked = addresses.Select(address => (Address: address, Part: guide.Follow(address))).ToList();
        var (parts, left, known, size) = (new List<Part>(), new List<LeftOut>(), new HashSet<string>(StringComparer.Ordinal), 0);
        foreach (var (address, part) in asked)
        {
            if (part is null or { Article.FrontMatter.Kind: ArticleKind.Handout })
            {
                left.Add(Missing(guide, address, part));
            }
            else if (!known.Add(part.Address) || parts.Exists(held => Holds(held, part)))
            {
                // It stands on the sheet already.
            }
            else if (size + part.Size > Sheet.MostSections)
            {
                left.Add(new LeftOut(address, LeftOutReason.TooMuch) { Part = part });
            }
            else
            {
                // Whoever asks for a section and for all of its article gets it once.
                parts.RemoveAll(held => Holds(part, held));
                parts.Add(part);
                size = parts.Sum(held => held.Size);
            }
        }

        return new Handout { Parts = parts, LeftOut = left };
    }

    private static bool Holds(Part whole, Part part) =>
        whole.Section is null && part.Section is not null && part.Article.Address == whole.Article.Address && whole.Sections.Contains(part.Section);

    private static LeftOut Missing(Guide guide, string address, Part? handout) =>
        handout is not null ? new LeftOut(address, LeftOutReason.Handout) { Part = handout }
        : guide.FindGone(address) is { } gone ? new LeftOut(address, LeftOutReason.Gone) { Gone = gone }
        : new LeftOut(address, LeftOutReason.Unknown);
}

/// <summary>Something that was asked for and is not on a sheet.</summary>
/// <param name="Address">Its address as it was asked for: foreign text.</param>
/// <param name="Reason">Why it is left out.</param>
public sealed record LeftOut(string Address, LeftOutReason Reason)
{
    /// <summary>Whether foreign text is an address and no message to whoever reads the sheet: short, and without spaces.</summary>
    public static bool IsAddress(string text) => HipPain.Content.Articles.Address.TryParse(text, out _) && text.Length <= 100;

    /// <summary>The part, where there is one.</summary>
    public Part? Part { get; init; }

    /// <summary>What is known of a part that was taken out of the guide.</summary>
    public Gone? Gone { get; init; }
}

/// <summary>Why something is not on a sheet.</summary>
public enum LeftOutReason
{
    /// <summary>There is nothing at the address, or nothing that readers see.</summary>
    Unknown,

    /// <summary>It was taken out of the guide.</summary>
    Gone,

    /// <summary>The sheet was full.</summary>
    TooMuch,

    /// <summary>It is a ready-made handout, which stands at an address of its own.</summary>
    Handout,
}
