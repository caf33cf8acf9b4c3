using System.Collections.Frozen;
using HipPain.Content.Articles;
using HipPain.Content.Checking;

namespace HipPain.Content;

/// <summary>Sees to it that an address belongs to one article, or leads to one.</summary>
internal sealed class AddressBook(List<Problem> problems)
{
    private readonly Dictionary<string, Article> _owners = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Address> _redirects = new(StringComparer.Ordinal);

    public FrozenDictionary<string, Address> Redirects => _redirects.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether the article may have its address; the first in the order of files has it.</summary>
    public bool Claim(Article article)
    {
        if (_owners.TryAdd(article.Address.Value, article))
        {
            return true;
        }

        Taken(article, article.Address, _owners[article.Address.Value]);
        return false;
    }

    public void ClaimAliases(Article article)
    {
        foreach (var alias in article.FrontMatter.Aliases)
        {
            if (_owners.TryGetValue(alias.Value, out var owner))
            {
                Taken(article, alias, owner);
            }
            else
            {
                _owners.Add(alias.Value, article);
                _redirects.Add(alias.Value, article.Address);
            }
        }
    }

    private void Taken(Article article, Address address, Article owner) => problems.Add(new Problem
    {
        Rule = Rules.AddressTaken,
        File = article.File,
        Line = 1,
        Column = 1,
        Sentence = $"The address {address} belongs to {owner.File} already.",
    });
}
