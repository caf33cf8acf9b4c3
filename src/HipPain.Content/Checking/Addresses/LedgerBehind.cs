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
            var sections = article.Sections.Where(section => !guide.Ledger.Contains(article.AddressOf(section))).ToList();
            List<string> missing = [.. sections.Select(article.AddressOf)];
            if (!guide.Ledger.Contains(article.Address.Value))
            {
                missing.Insert(0, article.Address.Value);
            }

            if (missing.Count > 0)
            {
                var mark = missing.Count == sections.Count ? sections[0].Mark : Mark.Start;
                guide.Add(this, article.File, mark, missing.Count == 1
                    ? $"The address {missing[0]} is not in {Ledger.File} yet."
                    : $"{missing.Count} addresses, such as {missing[0]}, are not in {Ledger.File} yet.");
            }
        }
    }
}
