using System.Text;
using System.Text.RegularExpressions;
using HipPain.Content.Checking;
using HipPain.Content.Editing;

namespace HipPain.Content.Addresses;

/// <summary>Keeps <c>addresses.txt</c> up to date. Lines are only ever added, so that nothing an editor wrote there is lost.</summary>
public static partial class LedgerText
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
        var added = guide.Articles.Concat(guide.Handouts)
            .SelectMany(article => article.Sections.Select(article.AddressOf).Prepend(article.Address.Value))
            .Where(address => !known.Contains(address))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        return (Add(text, added), added);
    }

    /// <summary>Lets lines that led to a moved article lead to its new address, and adds its new addresses; old lines stay.</summary>
    internal static void Move(EditableText text, MovedAddress moved)
    {
        var known = Ledger.Read(text.Text, new ProblemLog(File)) ?? Ledger.Empty;
        foreach (Match line in MovedLine.Matches(text.Text))
        {
            if (moved.Follow(line.Groups["target"].Value) is { } target)
            {
                text.Replace(line.Groups["target"].Index, line.Groups["target"].Length, target);
            }
        }

        // What was never promised at the old address is not promised at the new one.
        var added = moved.Addresses.Where(address => known.Contains(address.From) && !known.Contains(address.To)).Select(address => address.To);
        if (added.ToList() is { Count: > 0 } addresses)
        {
            text.Replace(text.Text.Length, 0, Add(text.Text, addresses)[text.Text.Length..]);
        }
    }

    private static string Add(string text, List<string> added)
    {
        if (added.Count == 0)
        {
            return text;
        }

        var whole = new StringBuilder(text.Length == 0 ? Head : text);
        if (whole[^1] != '\n')
        {
            whole.Append('\n');
        }

        foreach (var address in added)
        {
            whole.Append(address).Append('\n');
        }

        return whole.ToString();
    }

    [GeneratedRegex(@"^[ \t]*/\S*[ \t]+->[ \t]+(?<target>/\S*)", RegexOptions.Multiline)]
    private static partial Regex MovedLine { get; }
}
