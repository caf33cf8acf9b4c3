using System.Numerics;
using HipPain.Content.Checking;

using Mark = HipPain.Content.Checking.Mark;

namespace HipPain.Content.Figures;

/// <summary>
/// Holds a pose against the one body that all figures show (evidence, section 5.1). A limb that points towards the reader looks
/// shorter; none can look longer.
/// </summary>
internal static class PoseLimits
{
    private const float Tolerance = 1.2f;

    /// <summary>What each part of the body measures.</summary>
    public static IReadOnlyDictionary<string, float> Lengths { get; } = new Dictionary<string, float>
    {
        ["neck"] = 9,
        ["trunk"] = 30,
        ["upper arm"] = 17,
        ["forearm with the hand"] = 18,
        ["thigh"] = 24,
        ["shin"] = 25,
        ["foot"] = 9,
    };

    /// <summary>The parts of a body and how long each is in a pose.</summary>
    public static IEnumerable<(string Side, string Part, float Length)> Measure(Pose pose)
    {
        yield return ("", "neck", Vector2.Distance(pose.Shoulder, pose.Head));
        yield return ("", "trunk", pose.Waist is { } waist
            ? Vector2.Distance(pose.Hip, waist) + Vector2.Distance(waist, pose.Shoulder)
            : Vector2.Distance(pose.Hip, pose.Shoulder));
        foreach (var (side, limbs) in new[] { ("near ", pose.Near), ("far ", pose.Far) })
        {
            if (limbs.Arm is { } arm)
            {
                yield return (side, "upper arm", Vector2.Distance(arm.Shoulder, arm.Elbow));
                yield return (side, "forearm with the hand", Vector2.Distance(arm.Elbow, arm.Hand));
            }

            if (limbs.Leg is { } leg)
            {
                yield return (side, "thigh", Vector2.Distance(leg.Hip, leg.Knee));
                yield return (side, "shin", Vector2.Distance(leg.Knee, leg.Ankle));
                yield return (side, "foot", Vector2.Distance(leg.Ankle, leg.Toe));
            }
        }
    }

    /// <summary>Names what is longer than it can be.</summary>
    public static void Hold(Pose pose, Mark mark, ProblemLog log)
    {
        if (!log.IsClean)
        {
            return;
        }

        foreach (var (side, part, length) in Measure(pose).Where(measure => measure.Length > Lengths[measure.Part] + Tolerance))
        {
            log.Add(Rules.ImpossiblePose, mark, FormattableString.Invariant($"The {side}{part} is {length:0.#} long; the body's is {Lengths[part]:0.#}."));
        }
    }
}
