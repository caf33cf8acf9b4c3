using HipPain.Content.Markdown;
using HipPain.Content.Parts;

namespace HipPain.Content.Checking.Drawings;

/// <summary>A drawing that is not there, or that cannot be shown.</summary>
public sealed class FigureMissing() : ArticleRule(
    "HP063", Level.Error,
    "A figure names a drawing in content/figures.",
    "Correct the name after \"figure\", or add the drawing as .yaml or .svg.",
    bad: "::: figure nowhere\nA hip joint: a ball in a socket.\n:::",
    good: FigureExamples.Shown)
{
    internal override void Check(ArticleText article, ProblemLog log)
    {
        foreach (var box in article.Boxes.Where(box => Container.Of(box).Kind is ContainerKind.Figure))
        {
            var name = Container.Of(box).Title ?? "";
            if (article.Surroundings.Figures.Find(name) is null)
            {
                log.Add(this, article.At(box), article.Surroundings.Figures.HasFile(name)
                    ? $"The drawing {Quoted.Text(name)} cannot be shown before its own problems are mended."
                    : $"There is no drawing {Quoted.Text(name)} in content/figures.");
            }
        }
    }
}
