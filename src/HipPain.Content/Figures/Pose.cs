using System.Numerics;

namespace HipPain.Content.Figures;

/// <summary>From where a person is seen.</summary>
internal enum View
{
    /// <summary>From the side, facing right: standing, the chest is to the right; lying on the back, it is up.</summary>
    Side,

    /// <summary>The front of the body towards the reader: standing, or lying on a side.</summary>
    Front,

    /// <summary>The same of a body that lies on its back.</summary>
    Above,
}

/// <summary>
/// One position of the person of all exercises. Points are in hundredths of the body's height: x to the right, y up, the floor at 0.
/// </summary>
/// <param name="Head">The middle of the head.</param>
/// <param name="Shoulder">The middle between the shoulders.</param>
/// <param name="Hip">The middle between the hips.</param>
/// <param name="Waist">Where the trunk bends; null where it is straight.</param>
/// <param name="Near">The limbs towards the reader.</param>
/// <param name="Far">The limbs behind; parts that are null are just behind the near ones.</param>
internal sealed record Pose(Vector2 Head, Vector2 Shoulder, Vector2 Hip, Vector2? Waist, Limbs Near, Limbs Far);

/// <summary>An arm and a leg. Those that are not drawn are null.</summary>
internal sealed record Limbs(Arm? Arm, Leg? Leg);

internal sealed record Arm(Vector2 Shoulder, Vector2 Elbow, Vector2 Hand);

internal sealed record Leg(Vector2 Hip, Vector2 Knee, Vector2 Ankle, Vector2 Toe);

/// <summary>Something beside the person.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="From">Its lower left corner, or where it begins.</param>
/// <param name="To">Its upper right corner, or where it ends.</param>
/// <param name="Layer">Whether the person hides it.</param>
internal sealed record Prop(PropKind Kind, Vector2 From, Vector2 To, Layer Layer);

internal enum PropKind
{
    Ball,
    Belt,
    Chair,
    Mat,
    Pillow,
    Roller,
    Step,
}

/// <summary>Where a thing is drawn: behind all of the person, between the far and the near limbs, or before all.</summary>
internal enum Layer
{
    Behind,
    Between,
    Before,
}

/// <summary>A movement.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Bend">How far its middle lies to the left of the straight way.</param>
internal sealed record Arrow(Vector2 From, Vector2 To, float Bend);

/// <summary>A pose with what belongs to it.</summary>
internal sealed record PosePanel(string Caption, View View, Pose Pose, IReadOnlyList<Prop> Props, IReadOnlyList<Arrow> Arrows);

/// <summary>The panels of an exercise, in the order in which they are done.</summary>
internal sealed record PoseSeries(bool HasFloor, IReadOnlyList<PosePanel> Panels);
