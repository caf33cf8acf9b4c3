using System.Globalization;
using System.Numerics;
using System.Text;

namespace HipPain.Content.Figures;

/// <summary>
/// The <c>d</c> of a path, from points with y up; it is written with y down and one decimal. All closed parts go round against the
/// clock, so that those that overlap make one shape.
/// </summary>
internal sealed class Outline
{
    private readonly StringBuilder _text = new();
    private bool _needsSpace;
    private bool _isMove;
    private Vector2 _at;
    private Vector2 _start;

    public Bounds Bounds { get; private set; } = Bounds.None;

    public override string ToString() => _text.ToString();

    public Outline Move(Vector2 to) => Letter(_text.Length == 0 ? 'M' : 'm').Point(to).Stand(to);

    public Outline Line(Vector2 to) => Letter('l').Point(to).Stand(to);

    public Outline Quadratic(Vector2 control, Vector2 to) => Letter('q').Point(control).Point(to).Stand(to);

    public Outline Close()
    {
        Letter('z');
        _at = _start;
        return this;
    }

    /// <summary>Half a circle, against the clock, to a point.</summary>
    public Outline Half(float radius, Vector2 to) =>
        Letter('a').Number(radius).Number(radius).Number(0).Number(0).Number(0).Point(to).Stand(to);

    /// <summary>A whole circle.</summary>
    public Outline Circle(Vector2 middle, float radius)
    {
        var side = new Vector2(radius, 0);
        Bounds = Bounds.With(middle - new Vector2(radius)).With(middle + new Vector2(radius));
        return Move(middle + side).Half(radius, middle - side).Half(radius, middle + side).Close();
    }

    /// <summary>A part of the body that narrows from one joint to the next, with round ends.</summary>
    /// <param name="from">The joint where it begins.</param>
    /// <param name="to">The joint where it ends.</param>
    /// <param name="fromRadius">How thick it is there, halved.</param>
    /// <param name="toRadius">The same at the end.</param>
    /// <param name="back">How far the muscle of its back stands out.</param>
    /// <param name="front">The same of its front.</param>
    public Outline Bone(Vector2 from, Vector2 to, float fromRadius, float toRadius, float back = 0, float front = 0)
    {
        var (frame, end, most) = (new Frame(from, to), Vector2.Distance(from, to), Math.Max(fromRadius, toRadius));
        Bounds = Bounds.With(from, fromRadius).With(to, toRadius);
        Move(frame.At(0, fromRadius));
        Side(back, frame.At(end * 0.35f, most + back), frame.At(end, toRadius));
        Half(toRadius, frame.At(end, -toRadius));
        Side(front, frame.At(end * 0.35f, -most - front), frame.At(0, -fromRadius));
        return Half(fromRadius, frame.At(0, fromRadius)).Close();
    }

    private void Side(float swell, Vector2 control, Vector2 to) => _ = swell == 0 ? Line(to) : Quadratic(control, to);

    /// <summary>A sleeve or the leg of shorts: round where it is sewn on, straight where it ends.</summary>
    public Outline Cuff(Vector2 from, Vector2 to, float fromRadius, float toRadius)
    {
        var frame = new Frame(from, to);
        var end = Vector2.Distance(from, to);
        return Move(frame.At(0, fromRadius)).Line(frame.At(end, toRadius)).Line(frame.At(end, -toRadius)).Line(frame.At(0, -fromRadius))
            .Half(fromRadius, frame.At(0, fromRadius)).Close();
    }

    /// <summary>A round shape that is drawn towards each corner in turn, and touches the middles between them.</summary>
    public Outline Soft(IReadOnlyList<Vector2> corners)
    {
        Move(Middle(corners[^1], corners[0]));
        for (var number = 0; number < corners.Count; number++)
        {
            Quadratic(corners[number], Middle(corners[number], corners[(number + 1) % corners.Count]));
        }

        return Close();
    }

    private static Vector2 Middle(Vector2 one, Vector2 other) => (one + other) / 2;

    private Outline Letter(char letter)
    {
        _text.Append(letter);
        _isMove = letter is 'M' or 'm';
        _needsSpace = false;
        return this;
    }

    // From where the last part ended: such numbers are shorter, and a body has the same ones again and again.
    private Outline Point(Vector2 point)
    {
        Bounds = Bounds.With(point);
        return Number(Rounded(point.X) - _at.X).Number(_at.Y - Rounded(point.Y));
    }

    private Outline Stand(Vector2 point)
    {
        _at = new Vector2(Rounded(point.X), Rounded(point.Y));
        _start = _isMove ? _at : _start;
        return this;
    }

    private static float Rounded(float number) => MathF.Round(number, 1);

    private Outline Number(float number)
    {
        var text = Text(number);
        if (_needsSpace && text[0] != '-')
        {
            _text.Append(' ');
        }

        _text.Append(text);
        _needsSpace = true;
        return this;
    }

    /// <summary>A number with at most one decimal.</summary>
    public static string Text(float number) => (MathF.Round(number, 1) + 0f).ToString("#.#;-#.#;0", CultureInfo.InvariantCulture);
}

/// <summary>The box around what is drawn.</summary>
internal readonly record struct Bounds(Vector2 Low, Vector2 High)
{
    public static Bounds None { get; } = new(new Vector2(float.MaxValue), new Vector2(float.MinValue));

    public Bounds With(Vector2 point, float radius = 0) =>
        new(Vector2.Min(Low, point - new Vector2(radius)), Vector2.Max(High, point + new Vector2(radius)));

    public Bounds With(Bounds other) => new(Vector2.Min(Low, other.Low), Vector2.Max(High, other.High));
}
