using HipPain.Content.Markdown;

namespace HipPain.Content.Checking.CareCards;

/// <summary>Two care cards of one level on a page.</summary>
public sealed class SecondCardOfLevel() : ArticleRule(
    "HP045", Level.Error,
    "An article has at most one care card of a level.",
    "Put all signs of a level into one card.",
    bad: "::: urgent See a doctor today if:\n- your hip is hot\n:::\n\n::: urgent See a doctor today if:\n- your hip is red\n:::",
    good: "::: urgent See a doctor today if:\n- your hip is hot\n- your hip is red\n:::")
{
    internal override void Check(ArticleText article, ProblemLog log)
    {
        foreach (var level in article.Cards.GroupBy(card => card.Card.Kind))
        {
            foreach (var (block, card) in level.Skip(1))
            {
                log.Add(this, article.At(block), $"This is the second {card.Kind.ToString().ToLowerInvariant()} card.");
            }
        }
    }
}
