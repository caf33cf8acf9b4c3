using HipPain.Content.Addresses;
using HipPain.Content.Articles;
using HipPain.Content.Checking;

namespace HipPain.Content;

/// <summary>A whole guide as rules see it, and where they put what they find.</summary>
internal sealed class GuideText(List<Problem> problems)
{
    public required Surroundings Surroundings { get; init; }

    public required Ledger Ledger { get; init; }

    public required Synonyms Synonyms { get; init; }

    /// <summary>Every article that has a good version, drafts and expired ones included, by address.</summary>
    public required IReadOnlyDictionary<string, Article> All { get; init; }

    /// <summary>The articles that readers see.</summary>
    public required IReadOnlyList<Article> Published { get; init; }

    public required AddressBook Addresses { get; init; }

    /// <summary>Addresses of files that are there but have never been good; what leads there is not wrong for that.</summary>
    public required IReadOnlySet<string> Broken { get; init; }

    /// <summary>Files of which an older version is shown: what the whole guide says of that is not said of the file as it is now.</summary>
    public required IReadOnlySet<string> Behind { get; init; }

    /// <summary>What readers are told of addresses that are gone.</summary>
    public required IReadOnlyDictionary<string, Gone> Gone { get; init; }

    public required DateTimeOffset Now { get; init; }

    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>Whether an address belongs to a file that cannot be shown now, or to a section of it.</summary>
    public bool IsBroken(string address) =>
        Broken.Count > 0 && (Broken.Contains(address) || (address.LastIndexOf('/') is var end and >= 0 && Broken.Contains(end == 0 ? "/" : address[..end])));

    /// <summary>Whether readers find something at an address, be it a page that says that an article has expired.</summary>
    public bool Answers(string address) =>
        Addresses.Answers(address) || Gone.ContainsKey(address);

    public void Add(Rule rule, string file, Mark mark, string sentence)
    {
        if (!Behind.Contains(file))
        {
            problems.Add(new Problem { Rule = rule, File = file, Line = mark.Line, Column = mark.Column, Sentence = Quoted.Clean(sentence) });
        }
    }
}
