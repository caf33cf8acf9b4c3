using HipPain.Content.Markdown;
using HipPain.Content.Parts;
using Markdig.Syntax;

namespace HipPain.Content.Checking.Drawings;

/// <summary>A drawing that says nothing to those who cannot see it (WCAG 2.2, 1.1.1).</summary>
public sealed class FigureWithoutWords() : ArticleRule(
    "HP064", Level.Error,
    "A figure says in one paragraph what it shows, without \"image of\".",
    "Write inside the box what the drawing tells, beginning with the thing itself.",
    bad: Example.Of("page", "::: figure hip\nImage of a hip.\n:::").With(FigureExamples.File, FigureExamples.Drawing),
    good: FigureExamples.Shown)
{
    private static readonly string[] Empty = ["image of", "picture of", "photo of", "drawing of", "figure of", "illustration of", "diagram of"];

    internal override void Check(ArticleText article, ProblemLog log)
    {
        foreach (var box in article.Boxes.Where(box => Container.Of(box).Kind is ContainerKind.Figure))
        {
            var words = box is [ParagraphBlock paragraph] ? Passage.Of(paragraph, article.Positions).Text : null;
            if (string.IsNullOrWhiteSpace(words))
            {
                log.Add(this, article.At(box), "The figure does not say in one paragraph what it shows.");
            }
            else if (box.Descendants<CitationInline>().Any())
            {
                log.Add(this, article.At(box), "The words of a figure cite a source, which those who see the drawing never learn; cite it in the text.");
            }
            else if (Array.Exists(Empty, start => words.StartsWith(start, StringComparison.OrdinalIgnoreCase)
                || words.StartsWith("an " + start, StringComparison.OrdinalIgnoreCase) || words.StartsWith("a " + start, StringComparison.OrdinalIgnoreCase)))
            {
                log.Add(this, article.At(box), $"The words {Quoted.Text(words)} begin with what every drawing is.");
            }
        }
    }
}
