using HipPain.Content.Figures;

namespace HipPain.Content.Checking.Drawings;

/// <summary>A drawing that no article shows.</summary>
public sealed class UnusedFigure() : GuideRule(
    "HP072", Level.Warning,
    "Every drawing in content/figures is shown by an article.",
    "Show it where it helps, or remove it.",
    bad: Example.Whole(FigureExamples.File, FigureExamples.Drawing, FigureExamples.File),
    good: Example.Whole(FigureExamples.File, FigureExamples.Drawing, "::: figure hip").With("example.md", FigureExamples.Article))
{
    internal override void Check(GuideText guide)
    {
        // What a broken file shows is not known.
        if (guide.Broken.Count > 0)
        {
            return;
        }

        var shown = guide.All.Values.SelectMany(article => article.Figures).ToHashSet(StringComparer.Ordinal);
        foreach (var file in guide.Surroundings.Figures.Files.Where(file => !shown.Contains(FigureList.NameOf(file.Name))))
        {
            guide.Add(this, file.Name, Mark.Start, $"No article shows \"{FigureList.NameOf(file.Name)}\".");
        }
    }
}
