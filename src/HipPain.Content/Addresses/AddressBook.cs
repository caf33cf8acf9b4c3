using System.Collections.Frozen;
using HipPain.Content.Articles;
using HipPain.Content.Checking;
using HipPain.Content.Parts;

namespace HipPain.Content.Addresses;

/// <summary>Sees to it that an address belongs to one article, or leads to one.</summary>
/// <param name="problems">Where it puts what clashes.</param>
/// <param name="moment">Decides which articles readers see.</param>
internal sealed class AddressBook(List<Problem> problems, DateTimeOffset moment)
{
    // Longer ways come from mistakes: a move lets every line lead to the newest address.
    public const int MostSteps = 40;

    private readonly Dictionary<string, Article> _owners = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Redirection> _redirects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Part> _sections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _withdrawn = new(StringComparer.Ordinal);

    public FrozenDictionary<string, Redirection> Redirects => _redirects.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The sections at their addresses.</summary>
    public FrozenDictionary<string, Part> Sections => _sections.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Withdrawn addresses with their notes for readers.</summary>
    public IReadOnlyDictionary<string, string> Withdrawn => _withdrawn;

    /// <summary>Whether readers find something at an address: an article, a section, or a way to one of them.</summary>
    public bool Answers(string address) =>
        _redirects.ContainsKey(address) || _sections.ContainsKey(address) || (OwnerOf(address) is { } owner && IsSeen(owner));

    /// <summary>The article that has an address, as its own or as an alias.</summary>
    public Article? OwnerOf(string address) => _owners.GetValueOrDefault(address);

    /// <summary>Whether the article may have its address; the first that asks has it.</summary>
    public bool Claim(Article article)
    {
        if (_owners.TryAdd(article.Address.Value, article))
        {
            return true;
        }

        Taken(article, article.Address, Mark.Start, _owners[article.Address.Value]);
        return false;
    }

    public void ClaimAliases(Article article)
    {
        foreach (var (index, alias) in article.FrontMatter.Aliases.Index())
        {
            var isFree = _owners.TryAdd(alias.Value, article);
            var owner = _owners[alias.Value];
            // An alias to itself is named by a rule of its own.
            if (!isFree && alias != article.Address)
            {
                Taken(article, alias, article.FrontMatter.Marks.Aliases[index], owner);
            }

            // A file that readers do not see takes no way from them that may have been there for long.
            if (isFree || !IsSeen(owner))
            {
                _redirects.TryAdd(alias.Value, new Redirection(article.Address.Value));
            }
        }
    }

    /// <summary>Gives an article's sections their addresses, and leads those under its older names to them.</summary>
    public void ClaimSections(Article article)
    {
        foreach (var section in article.Sections)
        {
            var part = new Part(article, section);
            var address = part.Address;
            if (!_owners.ContainsKey(address) && !_redirects.ContainsKey(address))
            {
                _sections.TryAdd(address, part);
            }

            foreach (var alias in article.FrontMatter.Aliases)
            {
                _redirects.TryAdd(Article.AddressOf(section, alias), new Redirection(part.Place));
            }
        }
    }

    /// <summary>Follows what the ledger says of addresses that nothing else answers.</summary>
    public void Follow(Ledger ledger)
    {
        foreach (var line in ledger.Lines.Where(line => !Answers(line.Address)))
        {
            if (line.Note is not null)
            {
                _withdrawn.Add(line.Address, line.Note);
            }
            else if (Target(line, ledger) is { } target)
            {
                _redirects.Add(line.Address, new Redirection(target));
            }
        }
    }

    /// <summary>Where a moved address leads in the end; null if that is nowhere, a circle or too far.</summary>
    private string? Target(LedgerLine line, Ledger ledger)
    {
        for (var steps = 0; line.MovedTo is { } next && steps < MostSteps; steps++)
        {
            if (_redirects.TryGetValue(next, out var redirection))
            {
                return redirection.Location;
            }

            if (_sections.TryGetValue(next, out var section))
            {
                return section.Place;
            }

            // Where it leads to what has expired, readers are told so there.
            if (OwnerOf(next) is { } owner && (IsSeen(owner) || owner.FrontMatter.IsExpiredAt(moment)))
            {
                return next;
            }

            if (ledger.Find(next) is not { } further)
            {
                return null;
            }

            line = further;
        }

        return null;
    }

    private bool IsSeen(Article article) => article.FrontMatter.IsPublishedAt(moment);

    private void Taken(Article article, Address address, Mark mark, Article owner) => problems.Add(new Problem
    {
        Rule = Rules.AddressTaken,
        File = article.File,
        Line = mark.Line,
        Column = mark.Column,
        Sentence = $"The address {address} belongs to {owner.File} already.",
    });
}
