using System.Text;

namespace HipPain.Content.Checking;

/// <summary>Makes text from a file fit to be shown in a terminal, a log or a page.</summary>
internal static class Quoted
{
    public static string Text(string text, int most = 60) =>
        $"\"{(text.Length > most ? string.Concat(text.AsSpan(0, most), "…") : text)}\"";

    public static string Clean(string sentence)
    {
        var clean = new StringBuilder(sentence.Length);
        foreach (var rune in sentence.EnumerateRunes())
        {
            var isPlain = Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Control
                or System.Globalization.UnicodeCategory.Format
                or System.Globalization.UnicodeCategory.LineSeparator
                or System.Globalization.UnicodeCategory.ParagraphSeparator);
            clean.Append(isPlain ? rune.ToString() : "\uFFFD");
        }

        return clean.ToString();
    }
}
