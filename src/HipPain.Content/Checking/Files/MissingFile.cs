using HipPain.Content.Addresses;
using HipPain.Content.Articles;

namespace HipPain.Content.Checking.Files;

/// <summary>The guide has no home page or none of its own settings.</summary>
public sealed class MissingFile() : GuideRule(
    "HP028", Level.Error,
    "The files that every guide needs are there.",
    "Add the file.",
    bad: Example.InWords("a folder without site.yaml"),
    good: Example.InWords("a folder with index.md, site.yaml, sources.yaml, wording.yaml and addresses.txt"))
{
    internal override void Check(GuideText guide)
    {
        if (!guide.Published.Any(article => article.Address == Address.Home) && !guide.IsBroken(Address.Home.Value))
        {
            guide.Add(this, "index.md", Mark.Start, "The guide has no home page that readers can see.");
        }

        if (guide.Surroundings.Depth is Depth.Publishing)
        {
            return;
        }

        if (guide.Surroundings.Wording.Entries.Count == 0)
        {
            guide.Add(this, Wording.File, Mark.Start, "There is no list of what must not be said.");
        }

        if (guide.Ledger.Lines.Count == 0)
        {
            guide.Add(this, Ledger.File, Mark.Start, "There is no list of the addresses that were published; the command publish makes it.");
        }
    }
}
