using HipPain.Content.Markdown;
using HipPain.Content.Parts;
using Markdig.Syntax;

namespace HipPain.Content.Checking.CareCards;

/// <summary>A line of a "do not" list that reads as advice when seen alone.</summary>
public sealed class DontBullet() : ArticleRule(
    "HP049", Level.Error,
    "Every line of a \"dont\" box starts with \"do not\".",
    "Start the line with \"do not\".",
    bad: "::: dont\n- run through pain\n:::",
    good: "::: dont\n- do not hop on the leg\n:::")
{
    internal override void Check(ArticleText article, ProblemLog log)
    {
        foreach (var box in article.Boxes.Where(box => Container.Of(box).Kind is ContainerKind.Dont))
        {
            foreach (var item in box.Descendants<ListItemBlock>())
            {
                var passage = item is [ParagraphBlock words, ..] ? Passage.Of(words, article.Positions) : null;
                if (passage?.Text.StartsWith("do not ", StringComparison.OrdinalIgnoreCase) != true)
                {
                    log.Add(this, article.At(item), $"The line {Quoted.Text(passage?.Text ?? "")} does not start with \"do not\".");
                }
            }
        }
    }
}
