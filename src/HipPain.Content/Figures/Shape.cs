namespace HipPain.Content.Figures;

/// <summary>
/// An element of a drawing, or words in one. Pages are written from these and never from a file's text, so that nothing comes
/// through that was not understood.
/// </summary>
/// <param name="Name">The element's name; empty for words.</param>
internal sealed record Shape(string Name)
{
    /// <summary>Names and values, in the order in which they are written.</summary>
    public IReadOnlyList<(string Name, string Value)> Attributes { get; init; } = [];

    public IReadOnlyList<Shape> Children { get; init; } = [];

    /// <summary>The words; empty for an element.</summary>
    public string Words { get; init; } = "";

    public static Shape Of(string name, params (string Name, string Value)[] attributes) => new(name) { Attributes = attributes };

    public static Shape OfWords(string words) => new("") { Words = words };

    /// <summary>This element and all below it.</summary>
    public IEnumerable<Shape> All => Children.SelectMany(child => child.All).Prepend(this);

    /// <summary>What a reader hears of it: its label, or the words in it.</summary>
    public string Spoken =>
        Attributes.FirstOrDefault(attribute => attribute.Name == "aria-label").Value
        ?? string.Concat(All.Select(shape => shape.Words)).Trim();
}
