using System.Numerics;

namespace HipPain.Content.Figures;

/// <summary>Draws the person of all exercises: the same body, hair and clothes from every side.</summary>
internal sealed class Body(View view, Pose pose, Layers layers)
{
    // A limb that is just behind the other is seen a little to the side of it.
    private static readonly Vector2 Behind = new(2.2f, 0.7f);

    /// <summary>What is behind the trunk.</summary>
    public void DrawFar()
    {
        var leg = pose.Far.Leg ?? Shifted(pose.Near.Leg);
        var arm = pose.Far.Arm ?? Shifted(pose.Near.Arm);
        var limbs = new Outline();
        if (leg is not null)
        {
            LegOf(limbs, leg);
        }

        if (arm is not null)
        {
            ArmOf(limbs, arm);
        }

        layers.Add("far", limbs);
    }

    /// <summary>The trunk, the head, and what is before them.</summary>
    public void DrawNear()
    {
        if (pose.Near.Leg is { } leg)
        {
            var bare = new Outline();
            LegOf(bare, leg);
            layers.Add("near", bare);
        }

        layers.Add("near", new Outline().Bone(Vector2.Lerp(pose.Shoulder, pose.Head, 0.1f), Vector2.Lerp(pose.Shoulder, pose.Head, 0.8f), 2.7f, 2.4f));
        Clothes();
        layers.Add(Head.Of(view, pose));
        if (pose.Near.Arm is { } arm)
        {
            var bare = new Outline();
            ArmOf(bare, arm);
            layers.Add("near", bare);
            layers.Add("cloth", new Outline().Bone(arm.Shoulder, Vector2.Lerp(arm.Shoulder, arm.Elbow, 0.42f), 3.7f, 3.2f));
        }
    }

    private void Clothes()
    {
        if (pose.Near.Leg is { } leg)
        {
            var shorts = new Outline().Soft(view is View.Side ? Trunk.Pelvis(pose) : Trunk.PelvisFromFront(pose))
                .Bone(leg.Hip, Vector2.Lerp(leg.Hip, leg.Knee, 0.5f), 5.7f, 4.8f);
            if (view is View.Front && pose.Far.Leg is { } other)
            {
                shorts.Bone(other.Hip, Vector2.Lerp(other.Hip, other.Knee, 0.5f), 5.7f, 4.8f);
            }

            layers.Add("cloth", shorts);
        }

        layers.Add("cloth", new Outline().Soft(view is View.Side ? Trunk.Shirt(pose) : Trunk.ShirtFromFront(pose)));
    }

    private static void LegOf(Outline outline, Leg leg)
    {
        outline.Bone(leg.Hip, leg.Knee, 5.2f, 3.4f).Bone(leg.Knee, leg.Ankle, 3.2f, 2, swell: 1.7f);
        var foot = new Frame(leg.Ankle, leg.Toe);
        outline.Soft([foot.At(-3.6f, 4.4f), foot.At(4, 3.6f), foot.At(11.4f, 4.6f), foot.At(10, 0.4f), foot.At(3, -2.4f), foot.At(-2.4f, -3.2f)]);
    }

    private static void ArmOf(Outline outline, Arm arm)
    {
        var wrist = Vector2.Lerp(arm.Elbow, arm.Hand, 0.74f);
        outline.Bone(arm.Shoulder, arm.Elbow, 3, 2.2f).Bone(arm.Elbow, wrist, 2.3f, 1.6f, swell: 0.4f).Bone(wrist, Vector2.Lerp(wrist, arm.Hand, 0.6f), 1.7f, 1.7f);
    }

    private static Arm? Shifted(Arm? arm) => arm is null ? null : new(arm.Shoulder + Behind, arm.Elbow + Behind, arm.Hand + Behind);

    private static Leg? Shifted(Leg? leg) =>
        leg is null ? null : new(leg.Hip + Behind, leg.Knee + Behind, leg.Ankle + Behind, leg.Toe + Behind);
}
