using HipPain.Content.Articles;
using HipPain.Content.Parts;

namespace HipPain.Content.Checking.Shapes;

/// <summary>A ready-made handout that holds nothing, too much or what is not there; or another article that names parts.</summary>
public sealed class HandoutParts() : GuideRule(
    "HP078", Level.Error,
    "A handout names 1 to 20 sections that readers see, by their own addresses, and has no sections of its own; no other page names any.",
    "Name sections such as /causes/overuse, or whole exercises, under \"sections\" in the front matter; write no \"##\" headings.",
    bad: Example.Whole("handouts/example.md", Example.Article("For you.", "sections: [/nowhere]", "handout"), shown: "kind: handout\nsections: [/nowhere]"),
    good: Example.Whole("handouts/example.md", Example.Article("For you.", "sections: [/causes/load]", "handout"), shown: "kind: handout\nsections: [/causes/load]")
        .With("causes.md", Example.Article("## Load {#load}\n\nText.")))
{
    internal override void Check(GuideText guide)
    {
        foreach (var article in guide.Published)
        {
            if (article.FrontMatter.Kind is ArticleKind.Handout)
            {
                CheckHandout(article, guide);
            }
            else if (article.FrontMatter.Sections.Count > 0)
            {
                guide.Add(this, article.File, article.FrontMatter.Marks.Sections[0], "Only a handout names sections.");
            }
        }
    }

    private void CheckHandout(Article handout, GuideText guide)
    {
        if (handout.Sections.Count > 0)
        {
            guide.Add(this, handout.File, handout.Sections[0].Mark, $"The handout has a section of its own, {Quoted.Text(handout.Sections[0].Title)}, which would not be shown.");
        }

        var size = 0;
        foreach (var (index, address) in handout.FrontMatter.Sections.Index())
        {
            if (PartAt(address, guide) is { } part)
            {
                size += part.Size;
            }
            else if (!guide.IsBroken(address.Value))
            {
                guide.Add(this, handout.File, handout.FrontMatter.Marks.Sections[index], $"There is no section and no page at {address} that readers see.");
            }
        }

        if (handout.FrontMatter.Sections.Count == 0 || size > Sheet.MostSections)
        {
            guide.Add(this, handout.File, Mark.Start, handout.FrontMatter.Sections.Count == 0 ? "The handout names no sections." : $"The handout names {size} sections.");
        }
    }

    private static Part? PartAt(Address address, GuideText guide) =>
        guide.Addresses.Sections.GetValueOrDefault(address.Value) is { } section && section.Article.FrontMatter.IsPublishedAt(guide.Now) ? section
        : guide.All.GetValueOrDefault(address.Value) is { FrontMatter.Kind: not ArticleKind.Handout } article && article.FrontMatter.IsPublishedAt(guide.Now) ? new Part(article, section: null)
        : null;
}
