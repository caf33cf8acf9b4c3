using System.Collections.Frozen;
using HipPain.Content.Articles;

namespace HipPain.Content;

/// <summary>What stood at an address that is no longer part of the guide.</summary>
/// <param name="Title">Its heading, as plain text; null where it is not known any more.</param>
/// <param name="Note">Why it is gone and what to read in its place, as plain text for readers; null for nothing to say.</param>
public sealed record Gone(string? Title, string? Note)
{
    /// <summary>What is gone at a moment, by each address it had: expired articles with their sections, and what was withdrawn.</summary>
    internal static FrozenDictionary<string, Gone> At(
        DateTimeOffset moment, IEnumerable<Article> articles, IReadOnlyDictionary<string, string> withdrawn)
    {
        var gone = withdrawn.ToDictionary(line => line.Key, line => new Gone(Title: null, line.Value), StringComparer.Ordinal);
        foreach (var article in articles.Where(article => article.FrontMatter.IsExpiredAt(moment)))
        {
            foreach (var address in article.FrontMatter.Aliases.Prepend(article.Address))
            {
                Add(address.Value, article.Title);
                foreach (var section in article.Sections)
                {
                    Add(Article.AddressOf(section, address), $"{article.Title}: {section.Title}");
                }
            }
        }

        return gone.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(string address, string title) =>
            gone[address] = gone.TryGetValue(address, out var known) ? known with { Title = known.Title ?? title } : new Gone(title, Note: null);
    }
}
