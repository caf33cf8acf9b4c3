namespace HipPain.Content.Figures;

/// <summary>The shapes of a panel, from the back to the front, and the box around them.</summary>
internal sealed class Layers
{
    private readonly List<Shape> _shapes = [];

    public IReadOnlyList<Shape> Shapes => _shapes;

    public Bounds Bounds { get; private set; } = Bounds.None;

    public void Add(string name, Outline outline) =>
        Add((Shape.Of("path", ("class", name), ("d", outline.ToString())), outline.Bounds));

    public void Add((Shape Shape, Bounds Bounds) drawn)
    {
        _shapes.Add(drawn.Shape);
        Bounds = Bounds.With(drawn.Bounds);
    }
}
