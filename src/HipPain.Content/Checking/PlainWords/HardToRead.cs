using HipPain.Content.Markdown;

namespace HipPain.Content.Checking.PlainWords;

/// <summary>A text that people need more than eight years of school for.</summary>
public sealed class HardToRead() : ArticleRule(
    "HP057", Level.Warning,
    "An article can be read at Flesch–Kincaid grade 8.",
    "Use shorter words and sentences, first of all in the sentence that is quoted.",
    bad: "Symptomatic individuals demonstrate considerable abductor insufficiency, irrespective of radiological abnormalities.",
    good: "The hip hurts. Rest it for a day. Then try a short run.")
{
    private const double Most = 8;

    internal override void Check(ArticleText article, ProblemLog log)
    {
        var sentences = article.Passages.SelectMany(passage => passage.Sentences).ToList();
        var grade = FleschKincaid.Grade(sentences.Select(sentence => sentence.Text));
        if (grade > Most)
        {
            var hardest = sentences.Where(sentence => FleschKincaid.Words(sentence.Text) > 4).DefaultIfEmpty(sentences[0])
                .MaxBy(sentence => FleschKincaid.Grade([sentence.Text]))!;
            log.Add(this, hardest.Mark, string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"The article is at grade {grade:F1}; its hardest sentence is {Quoted.Text(hardest.Text, most: 200)}."));
        }
    }
}
