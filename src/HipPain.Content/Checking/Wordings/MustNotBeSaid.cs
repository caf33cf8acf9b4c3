using HipPain.Content.Markdown;

namespace HipPain.Content.Checking.Wordings;

/// <summary>Something that would mislead or harm readers.</summary>
public sealed class MustNotBeSaid() : ArticleRule(
    "HP058", Level.Error,
    "Nothing is said that wording.yaml forbids.",
    "Say it as the sentence advises; if the rule is wrong for this place, ask to have an exception added to wording.yaml.",
    bad: "You can run through the pain.",
    good: "Stop when it hurts.")
{
    internal override void Check(ArticleText article, ProblemLog log)
    {
        var wording = article.Surroundings.Wording;
        foreach (var passage in article.Passages.Where(passage => wording.MayStandIn(passage.Text)))
        {
            foreach (var sentence in passage.Sentences)
            {
                foreach (var entry in wording.FoundIn(sentence.Text))
                {
                    log.Add(this, sentence.Mark, $"{Quoted.Text(sentence.Text, most: 120)} must not be said: {entry.Why} {entry.Instead}");
                }
            }
        }
    }
}
