using HipPain.Content.Addresses;
using HipPain.Content.Articles;

namespace HipPain.Content.Checking.Addresses;

/// <summary>An alias, or a moved address of the ledger, that leads back to itself.</summary>
public sealed class AliasLoop() : GuideRule(
    "HP031", Level.Error,
    "An older address leads somewhere else.",
    "Remove the alias, or let it lead to the new address.",
    bad: Example.Matter("aliases: [/example]"),
    good: Example.Matter("aliases: [/older-example]"))
{
    internal override void Check(GuideText guide)
    {
        foreach (var article in guide.All.Values)
        {
            foreach (var (alias, mark) in article.FrontMatter.Aliases.Zip(article.FrontMatter.Marks.Aliases))
            {
                if (alias == article.Address)
                {
                    guide.Add(this, article.File, mark, $"The alias {alias} leads to itself.");
                }
            }
        }

        foreach (var line in guide.Ledger.Lines)
        {
            var next = line;
            for (var steps = 0; next?.MovedTo is { } target && !guide.Addresses.Answers(line.Address); steps++)
            {
                if (steps == AddressBook.MostSteps || target == line.Address)
                {
                    guide.Add(this, Ledger.File, line.Mark, $"The address {line.Address} leads round in a circle, or through more than {AddressBook.MostSteps} others.");
                    break;
                }

                next = guide.Ledger.Find(target);
            }
        }
    }
}
