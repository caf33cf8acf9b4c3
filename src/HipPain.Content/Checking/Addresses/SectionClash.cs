using HipPain.Content.Articles;

namespace HipPain.Content.Checking.Addresses;

/// <summary>A section whose address is that of an article or alias.</summary>
public sealed class SectionClash() : GuideRule(
    "HP033", Level.Error,
    "A section and an article never have the same address.",
    "Give the section another id, or the file another name.",
    bad: Example.Of("page", "## Rest {#rest}").With("example/rest.md", Example.Article("Rest.")),
    good: Example.Of("page", "## Rest {#rest}").With("example/sleep.md", Example.Article("Sleep.")))
{
    internal override void Check(GuideText guide)
    {
        foreach (var article in guide.Published)
        {
            foreach (var section in article.Sections)
            {
                var address = article.AddressOf(section);
                if (ReservedAddresses.Contains(address))
                {
                    guide.Add(this, article.File, section.Mark, $"The address of the section \"{section.Id}\", {address}, belongs to the site itself.");
                }

                if (guide.Addresses.OwnerOf(address) is { } owner)
                {
                    guide.Add(this, article.File, section.Mark, $"The address of the section \"{section.Id}\", {address}, belongs to {owner.File}.");
                }
            }
        }
    }
}
