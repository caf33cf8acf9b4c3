namespace HipPain.Content.Parts;

/// <summary>A lead or a section as safe HTML.</summary>
/// <param name="Html">All of it.</param>
/// <param name="Boxes">Its boxes, in order.</param>
internal sealed record PartHtml(string Html, IReadOnlyList<Box> Boxes)
{
    public static PartHtml Empty { get; } = new("", []);

    /// <summary>Puts together what stands in boxes and between them.</summary>
    public static PartHtml Of(IEnumerable<(ContainerKind? Box, string Html)> pieces)
    {
        var all = pieces.ToList();
        return new PartHtml(
            string.Join('\n', all.Select(piece => piece.Html)),
            [.. all.Where(piece => piece.Box is not null).Select(piece => new Box(piece.Box!.Value, piece.Html))]);
    }
}
