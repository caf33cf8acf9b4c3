using System.Globalization;

namespace HipPain.Content.Terms;

/// <summary>
/// A word of a text as names of terms are compared with it: small letters without accents, in the singular. One that is written with two
/// capitals or more, such as "REDs" or "IT", may be a short form, which no other word is taken for.
/// </summary>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="End">Where it ends, behind its last character.</param>
/// <param name="Plain">The word.</param>
/// <param name="Short">The word as it is written, if it may be a short form; else null.</param>
/// <param name="IsJoined">Whether nothing but white space, or one hyphen or dash, parts it from the word before.</param>
/// <param name="IsHyphened">Whether a hyphen or dash, without space, ties it to the word before.</param>
internal readonly record struct TermWord(int Start, int End, string Plain, string? Short, bool IsJoined, bool IsHyphened)
{
    /// <summary>What the word is compared by when it stands in a name.</summary>
    public string Name => Short ?? Plain;

    /// <summary>All that it may stand for in a text, the most likely first: of a short form, more than one are written with an "s".</summary>
    public IEnumerable<string> Forms => Short switch
    {
        null => [Plain],
        [.. var one, 's'] => [Short, one, Plain],
        _ => [Short, Plain],
    };

    /// <summary>All words of a text, in order.</summary>
    public static List<TermWord> AllOf(string text)
    {
        var words = new List<TermWord>();
        var end = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (!char.IsLetterOrDigit(text[index]))
            {
                continue;
            }

            var start = index;
            while (index < text.Length && IsWithin(text[index]))
            {
                index++;
            }

            var between = text.AsSpan(end, start - end);
            var isHyphened = words.Count > 0 && between is ['-' or '\u2010' or '\u2011' or '\u2012' or '\u2013'];
            var word = string.Concat(text[start..index].Where(sign => !IsUnheard(sign)));
            var plain = Singular(string.Concat(word.Select(Letters.Fold)));
            words.Add(new TermWord(start, index, plain, ShortOf(word), isHyphened || between.IsWhiteSpace(), isHyphened));
            index += LengthOfGenitive(text, index);
            end = index;
        }

        return words;
    }

    // Soft hyphens, joiners, accents that stand alone and the halves of rare letters part no word.
    private static bool IsWithin(char sign) => char.IsLetterOrDigit(sign) || char.IsSurrogate(sign) || IsUnheard(sign);

    private static bool IsUnheard(char sign) =>
        char.GetUnicodeCategory(sign) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // "Runner's knee" and "Perthes' disease" are names; a bursa's load is the load of a bursa.
    private static int LengthOfGenitive(string text, int end) => text.AsSpan(end) switch
    {
        ['\'' or '\u2019', 's', ..] when end + 2 == text.Length || !IsWithin(text[end + 2]) => 2,
        ['\'' or '\u2019', ..] when text[end - 1] == 's' => 1,
        _ => 0,
    };

    // As English makes them, and "bursae". A word that is no plural may lose its "s" too, on both sides.
    private static string Singular(string word) => word switch
    {
        { Length: < 4 } => word,
        [.. var stem, 'i', 'e', 's'] => stem + "y",
        [.. var stem, 'a', 'e'] => stem + "a",
        [.. var stem, 's', 's', 'e', 's'] => stem + "ss",
        [.., 'x', 'e', 's'] or [.., 'c' or 's', 'h', 'e', 's'] => word[..^2],
        // "Aches" has lost its "e" with the "s".
        [.., 'c' or 's', 'h', 'e'] => word[..^1],
        [.., 's' or 'u' or 'i', 's'] => word,
        [.. var stem, 's'] => stem,
        _ => word,
    };

    private static string? ShortOf(string word) => word.Count(char.IsUpper) < 2 ? null : word;
}
