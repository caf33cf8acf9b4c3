using HipPain.Content.Articles;

namespace HipPain.Content.Checking.Links;

/// <summary>A page that readers come upon only by searching.</summary>
public sealed class Unreachable() : GuideRule(
    "HP068", Level.Warning,
    "Another page links to every condition, exercise and region.",
    "Link to it from where readers come from, such as /causes or /treatment.",
    bad: Example.Shaped("region", "Read [when to see a doctor](/when-to-see-a-doctor)."),
    good: Example.Shaped("region", "Read [when to see a doctor](/when-to-see-a-doctor).").With("index.md", Example.Article("See [an example](/example).")))
{
    internal override void Check(GuideText guide)
    {
        var reached = guide.Published
            .SelectMany(article => article.Links.Concat(InDrawings(article, guide)).Where(link => link.Path != article.Address.Value))
            .Select(link => link.Path)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var article in guide.Published)
        {
            // The main parts and the pages about the site stand in menus.
            var isInMenus = article.FrontMatter.Kind is ArticleKind.Article or ArticleKind.Page or ArticleKind.Handout;
            if (!isInMenus && !reached.Contains(article.Address.Value))
            {
                guide.Add(this, article.File, Mark.Start, $"No page links to {article.Address}.");
            }
        }
    }

    private static IEnumerable<InternalLink> InDrawings(Article article, GuideText guide) =>
        article.Figures.SelectMany(name => guide.Surroundings.Figures.Find(name)?.Links ?? []);
}
