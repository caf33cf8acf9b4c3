using HipPain.Content.Markdown;

namespace HipPain.Content.Checking.PlainWords;

/// <summary>A paragraph that looks like a wall.</summary>
public sealed class LongParagraph() : ArticleRule(
    "HP055", Level.Warning,
    "A paragraph has at most 3 sentences.",
    "Start a new paragraph with an empty line.",
    bad: "One is here. Two is here. Three is here. Four is here.",
    good: "One is here. Two is here. Three is here.")
{
    private const int Most = 3;

    internal override void Check(ArticleText article, ProblemLog log)
    {
        foreach (var passage in article.Passages.Where(passage => !passage.IsHeading && !passage.IsInTable && passage.Sentences.Count > Most))
        {
            log.Add(this, passage.Start, $"The paragraph has {passage.Sentences.Count} sentences; the first is {Quoted.Text(passage.Sentences[0].Text, most: 120)}.");
        }
    }
}
