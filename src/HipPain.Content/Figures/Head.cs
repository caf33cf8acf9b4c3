namespace HipPain.Content.Figures;

/// <summary>The head, with the face that tells where the person looks.</summary>
internal static class Head
{
    // Around the middle of the head, upright, with y down.
    private const string Profile = "M-4.6 3.6C-6.6 .5-6.4-6.4 0-6.4c4.4 0 5.4 2.8 5.3 4.6 0 1.4 1.6 2.6 1.5 3.1s-1.3.5-1.3.9c0 .5.3.8-.1 1.2.2 1.6-.3 2.6-1.4 2.7C2.6 6.2 1.5 6 .8 5.4z";
    private const string ProfileHair = "M4.9-3.4c-2 1.5-4 1.6-5.2 1.7C.2.4-.9 2.5-3 4.6-4.7 5.1-6.7 1.6-6.5-1.2-6.3-5-3.3-7.4.3-7.3 2.9-7.3 4.9-5.6 4.9-3.4zM-2.4-6.8A2.6 2.6 0 1 1-6.3-5.3";
    private const string Face = "M0-6.3C6.9-6.3 5.9 6.3 0 6.3-5.9 6.3-6.9-6.3 0-6.3z";
    private const string FaceHair = "M5.3-.4C4.4-2 3.8-3.4 2.9-4.3.6-2.8-2.6-2.5-4.4-2.7-5-1.9-5.1-1-5.3-.4-6.4-9.5 6.4-9.5 5.3-.4zM2.6-7.2A2.6 2.6 0 1 1-2.6-7.2";

    public static (Shape Shape, Bounds Bounds) Of(View view, Pose pose)
    {
        var turn = $"translate({Outline.Text(pose.Head.X)} {Outline.Text(-pose.Head.Y)})rotate({Outline.Text(new Frame(pose.Shoulder, pose.Head).Degrees)})";
        var (face, hair) = view is View.Side ? (Profile, ProfileHair) : (Face, FaceHair);
        var shape = Shape.Of("g", ("transform", turn)) with
        {
            Children = [Shape.Of("path", ("class", "near"), ("d", face)), Shape.Of("path", ("class", "hair"), ("d", hair))],
        };
        return (shape, Bounds.None.With(pose.Head, 9));
    }
}
