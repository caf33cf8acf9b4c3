using HipPain.Content.Markdown;

namespace HipPain.Content.Checking.Headings;

/// <summary>A heading that asks instead of saying.</summary>
public sealed class HeadingAsQuestion() : ArticleRule(
    "HP052", Level.Error,
    "A heading is a statement.",
    "Say what stands below, such as \"How long it takes\" instead of \"How long does it take?\".",
    bad: "## How long does it take? {#how-long}",
    good: "## How long it takes {#how-long}")
{
    internal override void Check(ArticleText article, ProblemLog log)
    {
        foreach (var heading in article.Headings)
        {
            if (HeadingId.TitleOf(heading) is var title && title.TrimEnd('"', '\'', '\u2019', '\u201D', ')', ' ').EndsWith('?'))
            {
                log.Add(this, article.At(heading), $"The heading {Quoted.Text(title)} is a question.");
            }
        }
    }
}
