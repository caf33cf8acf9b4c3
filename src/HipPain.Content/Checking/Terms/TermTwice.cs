using HipPain.Content.Terms;

namespace HipPain.Content.Checking.Terms;

/// <summary>A name that two terms of the glossary have, so that readers may be led to the wrong one.</summary>
public sealed class TermTwice() : GuideRule(
    "HP076", Level.Error,
    "No two terms of the glossary have the same name.",
    "Take the name out of one of the two headings, or make one section of them.",
    bad: Example.Whole(
        "glossary.md", Example.Article("## Load {#load}\n\nWork for your body.\n\n## Work (load) {#work}\n\nLoad."),
        shown: "## Load {#load}\n\n## Work (load) {#work}"),
    good: Example.Whole(
        "glossary.md", Example.Article("## Load {#load}\n\nWork for your body.\n\n## Work {#work}\n\nLoad."),
        shown: "## Load {#load}\n\n## Work {#work}"))
{
    internal override void Check(GuideText guide)
    {
        if (guide.All.GetValueOrDefault(Glossary.Path) is not { Terms: { } glossary } article)
        {
            return;
        }

        var owners = new Dictionary<string, Term>(StringComparer.Ordinal);
        foreach (var term in glossary.Terms)
        {
            foreach (var name in term.Names.Select(words => string.Join(' ', words)))
            {
                if (!owners.TryAdd(name, term) && owners[name] != term)
                {
                    guide.Add(this, article.File, term.Section.Mark, $"The term {Quoted.Text(term.Section.Title)} has a name of {Quoted.Text(owners[name].Section.Title)}.");
                }
            }
        }
    }
}
