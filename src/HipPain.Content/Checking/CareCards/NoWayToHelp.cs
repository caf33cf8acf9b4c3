using HipPain.Content.Articles;
using HipPain.Content.Markdown;

namespace HipPain.Content.Checking.CareCards;

/// <summary>An article that does not say when to get help.</summary>
public sealed class NoWayToHelp() : ArticleRule(
    "HP048", Level.Error,
    "Every article, condition, exercise and region has a care card or a link to /when-to-see-a-doctor.",
    "Add a care card, or link to /when-to-see-a-doctor.",
    bad: Example.Of("article", "Rest for a day."),
    good: Example.Of("article", "Rest for a day.\n\n::: urgent See a doctor today if:\n- your hip is hot\n:::"))
{
    internal override void Check(ArticleText article, ProblemLog log)
    {
        // A handout carries the emergency card and the cards of what it holds.
        var isAdvice = article.FrontMatter.Kind is not (ArticleKind.Page or ArticleKind.Handout);
        if (isAdvice && !WayToHelp.In(article).Any())
        {
            log.Add(this, article.Positions.Start, "The article does not say when to get help.");
        }
    }
}
