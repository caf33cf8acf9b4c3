using HipPain.Content.Checking;
using HipPain.Content.Yaml;

namespace HipPain.Content;

/// <summary>
/// Phrases that may tell of an emergency, as <c>site.yaml</c> holds them. They are looked for in what readers write, as whole words:
/// case, accents, apostrophes and the "s" of a plural make no difference, nor does "can not" for "can't".
/// </summary>
public sealed class WarningSigns
{
    private const int MostPhrases = 300;
    private const int MostCharacters = 80;

    // Anybody may send any text: one that is much too long to be stored is not worth more work than one that is not.
    private const int MostAtEachEnd = 2_000;

    private static readonly string[] Negated = ["can", "could", "do", "doe", "did", "is", "are", "was", "were", "has", "have", "had", "would", "should", "will"];

    private readonly IReadOnlyList<Phrase> _phrases;

    private WarningSigns(IReadOnlyList<Phrase> phrases) => _phrases = phrases;

    /// <summary>Stands in where <c>site.yaml</c> has none: what the shortest emergency card names.</summary>
    internal static WarningSigns Fallback { get; } = new(
        [.. ((string[])["can't walk", "can't stand", "can't put * weight", "fever", "numb", "numbness", "bladder", "bowel"]).Select(text => Phrase.Of(Plain(text, withSigns: true))!)]);

    /// <summary>Whether a text names one of the signs. Of more than 4,000 characters, the first 2,000 and the last 2,000 are judged.</summary>
    public bool AreNamedIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] judged = text.Length <= 2 * MostAtEachEnd ? [text] : [text[..MostAtEachEnd], text[^MostAtEachEnd..]];
        return judged.Any(part => Phrase.AnyIsIn(Plain(part), _phrases));
    }

    internal static WarningSigns Read(string key, YamlFields fields, ProblemLog log)
    {
        var phrases = new List<Phrase>();
        foreach (var (text, mark) in fields.Texts(key, MostPhrases, MostCharacters))
        {
            if (Phrase.Of(Plain(text, withSigns: true)) is { } phrase)
            {
                phrases.Add(phrase);
            }
            else
            {
                log.Add(Rules.WrongValue, mark, $"The warning sign {Quoted.Text(text)} has to hold a word of two letters or more beside * and #.");
            }
        }

        return phrases.Count == 0 ? Fallback : new WarningSigns(phrases);
    }

    /// <summary>The words of a text in the form in which they are compared.</summary>
    private static string Plain(string text, bool withSigns = false)
    {
        var letters = string.Concat(text.Where(sign => !Letters.IsApostrophe(sign)).Select(Letters.Fold));
        var words = SpokenWords.Of(letters, withSigns).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var plain = new List<string>(words.Length);
        foreach (var word in words)
        {
            var isNot = word == "not" && plain.Count > 0 && Negated.Contains(plain[^1]);
            if (isNot)
            {
                plain[^1] = Shortened(plain[^1]);
            }
            else
            {
                plain.Add(word is "cannot" ? "cant" : Letters.Singular(word));
            }
        }

        return $" {string.Join(' ', plain)} ";
    }

    // "can not" and "can't", "do not" and "don't". The "s" of "does" was taken for that of a plural.
    private static string Shortened(string word) => word switch
    {
        "can" => "cant",
        "will" => "wont",
        "doe" => "doesnt",
        _ => word + "nt",
    };
}
