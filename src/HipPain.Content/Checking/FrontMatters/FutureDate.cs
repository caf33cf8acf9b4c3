using HipPain.Content.Articles;

namespace HipPain.Content.Checking.FrontMatters;

/// <summary>A date that says something was done which is still to come.</summary>
public sealed class FutureDate() : GuideRule(
    "HP030", Level.Error,
    "What was researched, changed or reviewed was so by now, or by the day the article is published.",
    "Write the day on which it was really done.",
    bad: Example.Matter("changes:\n  - date: 2999-01-01\n    note: Doses changed."),
    good: Example.Matter("changes:\n  - date: 2026-11-23\n    note: Doses changed."))
{
    internal override void Check(GuideText guide)
    {
        foreach (var article in guide.All.Values)
        {
            var matter = article.FrontMatter;
            var publish = matter.Publish is { } moment ? DateOnly.FromDateTime(moment.UtcDateTime) : guide.Today;
            var latest = publish > guide.Today ? publish : guide.Today;
            Hold(article, matter.Researched, matter.Marks.Researched, latest, "was researched", guide);
            foreach (var (change, mark) in matter.Changes.Zip(matter.Marks.Changes))
            {
                Hold(article, change.Date, mark, latest, "was changed", guide);
            }

            if (matter.Review is { } review)
            {
                Hold(article, review.On, matter.Marks.Review, latest, "was reviewed", guide);
            }
        }
    }

    private void Hold(Article article, DateOnly date, Mark mark, DateOnly latest, string what, GuideText guide)
    {
        if (date > latest)
        {
            guide.Add(this, article.File, mark, $"The article says that it {what} on {date:yyyy-MM-dd}, which is still to come.");
        }
    }
}
