using HipPain.Content.Markdown;

namespace HipPain.Content.Checking.Headings;

/// <summary>A heading that leaves a level out (WCAG 2.2, 1.3.1).</summary>
public sealed class SkippedLevel() : ArticleRule(
    "HP051", Level.Error,
    "A heading is at most one level below the one before.",
    "Use one # less, or add the heading that is missing.",
    bad: "## Rest {#rest}\n\n#### At night",
    good: "## Rest {#rest}\n\n### At night")
{
    internal override void Check(ArticleText article, ProblemLog log)
    {
        var level = 1;
        foreach (var heading in article.Headings)
        {
            if (heading.Level > level + 1)
            {
                log.Add(this, article.At(heading), $"The heading {Quoted.Text(HeadingId.TitleOf(heading))} is of level {heading.Level} and follows level {level}.");
            }

            level = heading.Level;
        }
    }
}
