using System.Numerics;
using HipPain.Content.Checking;
using HipPain.Content.Yaml;

using Mark = HipPain.Content.Checking.Mark;

namespace HipPain.Content.Figures;

/// <summary>Reads the poses of an exercise.</summary>
internal sealed class PoseReader
{
    // A page is 120 units wide on paper; what is towards the reader may lie a little below the line of the floor.
    private const float Least = -30;
    private const float Most = 150;
    private const int MostPanels = 3;
    private const int MostThings = 6;

    private static readonly Dictionary<string, View> Views = new(StringComparer.Ordinal)
    {
        ["side"] = View.Side,
        ["front"] = View.Front,
        ["above"] = View.Above,
    };

    private static readonly Dictionary<string, PropKind> Kinds =
        Enum.GetValues<PropKind>().ToDictionary(kind => kind.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private readonly ProblemLog _log;

    private PoseReader(ProblemLog log) => _log = log;

    /// <summary>The drawing; null, with the reasons in the log, if anything in the file is wrong.</summary>
    public static Figure? Read(string text, ProblemLog log) => Poses(text, log) is { } series
        ? new Figure { Name = FigureList.NameOf(log.File), File = log.File, Panels = PoseDrawing.Of(series) }
        : null;

    /// <summary>The poses, not yet drawn; null, with the reasons in the log, if anything in the file is wrong.</summary>
    public static PoseSeries? Poses(string text, ProblemLog log)
    {
        if (StrictYaml.Read(text, firstLine: 1, log) is not { } map)
        {
            return null;
        }

        var fields = new YamlFields(map, log);
        var series = new PoseReader(log).Series(fields);
        fields.End();
        if (series.Panels.Count == 0 && log.IsClean)
        {
            log.Add(Rules.MissingKey, map.Mark, "The key \"panels\" is missing or empty.");
        }

        return log.IsClean ? series : null;
    }

    private PoseSeries Series(YamlFields fields)
    {
        var view = fields.Word("view", Views);
        var hasFloor = !fields.Flag("no_floor");
        var props = fields.Maps("props", MostThings, Thing);
        return new PoseSeries(hasFloor, fields.Maps("panels", MostPanels, panel => Panel(panel, view, props)));
    }

    private PosePanel Panel(YamlFields fields, View seriesView, IReadOnlyList<Prop> shared)
    {
        var view = fields.HasAny("view") ? fields.Word("view", Views) : seriesView;
        var caption = fields.Text("caption", most: 60);
        var pose = Pose(fields, view);
        PoseLimits.Hold(pose, fields.MarkOf("head"), _log);
        return new PosePanel(caption, view, pose, [.. shared, .. fields.Maps("props", MostThings, Thing)], fields.Maps("arrows", MostThings, Arrow));
    }

    private Pose Pose(YamlFields fields, View view)
    {
        var (head, waist) = (Point(fields, "head"), OptionalPoint(fields, "waist"));
        if (view is View.Side)
        {
            var (shoulder, hip) = (Point(fields, "shoulder"), Point(fields, "hip"));
            var near = fields.Map("near", limbs => Limbs(limbs, shoulder, hip, isWhole: true));
            var far = fields.Map("far", limbs => Limbs(limbs, shoulder, hip, isWhole: false));
            Require(fields, "near", near);
            return new Pose(head, shoulder, hip, waist, near ?? new Limbs(null, null), far ?? new Limbs(null, null));
        }

        var front = fields.Map("near", FrontLimbs);
        var back = fields.Map("far", FrontLimbs);
        Require(fields, "near", front);
        Require(fields, "far", back);
        return front is not { Arm: { } arm, Leg: { } leg } || back is not { Arm: { } otherArm, Leg: { } otherLeg }
            ? new Pose(head, default, default, waist, new Limbs(null, null), new Limbs(null, null))
            : new Pose(head, (arm.Shoulder + otherArm.Shoulder) / 2, (leg.Hip + otherLeg.Hip) / 2, waist, front, back);
    }

    private void Require(YamlFields fields, string key, Limbs? limbs)
    {
        if (limbs is null)
        {
            _log.Add(Rules.MissingKey, fields.MarkOf(key), $"The key \"{key}\" is missing.");
        }
    }

    private static Limbs FrontLimbs(YamlFields fields) => Limbs(fields, Point(fields, "shoulder"), Point(fields, "hip"), isWhole: true);

    /// <summary>An arm and a leg; of far ones, either may be left out as a whole.</summary>
    private static Limbs Limbs(YamlFields fields, Vector2 shoulder, Vector2 hip, bool isWhole)
    {
        var hasArm = isWhole || fields.HasAny("elbow", "hand");
        var hasLeg = isWhole || fields.HasAny("knee", "ankle", "toe");
        return new Limbs(
            hasArm ? new Arm(shoulder, Point(fields, "elbow"), Point(fields, "hand")) : null,
            hasLeg ? new Leg(hip, Point(fields, "knee"), Point(fields, "ankle"), Point(fields, "toe")) : null);
    }

    private Prop Thing(YamlFields fields)
    {
        var kind = fields.Word("kind", Kinds);
        var layer = fields.Flag("before") ? Layer.Before : fields.Flag("between") ? Layer.Between : Layer.Behind;
        if (kind is PropKind.Ball or PropKind.Roller)
        {
            var (at, radius) = (Point(fields, "at"), new Vector2(fields.Numbers("radius", count: 1, least: 1, most: 30)[0]));
            return new Prop(kind, at - radius, at + radius, layer);
        }

        return new Prop(kind, Point(fields, "from"), Point(fields, "to"), layer);
    }

    private Arrow Arrow(YamlFields fields) =>
        new(Point(fields, "from"), Point(fields, "to"), fields.OptionalNumbers("bend", count: 1, least: -30, most: 30)?[0] ?? 0);

    private static Vector2 Point(YamlFields fields, string key)
    {
        var numbers = fields.Numbers(key, count: 2, Least, Most);
        return new Vector2(numbers[0], numbers[1]);
    }

    private static Vector2? OptionalPoint(YamlFields fields, string key) =>
        fields.OptionalNumbers(key, count: 2, Least, Most) is { } numbers ? new Vector2(numbers[0], numbers[1]) : null;
}
