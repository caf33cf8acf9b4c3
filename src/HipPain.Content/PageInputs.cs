using System.Security.Cryptography;
using System.Text;
using HipPain.Content.Articles;

namespace HipPain.Content;

/// <summary>
/// What pages are made from besides their own article: all that is said about other articles elsewhere than on their own pages. A page
/// that shows what is no longer so must never be kept; what is said elsewhere of an article stands here first.
/// </summary>
internal static class PageInputs
{
    /// <summary>
    /// A text that changes with the site's settings, the emergency card, the glossary, and what menus, trails and lists tell of all
    /// articles: which there are, in which order, their kinds and titles, and the summaries of the main parts.
    /// </summary>
    /// <param name="site">The version of the site's settings; null without any.</param>
    /// <param name="emergency">The version of the emergency card.</param>
    /// <param name="articles">All articles, in their order.</param>
    /// <param name="main">The main parts among them.</param>
    public static string Shared(string? site, string emergency, IEnumerable<Article> articles, IEnumerable<Article> main)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(site ?? "");
        Add(emergency);
        foreach (var article in articles)
        {
            Add(article.Address.Value);
            Add(article.FrontMatter.Kind.ToString());
            Add(article.Title);
            // What terms mean stands on all pages that use them.
            Add(article.IsGlossary ? article.Version : "");
        }

        foreach (var part in main)
        {
            Add(part.Summary);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset()[..8]);

        void Add(string text)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            // Parts texts from each other: it stands in none.
            hash.AppendData([0]);
        }
    }

    /// <summary>The same for one article's own pages at a moment.</summary>
    public static string Of(Article article, string shared, DateTimeOffset moment) =>
        $"{shared} {article.Version} {article.Surroundings}{(article.FrontMatter.Review?.OverdueFrom <= moment ? " overdue" : "")}";
}
