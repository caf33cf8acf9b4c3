using System.IO.Compression;
using System.Text;
using HipPain.Content.Checking;
using HipPain.Content.Checking.Drawings;
using HipPain.Content.Figures;
using HipPain.Content.Markdown;

namespace HipPain.Content.Tests.Figures;

/// <summary>Figures that the program draws: what editors write, what readers get, and the fourteen that are published.</summary>
public sealed class PoseTests
{
    private const string File = FigureExamples.Poses;

    private static readonly string TwoPanels = FigureExamples.Standing + "  - caption: Hips back\n" + """
            head: [74.7, 70.3]
            shoulder: [66.9, 65.8]
            hip: [40.9, 50.8]
            near: { elbow: [66.9, 48.8], hand: [66.9, 30.8], knee: [50.9, 29], ankle: [50, 4], toe: [59, 4] }
            arrows:
              - { from: [32, 53], to: [22, 53], bend: 1 }

        """;

    public static TheoryData<string> Published =>
        [.. Directory.EnumerateFiles(Path.Combine(PublishedContentTests.Root, "figures"), "*.yaml").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void Poses_stand_beside_each_other_at_one_scale_and_the_first_speaks_for_all()
    {
        using var folder = new ContentFolder();
        folder.Write(File, TwoPanels);

        var figure = Page.Of(folder.Read("::: figure hip\nStand, then push the \"hips\" back.\n:::")).QuerySelector("figure.poses")!;

        var drawings = figure.QuerySelectorAll("div > svg");
        Assert.Equal(["Stand tall", "Hips back"], figure.QuerySelectorAll("div > p").Select(caption => caption.TextContent));
        Assert.Equal(("img", "Stand, then push the \"hips\" back."), (drawings[0].GetAttribute("role"), drawings[0].GetAttribute("aria-label")));
        Assert.Equal(("true", null), (drawings[1].GetAttribute("aria-hidden"), drawings[1].GetAttribute("role")));
        Assert.Equal(drawings[0].GetAttribute("viewBox"), drawings[1].GetAttribute("viewBox"));
        Assert.Equal(drawings[0].GetAttribute("width"), drawings[1].GetAttribute("width"));
        Assert.Empty(drawings[0].QuerySelectorAll(".move"));
        Assert.Single(drawings[1].QuerySelectorAll(".move"));
        Assert.Empty(figure.QuerySelectorAll("[id]"));
        Assert.DoesNotContain("wide", figure.ClassList);
    }

    [Fact]
    public void Far_limbs_are_behind_the_trunk_and_near_ones_before_it()
    {
        using var folder = new ContentFolder();
        folder.Write(File, FigureExamples.Standing);

        var shapes = Page.Of(folder.Read("::: figure hip\nStand tall.\n:::")).QuerySelectorAll("svg > *").Select(shape => shape.ClassName is { Length: > 0 } name ? name : "head").ToList();

        Assert.Equal("floor", shapes[0]);
        Assert.True(shapes.LastIndexOf("far") < shapes.IndexOf("near"), string.Join(' ', shapes));
        Assert.Equal("head", shapes[^1]);
    }

    [Theory]
    [InlineData("view: side", "view: back", "HP009", 1)]
    [InlineData("view: side", "", "HP008", 2)]
    [InlineData("view: side", "view: side\ncolour: red", "HP007", 2)]
    [InlineData("panels:", "people:", "HP007", 2)]
    [InlineData("caption: Stand tall", "caption: \"\"", "HP009", 3)]
    [InlineData("head: [50, 92]", "neck: [50, 92]", "HP008", 3)]
    [InlineData("head: [50, 92]", "neck: [50, 92]", "HP007", 4)]
    [InlineData("head: [50, 92]", "head: [50, 92]\n    head: [50, 92]", "HP010", 5)]
    [InlineData("head: [50, 92]", "head: [50, 920]", "HP009", 4)]
    [InlineData("head: [50, 92]", "head: [50, -31]", "HP009", 4)]
    [InlineData("head: [50, 92]", "head: [50, NaN]", "HP009", 4)]
    [InlineData("head: [50, 92]", "head: [50, .inf]", "HP009", 4)]
    [InlineData("head: [50, 92]", "head: [50, 9e1]", "HP009", 4)]
    [InlineData("head: [50, 92]", "head: [50, 99999999999999999999]", "HP009", 4)]
    [InlineData("head: [50, 92]", "head: [50]", "HP009", 4)]
    [InlineData("head: [50, 92]", "head: [50, 92, 1]", "HP009", 4)]
    [InlineData("head: [50, 92]", "head: [50, [92]]", "HP009", 4)]
    [InlineData("head: [50, 92]", "head: 50", "HP009", 4)]
    [InlineData("head: [50, 92]", "head: { x: 50, y: 92 }", "HP009", 4)]
    [InlineData("head: [50, 92]", "head: &a [50, 92]", "HP006", 4)]
    [InlineData("head: [50, 92]", "head: [50, 99]", "HP074", 4)]
    [InlineData("hip: [50, 53]", "hip: [50, 83]", "HP074", 4)]
    [InlineData("near:", "near: 3\n    far:", "HP009", 7)]
    [InlineData("near:", "far:", "HP008", 3)]
    [InlineData("toe: [59, 4]", "", "HP008", 8)]
    [InlineData("toe: [59, 4]", "toe: [59, 4]\n    far:\n      knee: [50, 29]", "HP008", 14)]
    [InlineData("toe: [59, 4]", "toe: [59, 4]\n    far:\n      knee: [80, 29]\n      ankle: [50, 4]\n      toe: [59, 4]", "HP074", 4)]
    [InlineData("toe: [59, 4]", "toe: [59, 4]\n    props:\n      - { kind: rocket, from: [1, 1], to: [2, 2] }", "HP009", 14)]
    [InlineData("toe: [59, 4]", "toe: [59, 4]\n    props:\n      - { kind: ball, from: [1, 1], to: [2, 2] }", "HP008", 14)]
    [InlineData("toe: [59, 4]", "toe: [59, 4]\n    props:\n      - { kind: ball, at: [1, 1], radius: 0 }", "HP009", 14)]
    [InlineData("toe: [59, 4]", "toe: [59, 4]\n    arrows:\n      - { from: [1, 1], to: [2, 2], bend: far }", "HP009", 14)]
    [InlineData("toe: [59, 4]", "toe: [59, 4]\n    arrows: [1, 2]", "HP009", 13)]
    [InlineData("view: side", "view: front", "HP008", 8)]
    public void What_is_wrong_is_named_with_its_line_and_nothing_is_drawn(string right, string wrong, string rule, int line)
    {
        using var folder = new ContentFolder();

        var problems = folder.Write(File, FigureExamples.Standing.Replace(right, wrong, StringComparison.Ordinal)).ProblemsOf(File);

        Assert.Contains((rule, line), problems.Select(problem => (problem.Rule.Id, problem.Line)));
        Assert.Null(folder.Guide.Figures.Find("hip"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a")]
    [InlineData("view: side\npanels: []")]
    [InlineData("view: side\npanels: [[[[[[[[[[[[")]
    [InlineData("view: side\npanels:\n  - a")]
    public void File_without_poses_is_a_problem_and_no_crash(string text)
    {
        using var folder = new ContentFolder();

        Assert.NotEmpty(folder.Write(File, text).ProblemsOf(File));
    }

    [Theory]
    [InlineData("[50, 83]", "[50, 83]")]
    [InlineData("hip: [50, 53]", "hip: [50, 83]")]
    [InlineData("knee: [50, 29]", "knee: [50, 53]")]
    [InlineData("head: [50, 92]", "head: [50, 83]")]
    public void Joints_that_fall_together_are_drawn_without_breaking(string right, string wrong)
    {
        var log = new ProblemLog(File);
        // The shin would be too long for some of these: they are drawn as they are, past the rule.
        var text = FigureExamples.Standing.Replace(right, wrong, StringComparison.Ordinal).Replace("ankle: [50, 4]", "ankle: [50, 29]", StringComparison.Ordinal)
            .Replace("toe: [59, 4]", "toe: [50, 29]", StringComparison.Ordinal);

        var html = PoseReader.Read(text, log)?.ToHtml("Words.") ?? "";

        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Fourteen_exercises_have_a_figure() => Assert.Equal(14, Directory.EnumerateFiles(Path.Combine(PublishedContentTests.Root, "figures"), "*.yaml").Count());

    [Theory]
    [MemberData(nameof(Published))]
    public void Body_of_a_published_figure_is_that_of_the_key_and_never_changes(string file)
    {
        var panels = SeriesOf(file).Panels;

        foreach (var panel in panels)
        {
            Assert.All(PoseLimits.Measure(panel.Pose), measure => Assert.True(measure.Length <= PoseLimits.Lengths[measure.Part] + 0.8, $"{panel.Caption}: {measure}"));
            if (panel.View is View.Side)
            {
                Assert.All(PoseLimits.Measure(panel.Pose), measure => Assert.InRange(measure.Length, PoseLimits.Lengths[measure.Part] - 0.8, double.MaxValue));
            }
        }

        foreach (var (side, part, length) in PoseLimits.Measure(panels[0].Pose))
        {
            var others = panels.Where(panel => panel.View == panels[0].View).SelectMany(panel => PoseLimits.Measure(panel.Pose))
                .Where(other => (other.Side, other.Part) == (side, part));
            Assert.All(others, other => Assert.InRange(other.Length, length - 1, length + 1));
        }
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void Nobody_in_a_published_figure_goes_through_the_floor(string file)
    {
        foreach (var panel in SeriesOf(file).Panels.Where(panel => panel.View is View.Side))
        {
            var legs = new[] { panel.Pose.Near.Leg, panel.Pose.Far.Leg }.OfType<Leg>();
            Assert.All(legs, leg => Assert.True(leg.Knee.Y >= 3 && leg.Ankle.Y >= 3 && leg.Toe.Y >= 1.9, $"{panel.Caption}: {leg}"));
            Assert.True(panel.Pose.Hip.Y >= 5 && panel.Pose.Shoulder.Y >= 5 && panel.Pose.Head.Y >= 5, panel.Caption);
        }
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void Published_figure_passes_the_second_layer_whole_and_is_small(string file)
    {
        var safety = new HtmlSafety();
        var html = PoseReader.Read(TextOf(file), new ProblemLog("figures/" + file))!.ToHtml("A person.");

        var clean = safety.Clean(html);

        Assert.Empty(safety.Removed);
        DrawingTests.AssertSame(html, Page.Of(clean).Body!.FirstElementChild);
        Assert.InRange(Compressed(clean), 500, 1750);
    }

    [Fact]
    public void Example_in_the_guide_for_editors_can_be_drawn()
    {
        var docs = System.IO.File.ReadAllText(Path.Combine(PublishedContentTests.Root, "..", "docs", "editors.md"));
        var log = new ProblemLog(File);

        var figure = PoseReader.Read(docs[docs.IndexOf("view: side", StringComparison.Ordinal)..].Split("```")[0], log);

        Assert.Empty(log.Problems);
        Assert.NotNull(figure);
    }

    private static PoseSeries SeriesOf(string file)
    {
        var log = new ProblemLog("figures/" + file);
        var series = PoseReader.Poses(TextOf(file), log);
        Assert.Equal("", string.Join('\n', log.Problems));
        return series!;
    }

    private static string TextOf(string file) => System.IO.File.ReadAllText(Path.Combine(PublishedContentTests.Root, "figures", file));

    private static long Compressed(string html)
    {
        using var bytes = new MemoryStream();
        using (var brotli = new BrotliStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            brotli.Write(Encoding.UTF8.GetBytes(html));
        }

        return bytes.Length;
    }
}
