using System.Text;
using System.Text.RegularExpressions;

namespace HipPain.Content;

/// <summary>
/// A phrase as editors write it: words, <c>*</c> for up to three words and <c>#</c> for a number, in digits or words, or a range
/// of numbers. Only words are compared (see <see cref="SpokenWords"/>), and in time that grows with the text alone.
/// </summary>
internal sealed class Phrase
{
    private const string Number = "(?:[0-9]+(?:[.,][0-9]+)*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)";

    // Most phrases are never near a text, so that their expressions need not be made.
    private readonly Lazy<Regex>? _pattern;

    private Phrase(string[] parts, string literal)
    {
        Literal = literal;
        Example = string.Join(' ', parts.Where(part => part != "*").Select(part => part == "#" ? "6" : part));
        _pattern = Array.Exists(parts, part => part is "*" or "#") ? new Lazy<Regex>(() => Pattern(parts)) : null;
    }

    /// <summary>The shortest text that says it.</summary>
    public string Example { get; }

    /// <summary>Words that stand in every text that says the phrase.</summary>
    public string Literal { get; }

    /// <summary>Reads a phrase; null if it holds no word of two letters or more.</summary>
    public static Phrase? Of(string text)
    {
        var parts = SpokenWords.Of(text, withSigns: true).Trim(' ', '*').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var literal = string.Join(' ', parts).Split('*', '#').MaxBy(run => run.Trim().Length)?.Trim() ?? "";
        return literal.Length < 2 ? null : new Phrase(parts, $" {literal} ");
    }

    /// <summary>Whether <see cref="SpokenWords"/> say the phrase.</summary>
    public bool IsIn(string words) => words.Contains(Literal, StringComparison.Ordinal) && _pattern?.Value.IsMatch(words) != false;

    private static Regex Pattern(string[] parts)
    {
        var pattern = new StringBuilder(" ");
        foreach (var part in parts)
        {
            pattern.Append(part switch
            {
                "*" => "(?:[^ ]+ ){0,3}",
                "#" => $"{Number}(?: (?:(?:to|or|and) )?{Number})? ",
                var word => Regex.Escape(word) + " ",
            });
        }

        return new Regex(pattern.ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }
}
