using System.Numerics;

namespace HipPain.Content.Figures;

/// <summary>Draws the things beside the person, and the arrows.</summary>
internal static class PropDrawing
{
    private const float Thin = 1.1f;

    public static void Draw(Prop prop, View view, Layers layers) => layers.Add(prop.Kind is PropKind.Mat ? "mat" : "prop", prop.Kind switch
    {
        PropKind.Ball => new Outline().Circle((prop.From + prop.To) / 2, (prop.To.X - prop.From.X) / 2),
        PropKind.Roller => Roller(prop),
        PropKind.Belt => new Outline().Bone(prop.From, prop.To, 1.5f, 1.5f),
        PropKind.Chair => Chair(prop),
        PropKind.Mat => Box(prop.From, prop.To, slant: view is View.Above ? 0 : Math.Min(8, (prop.To.Y - prop.From.Y) / 2)),
        PropKind.Pillow => Pillow(prop),
        _ => Box(prop.From, prop.To, slant: 0),
    });

    public static void Draw(Arrow arrow, Layers layers)
    {
        var frame = new Frame(arrow.From, arrow.To);
        var length = Vector2.Distance(arrow.From, arrow.To);
        var control = frame.At(length / 2, -arrow.Bend * 2);
        var head = new Frame(arrow.To, arrow.To + (arrow.To - control));
        layers.Add("move", new Outline().Move(arrow.From).Quadratic(control, arrow.To)
            .Move(head.At(-3, -2.4f)).Line(arrow.To).Line(head.At(-3, 2.4f)));
    }

    private static Outline Roller(Prop prop)
    {
        var (middle, radius) = ((prop.From + prop.To) / 2, (prop.To.X - prop.From.X) / 2);
        return new Outline().Circle(middle, radius);
    }

    /// <summary>A chair to sit on, seen from the side: the corners are those of its seat, and the back is to the left.</summary>
    private static Outline Chair(Prop prop)
    {
        var (left, low, right, high) = (prop.From.X, prop.From.Y, prop.To.X, prop.To.Y);
        return new Outline()
            .Bone(new(left + Thin, Thin), new(left + Thin, high + 26), Thin, Thin)
            .Bone(new(right - Thin, Thin), new(right - Thin, low), Thin, Thin)
            .Bone(new(left + Thin, (low + high) / 2), new(right - Thin, (low + high) / 2), (high - low) / 2, (high - low) / 2);
    }

    private static Outline Pillow(Prop prop)
    {
        var (left, low, right, high) = (prop.From.X, prop.From.Y, prop.To.X, prop.To.Y);
        return new Outline().Soft(
            [new(left - 1, low - 1), new((left + right) / 2, low), new(right + 1, low - 1), new(right + 1, high + 1), new((left + right) / 2, high), new(left - 1, high + 1)]);
    }

    private static Outline Box(Vector2 low, Vector2 high, float slant) =>
        new Outline().Move(low).Line(new(high.X, low.Y)).Line(new(high.X - slant, high.Y)).Line(new(low.X + slant, high.Y)).Close();
}
