using System.Numerics;

namespace HipPain.Content.Figures;

/// <summary>The corners of the clothes, for <see cref="Outline.Soft"/>: measured along the trunk from the hip, and across it.</summary>
internal static class Trunk
{
    private const float Length = 30;

    public static Vector2[] Pelvis(Pose pose)
    {
        var low = new Frame(pose.Hip, pose.Waist ?? pose.Shoulder);
        return [low.At(-6, 0), low.At(-5, 5.2f), low.At(4, 5.6f), low.At(11, 5.2f), low.At(11, -4.4f), low.At(5, -5.4f), low.At(-4, -7.2f)];
    }

    public static Vector2[] Shirt(Pose pose)
    {
        var low = new Frame(pose.Hip, pose.Waist ?? pose.Shoulder);
        var high = new Frame(pose.Shoulder, pose.Shoulder + (pose.Shoulder - (pose.Waist ?? pose.Hip)));
        return
        [
            low.At(2.6f, -5.8f), low.At(2.6f, 5.8f), low.At(11, 5.4f), high.At(-7, 7), high.At(1, 5.6f), high.At(3.6f, 1.4f), high.At(3.4f, -3.8f),
            high.At(-6, -6.6f), low.At(12, -4.6f),
        ];
    }

    public static Vector2[] PelvisFromFront(Pose pose)
    {
        var (frame, half) = Front(pose);
        return [frame.At(-6, 0), frame.At(-4, half + 5), frame.At(5, half + 3.4f), frame.At(11, half + 2), frame.At(11, -half - 2), frame.At(5, -half - 3.4f), frame.At(-4, -half - 5)];
    }

    public static Vector2[] ShirtFromFront(Pose pose)
    {
        var (frame, half) = Front(pose);
        var shoulders = Vector2.Distance(pose.Near.Arm!.Shoulder, pose.Far.Arm!.Shoulder) / 2;
        return
        [
            frame.At(3, -half - 3.8f), frame.At(3, half + 3.8f), frame.At(13, half + 2.6f), frame.At(Length - 6, shoulders + 1), frame.At(Length + 2.4f, shoulders + 3.8f),
            frame.At(Length + 4.6f, 3.4f), frame.At(Length - 3, 0), frame.At(Length + 4.6f, -3.4f), frame.At(Length + 2.4f, -shoulders - 3.8f), frame.At(Length - 6, -shoulders - 1), frame.At(13, -half - 2.6f),
        ];
    }

    private static (Frame Frame, float Half) Front(Pose pose) =>
        (new Frame(pose.Hip, pose.Shoulder), Vector2.Distance(pose.Near.Leg!.Hip, pose.Far.Leg!.Hip) / 2);
}
