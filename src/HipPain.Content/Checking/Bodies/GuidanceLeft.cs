using HipPain.Content.Editing;
using HipPain.Content.Markdown;

namespace HipPain.Content.Checking.Bodies;

/// <summary>A sentence that tells the editor what to write, where readers would see it.</summary>
public sealed class GuidanceLeft() : ArticleRule(
    "HP067", Level.Error,
    "What the command new wrote for the editor is no part of an article that is no draft.",
    "Put your own words in its place, or take the part out.",
    bad: "Write the steps in order, one short sentence each.",
    good: "Kneel on a cushion.")
{
    internal override void Check(ArticleText article, ProblemLog log)
    {
        if (article.FrontMatter.Draft)
        {
            return;
        }

        foreach (var passage in article.Passages.Where(passage => Guidance.All.Contains(passage.Text)))
        {
            log.Add(this, passage.Start, $"{Quoted.Text(passage.Text)} is guidance for the editor.");
        }
    }
}
