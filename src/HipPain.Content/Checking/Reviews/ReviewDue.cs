using HipPain.Content.Articles;

namespace HipPain.Content.Checking.Reviews;

/// <summary>A review that has to be renewed soon.</summary>
public sealed class ReviewDue() : GuideRule(
    "HP060", Level.Warning,
    "A review is renewed before it runs out.",
    "Ask the reviewer to read the page again, and write the new dates.",
    bad: Example.Matter("review:\n  by: Ann Lee\n  profession: Physiotherapist\n  registration: HCPC 1\n  on: 2026-01-01\n  next: 2026-12-01"),
    good: Example.Matter("review:\n  by: Ann Lee\n  profession: Physiotherapist\n  registration: HCPC 1\n  on: 2026-01-01\n  next: 2027-11-23"))
{
    private const int Days = 30;

    internal override void Check(GuideText guide)
    {
        foreach (var article in guide.Published)
        {
            if (article.FrontMatter.Review is { } review && review.Next >= guide.Today && review.Next <= guide.Today.AddDays(Days))
            {
                guide.Add(this, article.File, article.FrontMatter.Marks.Review, $"The review has to be renewed by {review.Next:yyyy-MM-dd}.");
            }
        }
    }
}
