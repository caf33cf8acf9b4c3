using HipPain.Content.Markdown;
using Markdig.Syntax;

namespace HipPain.Content.Checking.CareCards;

/// <summary>A care card without signs to look for.</summary>
public sealed class CardWithoutBullets() : ArticleRule(
    "HP044", Level.Error,
    "A care card lists at least one sign.",
    "Write each sign on a line of its own that begins with \"- \".",
    bad: "::: urgent See a doctor today if:\nYour hip is hot.\n:::",
    good: "::: urgent See a doctor today if:\n- your hip is hot\n:::")
{
    internal override void Check(ArticleText article, ProblemLog log)
    {
        foreach (var (block, _) in article.Cards)
        {
            if (!block.OfType<ListBlock>().Any())
            {
                log.Add(this, article.At(block), "The care card has no list.");
            }
        }
    }
}
