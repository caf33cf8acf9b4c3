using HipPain.Content.Markdown;
using HipPain.Content.Parts;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace HipPain.Content.Checking.CareCards;

/// <summary>Something to read on in a card that says to call now.</summary>
public sealed class LinkInEmergencyCard() : ArticleRule(
    "HP047", Level.Error,
    "An emergency card has no links but telephone numbers.",
    "Move the link below the card.",
    bad: "::: emergency Call your local emergency number if:\n- you cannot walk, see [the home page](/)\n:::",
    good: "::: emergency Call your local emergency number if:\n- you cannot walk\n:::\n\nSee [the home page](/).")
{
    internal override void Check(ArticleText article, ProblemLog log)
    {
        foreach (var (block, _) in article.Cards.Where(card => card.Card.Kind is ContainerKind.Emergency))
        {
            foreach (var link in block.Descendants<Inline>())
            {
                var url = link switch
                {
                    LinkInline words => words.Url ?? "",
                    AutolinkInline bare => bare.Url,
                    _ => null,
                };
                if (url?.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) == false)
                {
                    log.Add(this, article.At(link), $"The emergency card links to {Quoted.Text(url)}.");
                }
            }
        }
    }
}
