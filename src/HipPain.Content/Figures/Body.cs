using System.Numerics;

namespace HipPain.Content.Figures;

/// <summary>Draws the person of all exercises: the same body, hair and clothes from every side.</summary>
internal sealed class Body(View view, Pose pose, Layers layers)
{
    // A limb that does as the near one does is seen a little to the side of it.
    private static readonly Vector2 Behind = new(3.2f, 0.9f);

    // Who lies on the back and is seen from above has no limb behind the other.
    private string FarColour => view is View.Above ? "near" : "far";

    /// <summary>What is behind the trunk.</summary>
    public void DrawFar()
    {
        DrawLeg(FarColour, view is View.Above ? "trim" : "far", pose.Far.Leg ?? Shifted(pose.Near.Leg));
        if (view is not View.Above)
        {
            DrawArm("far", pose.Far.Arm ?? Shifted(pose.Near.Arm));
        }
    }

    /// <summary>The trunk, the head, and what is before them.</summary>
    public void DrawNear()
    {
        DrawLeg("near", "trim", pose.Near.Leg);
        layers.Add("near", new Outline().Bone(Vector2.Lerp(pose.Shoulder, pose.Head, 0.1f), Vector2.Lerp(pose.Shoulder, pose.Head, 0.7f), 2.8f, 2.5f));
        DrawClothes();
        DrawArm("near", pose.Near.Arm);
        if (view is View.Above)
        {
            DrawArm("near", pose.Far.Arm);
        }

        layers.Add(Head.Of(view, pose));
    }

    private void DrawClothes()
    {
        if (pose.Near.Leg is { } leg)
        {
            var shorts = Shorts(leg).Soft(view is View.Side ? Trunk.Pelvis(pose) : Trunk.PelvisFromFront(pose));
            layers.Add("cloth", view is View.Above && pose.Far.Leg is { } other ? Shorts(other, shorts) : shorts);
        }

        layers.Add("cloth", new Outline().Soft(view is View.Side ? Trunk.Shirt(pose) : Trunk.ShirtFromFront(pose)));
    }

    private static Outline Shorts(Leg leg, Outline? outline = null) =>
        (outline ?? new Outline()).Cuff(leg.Hip, Vector2.Lerp(leg.Hip, leg.Knee, 0.56f), 5.6f, 5.2f);

    private void DrawLeg(string colour, string shoe, Leg? leg)
    {
        if (leg is null)
        {
            return;
        }

        layers.Add(colour, new Outline().Bone(leg.Hip, leg.Knee, 5.2f, 3.3f)
            .Bone(leg.Knee, leg.Ankle, 3.3f, 1.9f, back: view is View.Side ? 1.7f : 1, front: view is View.Side ? 0 : 1));
        layers.Add(Shoe.Of(shoe, view, leg));
        if (leg != pose.Near.Leg && view is not View.Above)
        {
            layers.Add("cloth", Shorts(leg));
        }
    }

    private void DrawArm(string colour, Arm? arm)
    {
        if (arm is null)
        {
            return;
        }

        var wrist = Vector2.Lerp(arm.Elbow, arm.Hand, 0.72f);
        layers.Add(colour, new Outline().Bone(arm.Shoulder, arm.Elbow, 3, 2.2f).Bone(arm.Elbow, wrist, 2.2f, 1.5f, back: 0.5f)
            .Bone(wrist, Vector2.Lerp(wrist, arm.Hand, 0.65f), 1.5f, 1.8f));
        layers.Add("cloth", new Outline().Cuff(arm.Shoulder, Vector2.Lerp(arm.Shoulder, arm.Elbow, 0.56f), 3.7f, 3.5f));
    }

    private static Arm? Shifted(Arm? arm) => arm is null ? null : new(arm.Shoulder, arm.Elbow + (Behind / 2), arm.Hand + Behind);

    private static Leg? Shifted(Leg? leg) =>
        leg is null ? null : new(leg.Hip + (Behind / 4), leg.Knee + Behind, leg.Ankle + Behind, leg.Toe + Behind);
}
