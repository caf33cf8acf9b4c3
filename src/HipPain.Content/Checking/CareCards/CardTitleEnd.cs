using HipPain.Content.Markdown;

namespace HipPain.Content.Checking.CareCards;

/// <summary>A care card whose title does not lead into its list.</summary>
public sealed class CardTitleEnd() : ArticleRule(
    "HP042", Level.Error,
    "The title of a care card ends in \"if:\".",
    "End the title in \"if:\", such as \"See a doctor today if:\".",
    bad: "::: urgent See a doctor today\n- your hip is hot\n:::",
    good: "::: urgent See a doctor today if:\n- your hip is hot\n:::")
{
    internal override void Check(ArticleText article, ProblemLog log)
    {
        foreach (var (block, card) in article.Cards)
        {
            if (card.Title is { } title && !title.EndsWith(" if:", StringComparison.OrdinalIgnoreCase))
            {
                log.Add(this, article.At(block), $"The title {Quoted.Text(title)} does not end in \"if:\".");
            }
        }
    }
}
