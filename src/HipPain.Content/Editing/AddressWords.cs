using System.Text;

namespace HipPain.Content.Editing;

/// <summary>Makes the last part of an address from a title.</summary>
internal static class AddressWords
{
    // A table, because the program runs without the data that splits letters from their marks. Latin-1 and Latin Extended-A.
    private static readonly (string Plain, string Letters)[] Folds =
    [
        ("a", "àáâãåāăą"), ("ae", "äæ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"),
        ("j", "ĵ"), ("k", "ķĸ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉŋ"), ("o", "òóôõøōŏő"), ("oe", "öœ"), ("r", "ŕŗř"), ("s", "śŝşšſ"), ("ss", "ß"),
        ("t", "ţťŧ"), ("th", "þ"), ("u", "ùúûũūŭůűų"), ("ue", "ü"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
    ];

    private static readonly Dictionary<char, string> Plain =
        Folds.SelectMany(fold => fold.Letters.Select(letter => (letter, fold.Plain))).ToDictionary(pair => pair.letter, pair => pair.Plain);

    /// <summary>Lower-case words joined by hyphens; null if a letter of the title has no plain form or none is left.</summary>
    public static string? Of(string title)
    {
        var words = new StringBuilder();
        foreach (var character in title.ToLowerInvariant())
        {
            if (char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character))
            {
                words.Append(character);
            }
            else if (Plain.TryGetValue(character, out var plain))
            {
                words.Append(plain);
            }
            else if (char.IsLetter(character) || char.IsSurrogate(character))
            {
                return null;
            }
            // "Runner's" is one word.
            else if (character is not ('\'' or '\u2019') && words.Length > 0 && words[^1] != '-')
            {
                words.Append('-');
            }
        }

        return words.ToString().TrimEnd('-') is { Length: > 0 } whole ? whole : null;
    }
}
