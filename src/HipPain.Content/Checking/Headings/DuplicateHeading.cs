using HipPain.Content.Markdown;

namespace HipPain.Content.Checking.Headings;

/// <summary>Two headings with the same words, which lists of headings cannot tell apart.</summary>
public sealed class DuplicateHeading() : ArticleRule(
    "HP053", Level.Error,
    "No two headings of an article have the same words.",
    "Say what is different about the second.",
    bad: "## Rest {#rest}\n\n## Rest {#more-rest}",
    good: "## Rest {#rest}\n\n## Sleep {#sleep}")
{
    internal override void Check(ArticleText article, ProblemLog log)
    {
        var titles = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var heading in article.Headings)
        {
            if (HeadingId.TitleOf(heading) is { Length: > 0 } title && !titles.Add(title))
            {
                log.Add(this, article.At(heading), $"The heading {Quoted.Text(title)} is there for the second time.");
            }
        }
    }
}
