using HipPain.Content.Terms;

namespace HipPain.Content.Checking.Terms;

/// <summary>A term that readers do not find where they look for it.</summary>
public sealed class TermOutOfOrder() : GuideRule(
    "HP077", Level.Warning,
    "The terms of the glossary stand in the order of the alphabet.",
    "Move the section to its place.",
    bad: Example.Whole(
        "glossary.md", Example.Article("## Load {#load}\n\nWork for your body.\n\n## Femur {#femur}\n\nThe thigh bone."),
        shown: "## Load {#load}\n\n## Femur {#femur}"),
    good: Example.Whole(
        "glossary.md", Example.Article("## Femur {#femur}\n\nThe thigh bone.\n\n## Load {#load}\n\nWork for your body."),
        shown: "## Femur {#femur}\n\n## Load {#load}"))
{
    internal override void Check(GuideText guide)
    {
        if (guide.All.GetValueOrDefault(Glossary.Path) is not { } article)
        {
            return;
        }

        foreach (var (before, term) in article.Sections.Zip(article.Sections.Skip(1)))
        {
            if (string.Compare(before.Title, term.Title, StringComparison.OrdinalIgnoreCase) > 0)
            {
                guide.Add(this, article.File, term.Mark, $"The term {Quoted.Text(term.Title)} stands behind {Quoted.Text(before.Title)}.");
            }
        }
    }
}
