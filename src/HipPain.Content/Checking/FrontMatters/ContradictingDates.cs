using HipPain.Content.Markdown;

namespace HipPain.Content.Checking.FrontMatters;

/// <summary>Dates of one article that cannot all be right.</summary>
public sealed class ContradictingDates() : ArticleRule(
    "HP029", Level.Error,
    "An article expires after it is published, and is reviewed again after it was reviewed.",
    "Correct one of the dates.",
    bad: Example.Matter("publish: 2026-12-02\nexpires: 2026-12-01"),
    good: Example.Matter("publish: 2026-12-01\nexpires: 2026-12-02"))
{
    internal override void Check(ArticleText article, ProblemLog log)
    {
        var matter = article.FrontMatter;
        if (matter.Expires <= matter.Publish)
        {
            log.Add(this, matter.Marks.Expires, "The article would expire before it is published.");
        }

        if (matter.Review is { } review && review.Next <= review.On)
        {
            log.Add(this, matter.Marks.Review, "The next review would be before this one.");
        }
    }
}
