using HipPain.Content.Markdown;

namespace HipPain.Content.Checking.PlainWords;

/// <summary>A sentence that is hard to read on a phone.</summary>
public sealed class LongSentence() : ArticleRule(
    "HP054", Level.Warning,
    "A sentence has at most 20 words.",
    "Make two sentences of it.",
    bad: "This is a sentence that goes on and on until nobody who reads it can say any more what it was that it began with.",
    good: "This sentence stops in time.")
{
    private const int Most = 20;

    internal override void Check(ArticleText article, ProblemLog log)
    {
        foreach (var sentence in article.Passages.Where(passage => !passage.IsHeading).SelectMany(passage => passage.Sentences))
        {
            if (FleschKincaid.Words(sentence.Text) is var words and > Most)
            {
                log.Add(this, sentence.Mark, $"The sentence has {words} words: {Quoted.Text(sentence.Text, most: 200)}.");
            }
        }
    }
}
