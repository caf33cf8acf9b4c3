using HipPain.Content.Markdown;

namespace HipPain.Content.Checking.Drawings;

/// <summary>A drawing that is not there.</summary>
public sealed class FigureMissing() : ArticleRule(
    "HP063", Level.Error,
    "A figure names a drawing in content/figures.",
    "Correct the name after \"figure\", or add the drawing.",
    bad: "::: figure nowhere\nA hip joint: a ball in a socket.\n:::",
    good: Example.Of("page", "::: figure hip\nA hip joint: a ball in a socket.\n:::").With("figures/hip.svg", "<svg/>"))
{
    internal override void Check(ArticleText article, ProblemLog log)
    {
        foreach (var box in article.Boxes.Where(box => Container.Of(box).Kind is ContainerKind.Figure))
        {
            var name = Container.Of(box).Title;
            if (name is null || article.Surroundings.Figures.Find(name) is null)
            {
                log.Add(this, article.At(box), $"There is no drawing {Quoted.Text(name ?? "")} in content/figures.");
            }
        }
    }
}
