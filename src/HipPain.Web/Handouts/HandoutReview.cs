using HipPain.Content.Articles;

namespace HipPain.Web.Handouts;

/// <summary>Who has checked what stands on a sheet, and how old it is.</summary>
public sealed record HandoutReview
{
    /// <summary>The oldest day on which facts of it were looked up; null for a sheet without any.</summary>
    public required DateOnly? Researched { get; init; }

    /// <summary>The articles that were checked, with the signatures under them.</summary>
    public required IReadOnlyList<(Review Review, IReadOnlyList<string> Titles, bool IsLate)> Checked { get; init; }

    /// <summary>The titles of the articles that nobody has checked yet.</summary>
    public required IReadOnlyList<string> Unchecked { get; init; }

    /// <summary>Puts together what articles say.</summary>
    /// <param name="articles">The articles, each once or more.</param>
    /// <param name="moment">Decides which checks are late.</param>
    public static HandoutReview Of(IEnumerable<Article> articles, DateTimeOffset moment)
    {
        var all = articles.DistinctBy(article => article.Address).ToList();
        return new HandoutReview
        {
            Researched = all.Count == 0 ? null : all.Min(article => article.FrontMatter.Researched),
            Checked = [.. all.Where(article => article.FrontMatter.Review is not null).GroupBy(article => article.FrontMatter.Review!)
                .Select(group => (group.Key, (IReadOnlyList<string>)[.. group.Select(article => article.Title)], group.Key.OverdueFrom <= moment))],
            Unchecked = [.. all.Where(article => article.FrontMatter.Review is null).Select(article => article.Title)],
        };
    }
}
