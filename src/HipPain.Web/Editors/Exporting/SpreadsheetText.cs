using System.Text;

namespace HipPain.Web.Editors.Exporting;

/// <summary>Keeps readers' words from being run as a formula by the spreadsheet that opens them (OWASP, CSV injection).</summary>
internal static class SpreadsheetText
{
    /// <summary>
    /// The text, with an apostrophe before it where it begins like a formula: <c>= + - @</c>, also in their full-width forms, behind
    /// quotation marks, spaces and what is not seen; or with a tab or a line break, which spreadsheets skip.
    /// </summary>
    public static string? Neutralise(string? text) => text is not null && LooksLikeFormula(text) ? $"'{text}" : text;

    private static bool LooksLikeFormula(string text)
    {
        if (text.Length > 0 && text[0] is '\t' or '\r' or '\n')
        {
            return true;
        }

        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsSkipped(rune))
            {
                return rune.Value is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '−' or '﹦' or '﹢' or '﹣' or '﹫';
            }
        }

        return false;
    }

    private static bool IsSkipped(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || rune.Value is '"' or '\'' or '`' or '“' or '”' or '‘' or '’' or '＂' or '＇'
        || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format;
}
