using HipPain.Content.Markdown;
using HipPain.Content.Parts;

namespace HipPain.Content.Checking.CareCards;

/// <summary>So many notes that none stands out.</summary>
public sealed class TooManyNotes() : ArticleRule(
    "HP050", Level.Error,
    "An article has at most two notes.",
    "Make it a part of the text.",
    bad: "::: note\nOne.\n:::\n\n::: note\nTwo.\n:::\n\n::: note\nThree.\n:::",
    good: "::: note\nOne.\n:::\n\n::: note\nTwo.\n:::\n\nThree.")
{
    private const int Most = 2;

    internal override void Check(ArticleText article, ProblemLog log)
    {
        foreach (var box in article.Boxes.Where(box => Container.Of(box).Kind is ContainerKind.Note).Skip(Most).Take(1))
        {
            log.Add(this, article.At(box), "This is the third note.");
        }
    }
}
