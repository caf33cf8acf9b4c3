using HipPain.Content.Addresses;

namespace HipPain.Content.Checking.Addresses;

/// <summary>An address that readers see and the ledger does not hold.</summary>
public sealed class LedgerBehind() : GuideRule(
    "HP035", Level.Error,
    "Every address that readers see is in addresses.txt.",
    "Run the command publish, and hand in addresses.txt with the article.",
    bad: Example.Of("page", "Text.").With("addresses.txt", "/"),
    good: Example.Of("page", "Text.").With("addresses.txt", "/\n/example"))
{
    internal override bool IsForEditors => true;

    internal override void Check(GuideText guide)
    {
        if (guide.Ledger.Lines.Count == 0)
        {
            return;
        }

        foreach (var article in guide.Published)
        {
            if (!guide.Ledger.Contains(article.Address.Value))
            {
                guide.Add(this, article.File, Mark.Start, $"The address {article.Address} is not in {Ledger.File}.");
            }

            foreach (var section in article.Sections.Where(section => !guide.Ledger.Contains(article.AddressOf(section))))
            {
                guide.Add(this, article.File, section.Mark, $"The address {article.AddressOf(section)} is not in {Ledger.File}.");
            }
        }
    }
}
