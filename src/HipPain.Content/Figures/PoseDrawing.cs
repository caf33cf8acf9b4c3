using System.Globalization;
using System.Numerics;

namespace HipPain.Content.Figures;

/// <summary>Turns the poses of an exercise into panels: all with the same box, so that what moves is seen to move.</summary>
internal static class PoseDrawing
{
    private const float Margin = 1.5f;

    // A body lying down is wide; two of them beside each other on a phone are too small to copy.
    private const float Wide = 85;

    // A person who stands is then as high as a hand is long.
    private const float PixelsOfUnit = 2.8f;

    public static IReadOnlyList<Panel> Of(PoseSeries series)
    {
        List<Layers> drawn = [.. series.Panels.Select(Draw)];
        var bounds = drawn.Aggregate(Bounds.None, (box, layers) => box.With(layers.Bounds));
        if (series.HasFloor)
        {
            bounds = bounds.With(new Vector2(bounds.Low.X, -0.5f));
        }

        return [.. series.Panels.Zip(drawn, (panel, layers) => Frame(panel.Caption, layers, bounds, series.HasFloor && panel.View is not View.Above))];
    }

    private static Layers Draw(PosePanel panel)
    {
        var layers = new Layers();
        var body = new Body(panel.View, panel.Pose, layers);
        DrawProps(Layer.Behind);
        body.DrawFar();
        DrawProps(Layer.Between);
        body.DrawNear();
        DrawProps(Layer.Before);
        foreach (var arrow in panel.Arrows)
        {
            PropDrawing.Draw(arrow, layers);
        }

        return layers;

        void DrawProps(Layer layer)
        {
            foreach (var prop in panel.Props.Where(prop => prop.Layer == layer))
            {
                PropDrawing.Draw(prop, panel.View, layers);
            }
        }
    }

    private static Panel Frame(string caption, Layers layers, Bounds bounds, bool hasFloor)
    {
        var (left, top) = (MathF.Floor(bounds.Low.X - Margin), MathF.Floor(-bounds.High.Y - Margin));
        var (width, height) = (MathF.Ceiling(bounds.High.X + Margin) - left, MathF.Ceiling(-bounds.Low.Y + Margin) - top);
        var floor = Shape.Of("path", ("class", "floor"), ("d", $"M{Outline.Text(left)} .4h{Outline.Text(width)}"));
        var drawing = Shape.Of(
            "svg",
            ("viewBox", string.Create(CultureInfo.InvariantCulture, $"{left} {top} {width} {height}")),
            ("width", Outline.Text(width * PixelsOfUnit))) with
        {
            Children = hasFloor ? [floor, .. layers.Shapes] : layers.Shapes,
        };
        return new Panel(drawing, caption, IsWide: width > Wide);
    }
}
