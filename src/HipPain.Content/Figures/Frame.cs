using System.Numerics;

namespace HipPain.Content.Figures;

/// <summary>Measures along and across a part of the body, so that its shape is written once for all positions.</summary>
internal readonly struct Frame
{
    private readonly Vector2 _origin;
    private readonly Vector2 _along;
    private readonly Vector2 _across;

    /// <param name="from">Where measures begin.</param>
    /// <param name="to">The other end; a part without a length is taken to be upright.</param>
    public Frame(Vector2 from, Vector2 to)
    {
        _origin = from;
        _along = Vector2.Distance(from, to) < 0.01f ? Vector2.UnitY : Vector2.Normalize(to - from);
        _across = new Vector2(_along.Y, -_along.X);
    }

    /// <summary>How far it is turned from upright with the clock, in degrees.</summary>
    public float Degrees => MathF.Atan2(_along.X, _along.Y) * 180 / MathF.PI;

    /// <summary>A point so far along, and so far across to the right of the way.</summary>
    public Vector2 At(float along, float across) => _origin + (_along * along) + (_across * across);
}
