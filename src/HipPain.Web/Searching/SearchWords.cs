using System.Globalization;
using System.Text;
using HipPain.Content;

namespace HipPain.Web.Searching;

/// <summary>Cuts text into words in the same way for what is in the guide and for what readers type.</summary>
internal static class SearchWords
{
    /// <summary>
    /// The words of a text in lower case without accents. A word is letters and digits; an apostrophe inside one, straight or
    /// curly, is passed over with the "s" behind it, and in "can't" it joins the two halves.
    /// </summary>
    public static List<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(Fold(rune));
            }
            else if (word.Length > 0 && IsApostrophe(rune))
            {
                word.Append('\'');
            }
            else if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.NonSpacingMark)
            {
                End(word, words);
            }
        }

        End(word, words);
        return words;
    }

    /// <summary>A word without the "s" of a plural.</summary>
    public static string Singular(string word) => Letters.Singular(word);

    private static void End(StringBuilder word, List<string> words)
    {
        var text = word.ToString().TrimEnd('\'');
        text = (text.EndsWith("'s", StringComparison.Ordinal) ? text[..^2] : text).Replace("'", "", StringComparison.Ordinal);
        if (text.Length > 0)
        {
            words.Add(text);
        }

        word.Clear();
    }

    private static string Fold(Rune rune) =>
        rune.IsBmp ? Letters.Fold((char)rune.Value).ToString() : Rune.ToLowerInvariant(rune).ToString();

    private static bool IsApostrophe(Rune rune) => rune.IsBmp && Letters.IsApostrophe((char)rune.Value);
}
