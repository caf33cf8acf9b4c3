using HipPain.Content.Articles;
using HipPain.Content.Checking;

namespace HipPain.Content.Addresses;

/// <summary>
/// Every address that readers may have kept, as <c>addresses.txt</c> holds them: one a line, either alone, or moved
/// (<c>/old -> /new</c>), or withdrawn with a note for readers (<c>/old gone We took this part out.</c>).
/// </summary>
internal sealed class Ledger
{
    public const string File = "addresses.txt";

    private const int LongestNote = 300;

    private readonly Dictionary<string, LedgerLine> _byAddress = new(StringComparer.Ordinal);

    public static Ledger Empty { get; } = new();

    public IReadOnlyCollection<LedgerLine> Lines => _byAddress.Values;

    public bool Contains(string address) => _byAddress.ContainsKey(address);

    public LedgerLine? Find(string address) => _byAddress.GetValueOrDefault(address);

    /// <summary>Reads the file; null, with the reasons in the log, if a line of it is wrong.</summary>
    public static Ledger? Read(string text, ProblemLog log)
    {
        var ledger = new Ledger();
        foreach (var (index, line) in text.Split('\n').Index())
        {
            if (line.Trim() is { Length: > 0 } words && words[0] != '#')
            {
                ledger.Add(words, new Mark(index + 1, 1), log);
            }
        }

        return log.IsClean ? ledger : null;
    }

    private void Add(string words, Mark mark, ProblemLog log)
    {
        var parts = words.Split((char[]?)null, 3, StringSplitOptions.RemoveEmptyEntries);
        var line = parts switch
        {
            [var address] => new LedgerLine(address, mark),
            [var address, "->", var target] => new LedgerLine(address, mark) { MovedTo = target.Trim() },
            [var address, "gone", var note] => new LedgerLine(address, mark) { Note = note.Trim() },
            _ => null,
        };
        if (line is null || !LedgerLine.IsAddress(line.Address) || !LedgerLine.IsAddress(line.MovedTo ?? "/") || line.Note?.Length > LongestNote)
        {
            log.Add(Rules.BadLedgerLine, mark, $"The line {Quoted.Text(words)} is no address of the ledger.");
        }
        else if (!_byAddress.TryAdd(line.Address, line))
        {
            log.Add(Rules.BadLedgerLine, mark, $"The address {line.Address} stands here for the second time.");
        }
    }
}

/// <summary>One address of the ledger.</summary>
/// <param name="Address">The path of an article or of a section.</param>
/// <param name="Mark">Where it stands.</param>
internal sealed record LedgerLine(string Address, Mark Mark)
{
    /// <summary>Where it leads now; null if it has not moved.</summary>
    public string? MovedTo { get; init; }

    /// <summary>Why it was withdrawn, in a sentence for readers; null if it was not.</summary>
    public string? Note { get; init; }

    /// <summary>Whether a text can be an article's address or, one part deeper, a section's.</summary>
    public static bool IsAddress(string text) =>
        Articles.Address.TryParse(text, out _) || (!text.StartsWith("//", StringComparison.Ordinal) && text.LastIndexOf('/') is > 0 and var end && Articles.Address.TryParse(text[..end], out _)
            && Articles.Address.TryParse(text[end..], out _));
}
