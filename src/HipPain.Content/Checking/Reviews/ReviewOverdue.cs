using HipPain.Content.Articles;

namespace HipPain.Content.Checking.Reviews;

/// <summary>A review that has run out; readers are told so on the page.</summary>
public sealed class ReviewOverdue() : GuideRule(
    "HP061", Level.Error,
    "No review has run out.",
    "Ask the reviewer to read the page again, or remove the review.",
    bad: Example.Matter("review:\n  by: Ann Lee\n  profession: Physiotherapist\n  registration: HCPC 1\n  on: 2025-01-01\n  next: 2026-01-01"),
    good: Example.Matter("review:\n  by: Ann Lee\n  profession: Physiotherapist\n  registration: HCPC 1\n  on: 2026-01-01\n  next: 2027-11-23"))
{
    internal override void Check(GuideText guide)
    {
        foreach (var article in guide.Published)
        {
            if (article.FrontMatter.Review is { } review && review.Next < guide.Today)
            {
                guide.Add(this, article.File, article.FrontMatter.Marks.Review, $"The review ran out on {review.Next:yyyy-MM-dd}.");
            }
        }
    }
}
