using System.Security.Cryptography;
using System.Text;
using HipPain.Content.Articles;

namespace HipPain.Content;

/// <summary>
/// What pages are made from besides their own article: all that is said about other articles elsewhere than on their own pages.
/// It changes rather too often than too seldom, because a page that shows what is no longer so must never be kept.
/// </summary>
internal static class PageInputs
{
    /// <summary>A text that changes with the site's settings, the emergency card, the glossary, and with any article's front matter,
    /// sections, drawings or place in the guide; not with the words of an article's body.</summary>
    public static string Shared(Guide guide)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(guide.SiteFile?.GoodHash);
        Add(guide.Emergency?.Version);
        foreach (var article in guide.Articles.Concat(guide.Handouts))
        {
            Add(article.Address.Value);
            Add(article.FrontMatterText);
            Add(article.Surroundings);
            Add(article.FrontMatter.Review?.OverdueFrom <= guide.Moment ? "overdue" : "");
            // What terms mean stands on all pages that use them.
            Add(article.IsGlossary ? article.Version : "");
            foreach (var text in article.Sections.SelectMany(section => new[] { section.Id, section.Title }).Concat(article.Figures))
            {
                Add(text);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset()[..8]);

        void Add(string? text)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text ?? ""));
            // Parts texts from each other: it stands in none.
            hash.AppendData([0]);
        }
    }

    /// <summary>The same for one article's own pages.</summary>
    public static string Of(Article article, string shared) => $"{shared} {article.Version} {article.Surroundings}";
}
