using System.Text;
using HipPain.Content.Checking;

namespace HipPain.Content.Addresses;

/// <summary>Keeps <c>addresses.txt</c> up to date. Lines are only ever added, so that nothing an editor wrote there is lost.</summary>
public static class LedgerText
{
    /// <summary>The ledger's file, relative to the content folder.</summary>
    public const string File = Ledger.File;

    private const string Head = """
        # Every address that readers may have kept, one a line. The command "publish" adds new ones.
        # A line never goes away. What has moved says so behind it:   /old-address -> /new-address
        # What was taken out says why, in a sentence for readers:     /old-address gone We took this part out because …

        """;

    /// <summary>The ledger with the addresses of a guide that it does not hold yet, and those addresses.</summary>
    /// <param name="text">The ledger as it is; empty if there is none.</param>
    /// <param name="guide">What is published.</param>
    public static (string Text, IReadOnlyList<string> Added) Add(string text, Guide guide)
    {
        ArgumentNullException.ThrowIfNull(guide);
        var known = Ledger.Read(text.ReplaceLineEndings("\n"), new ProblemLog(File)) ?? Ledger.Empty;
        var added = guide.Articles
            .SelectMany(article => article.Sections.Select(article.AddressOf).Prepend(article.Address.Value))
            .Where(address => !known.Contains(address))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (added.Count == 0)
        {
            return (text, added);
        }

        var whole = new StringBuilder(text.Length == 0 ? Head : text);
        if (whole[^1] != '\n')
        {
            whole.Append('\n');
        }

        added.ForEach(address => whole.Append(address).Append('\n'));
        return (whole.ToString(), added);
    }
}
