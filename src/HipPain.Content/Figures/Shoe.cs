using System.Numerics;

namespace HipPain.Content.Figures;

/// <summary>A foot in its shoe.</summary>
internal static class Shoe
{
    // From the ankle: x towards the toes, y towards the sole.
    private const string FromSide = "M-3.3 1C-4 3.9-3.5 4.2-2.6 4.2H8.6C10.5 4.2 10.6 2.9 9.6 2.3 7.6 1.3 5 .8 3.2-1.7 1.6-2.7-1.6-2.8-2.6-2z";
    // The same of a foot that stands on its toes.
    private const string OnToes = "M-3.3 1C-4 3.9-3.5 4.2-2.6 4.2L7.2 4.5 10.4 1.6C11.4.5 10.4-.4 9.2.2 7.6.6 5 .4 3.2-1.7 1.6-2.7-1.6-2.8-2.6-2z";
    private const string FromFront = "M-2.4 0C-3.4 3-3.6 8.4 0 8.6 3.6 8.4 3.4 3 2.4 0 1.6-2.4-1.6-2.4-2.4 0z";

    public static (Shape Shape, Bounds Bounds) Of(string name, View view, Leg leg)
    {
        var (ankle, toe) = (leg.Ankle, leg.Toe);
        var frame = new Frame(ankle, toe);
        var isFromSide = view is View.Side;
        var degrees = frame.Degrees + (isFromSide ? -90 : 180);
        // A toe that points down and touches the floor carries the body; one in the air is straight.
        var isOnToes = degrees is > 25 and < 70 && toe.Y <= 4.2f;
        var turn = $"translate({Outline.Text(ankle.X)} {Outline.Text(-ankle.Y)})" + (Math.Abs(degrees) < 0.1f ? "" : $"rotate({Outline.Text(degrees)})");
        var bounds = isFromSide
            ? Bounds.None.With(frame.At(-3.5f, 4.2f)).With(frame.At(-3.5f, -2)).With(frame.At(10, 3.8f)).With(frame.At(9, 1))
            : Bounds.None.With(ankle, 3.4f).With(toe, 2.5f);
        return (Shape.Of("path", ("class", name), ("transform", turn), ("d", !isFromSide ? FromFront : isOnToes ? OnToes : FromSide)), bounds);
    }
}
