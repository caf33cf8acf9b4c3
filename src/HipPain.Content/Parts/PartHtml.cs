namespace HipPain.Content.Parts;

/// <summary>A lead or a section as safe HTML.</summary>
/// <param name="Html">All of it.</param>
/// <param name="Pieces">The same in pieces: each of its boxes, and what stands between them.</param>
internal sealed record PartHtml(string Html, IReadOnlyList<Box> Pieces)
{
    public static PartHtml Empty { get; } = new("", []);

    /// <summary>Puts together what stands in boxes and between them.</summary>
    public static PartHtml Of(IEnumerable<(ContainerKind? Box, string Html)> pieces)
    {
        var all = pieces.ToList();
        return new PartHtml(
            string.Join('\n', all.Select(piece => piece.Html)),
            [.. all.Select(piece => new Box(piece.Box, piece.Html))]);
    }
}
