using HipPain.Content.Articles;

namespace HipPain.Content.Checking.Reviews;

/// <summary>Facts that nobody has looked up for long.</summary>
public sealed class ResearchedLongAgo() : GuideRule(
    "HP062", Level.Warning,
    "An article was researched in the last 24 months, in the last 12 if it holds a care card.",
    "Look the facts up again, and write the day as researched.",
    bad: Example.Whole("example.md", "---\ntitle: Example\nsummary: Old facts.\nkind: page\nresearched: 2024-01-01\n---\nText.", "researched: 2024-01-01"),
    good: Example.Matter("order: 1"))
{
    private const int Months = 24;
    private const int MonthsWithCareCard = 12;

    internal override void Check(GuideText guide)
    {
        foreach (var article in guide.Published)
        {
            if (IsTrueAt(article, guide.Today))
            {
                guide.Add(this, article.File, article.FrontMatter.Marks.Researched, $"The facts were last looked up more than {MonthsOf(article)} months ago.");
            }
        }
    }

    /// <summary>Whether the facts of an article were looked up too long before a day.</summary>
    public static bool IsTrueAt(Article article, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(article);
        return article.FrontMatter.Researched < today.AddMonths(-MonthsOf(article));
    }

    private static int MonthsOf(Article article) => article.HasCareCard ? MonthsWithCareCard : Months;
}
