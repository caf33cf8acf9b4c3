using HipPain.Content.Figures;

namespace HipPain.Content.Checking.Drawings;

/// <summary>Two drawings of one name, one of them as poses and one by hand.</summary>
public sealed class FigureNameTaken() : GuideRule(
    "HP073", Level.Error,
    "No two drawings have the same name.",
    "Rename one of the two files, or remove it.",
    bad: Example.Whole(FigureExamples.Poses, FigureExamples.Standing, "figures/hip.svg, figures/hip.yaml").With(FigureExamples.File, FigureExamples.Drawing),
    good: Example.Whole(FigureExamples.File, FigureExamples.Drawing, "figures/hip.svg, figures/knee.yaml").With("example.md", FigureExamples.Article))
{
    internal override void Check(GuideText guide)
    {
        foreach (var files in guide.Surroundings.Figures.Files.GroupBy(file => FigureList.NameOf(file.Name)))
        {
            foreach (var file in files.Skip(1))
            {
                guide.Add(this, file.Name, Mark.Start, $"{files.First().Name} has the same name, and is the one that is shown.");
            }
        }
    }
}
