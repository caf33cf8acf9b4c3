using System.Text.RegularExpressions;

namespace HipPain.Content.Checking.PlainWords;

/// <summary>
/// The Flesch–Kincaid grade: the school year in which people can read a text (Kincaid and others, 1975). Syllables are
/// counted as groups of vowels, without a silent e at the end.
/// </summary>
internal static partial class FleschKincaid
{
    /// <summary>The grade of a text in pieces, of which each holds one or more sentences; 0 if it has no words.</summary>
    public static double Grade(IEnumerable<string> pieces)
    {
        var (sentences, words, syllables) = (0, 0, 0);
        foreach (var piece in pieces)
        {
            foreach (var range in SentenceEnd.EnumerateSplits(piece))
            {
                var before = words;
                foreach (var word in Word.EnumerateMatches(piece.AsSpan(range)))
                {
                    words++;
                    syllables += Syllables(piece.AsSpan(range).Slice(word.Index, word.Length));
                }

                sentences += words > before ? 1 : 0;
            }
        }

        return words == 0 ? 0 : (0.39 * words / sentences) + (11.8 * syllables / words) - 15.59;
    }

    /// <summary>How many words a text has.</summary>
    public static int Words(string text) => Word.Count(text);

    /// <summary>How many syllables a word has, at least 1.</summary>
    public static int Syllables(ReadOnlySpan<char> word)
    {
        var groups = 0;
        var wasVowel = false;
        foreach (var letter in word)
        {
            var isVowel = IsVowel(letter);
            groups += isVowel && !wasVowel ? 1 : 0;
            wasVowel = isVowel;
        }

        return Math.Max(1, groups - (HasSilentEnd(word) ? 1 : 0));
    }

    private static bool IsVowel(char letter) => char.ToLowerInvariant(letter) is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    // "make", "makes" and "raised", but not "muscle" or "needed" after a vowel or an l.
    private static bool HasSilentEnd(ReadOnlySpan<char> word)
    {
        var rest = word switch
        {
            [.. var start, 'e' or 'E'] => start,
            [.. var start, 'e' or 'E', 's' or 'S' or 'd' or 'D'] => start,
            _ => [],
        };
        return rest is [.., var last] && char.IsAsciiLetter(last) && !IsVowel(last) && last is not ('l' or 'L');
    }

    [GeneratedRegex(@"[.!?:;]+(\s|\z)")]
    private static partial Regex SentenceEnd { get; }

    [GeneratedRegex(@"\p{L}+('\p{L}+)?")]
    private static partial Regex Word { get; }
}
