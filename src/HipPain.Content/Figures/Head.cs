using System.Numerics;

namespace HipPain.Content.Figures;

/// <summary>The head, with the face that tells where the person looks.</summary>
internal static class Head
{
    // The chin would be in the collar.
    private const float Stretch = 0.7f;

    // Around the middle of the head, upright, with y down.
    private const string Profile =
        "M-5.5 1C-6.5-3.5-4-6.4 0-6.4 3.6-6.4 5.4-4 5.3-1.6 5.3-.9 6.9.8 6.8 1.3 6.8 1.7 5.5 1.6 5.5 2.1 5.5 2.6 5.8 2.9 5.5 3.4 5.6 5 4.9 6.1 3.5 6.2 1.5 6.4.1 5.2-1 4.4z";

    private const string ProfileHair =
        "M5.2-2.7C3-2.4.9-3-.2-2.6-.6-1-.5.6-1.1 1.9-1.8 3.6-3.3 4.6-4.8 4-6.7 1.6-7-2-5.6-4.4-4-7-1-7.4.8-7.2 3.4-7 5.2-5.2 5.2-2.7zM-.4-8a2.3 2.3 0 1 1-4.6 0 2.3 2.3 0 1 1 4.6 0z";

    private const string Face = "M0-6.4C7-6.4 6.2 6.4 0 6.4-6.2 6.4-7-6.4 0-6.4z";

    private const string FaceHair =
        "M5.4.5C5-2 4.2-3.6 3.2-4.4 1-2.9-2.6-2.5-4.2-2.8-4.9-1.9-5.2-1-5.4.5-6.8-9.7 6.8-9.7 5.4.5zM2.3-8.4a2.3 2.3 0 1 1-4.6 0 2.3 2.3 0 1 1 4.6 0z";

    public static (Shape Shape, Bounds Bounds) Of(View view, Pose pose)
    {
        var neck = new Frame(pose.Shoulder, pose.Head);
        var middle = neck.At(Vector2.Distance(pose.Shoulder, pose.Head) + Stretch, 0);
        var turn = $"translate({Outline.Text(middle.X)} {Outline.Text(-middle.Y)})rotate({Outline.Text(neck.Degrees)})";
        var (face, hair) = view is View.Side ? (Profile, ProfileHair) : (Face, FaceHair);
        var shape = Shape.Of("g", ("transform", turn)) with
        {
            Children = [Shape.Of("path", ("class", "near"), ("d", face)), Shape.Of("path", ("class", "trim"), ("d", hair))],
        };
        return (shape, Bounds.None.With(pose.Head, 7).With(neck.At(19.5f, 0), 1));
    }
}
