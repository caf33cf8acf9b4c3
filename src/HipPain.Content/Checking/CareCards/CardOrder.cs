using HipPain.Content.Markdown;

namespace HipPain.Content.Checking.CareCards;

/// <summary>Care cards that do not begin with the most serious.</summary>
public sealed class CardOrder() : ArticleRule(
    "HP046", Level.Error,
    "Care cards come in the order emergency, urgent, routine.",
    "Move the more serious card up.",
    bad: "::: routine Book an appointment if:\n- it does not settle\n:::\n\n::: urgent See a doctor today if:\n- your hip is hot\n:::",
    good: "::: urgent See a doctor today if:\n- your hip is hot\n:::\n\n::: routine Book an appointment if:\n- it does not settle\n:::")
{
    internal override void Check(ArticleText article, ProblemLog log)
    {
        var cards = article.Cards.ToList();
        foreach (var ((_, before), (block, card)) in cards.Zip(cards.Skip(1)))
        {
            if (card.Kind < before.Kind)
            {
                log.Add(this, article.At(block), $"The {card.Kind.ToString().ToLowerInvariant()} card stands below a less serious one.");
            }
        }
    }
}
