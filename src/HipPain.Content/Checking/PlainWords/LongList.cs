using HipPain.Content.Markdown;

namespace HipPain.Content.Checking.PlainWords;

/// <summary>A list that nobody keeps in mind.</summary>
public sealed class LongList() : ArticleRule(
    "HP056", Level.Warning,
    "A list has at most 6 items.",
    "Group the items under words of their own, or leave some out.",
    bad: "- a\n- b\n- c\n- d\n- e\n- f\n- g",
    good: "- a\n- b\n- c\n- d\n- e\n- f")
{
    private const int Most = 6;

    internal override void Check(ArticleText article, ProblemLog log)
    {
        foreach (var list in article.Lists.Where(list => list.Count > Most))
        {
            log.Add(this, article.At(list), $"The list has {list.Count} items.");
        }
    }
}
