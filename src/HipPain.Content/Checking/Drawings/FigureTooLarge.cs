using HipPain.Content.Markdown;

namespace HipPain.Content.Checking.Drawings;

/// <summary>A drawing that is slow to load on a phone.</summary>
public sealed class FigureTooLarge() : ArticleRule(
    "HP065", Level.Error,
    "A drawing is at most 100 KB.",
    "Simplify the drawing, or save it without what the drawing program adds.",
    bad: Example.Of("page", "::: figure hip\nA hip joint.\n:::").With("figures/hip.svg", new string(' ', 101 * 1024)),
    good: Example.Of("page", "::: figure hip\nA hip joint.\n:::").With("figures/hip.svg", "<svg/>"))
{
    private const int MostKilobytes = 100;

    internal override void Check(ArticleText article, ProblemLog log)
    {
        foreach (var box in article.Boxes.Where(box => Container.Of(box).Kind is ContainerKind.Figure))
        {
            if (article.Surroundings.Figures.Find(Container.Of(box).Title ?? "") is { } figure && figure.Bytes > MostKilobytes * 1024)
            {
                log.Add(this, article.At(box), $"The drawing {figure.File} is larger than {MostKilobytes} KB.");
            }
        }
    }
}
