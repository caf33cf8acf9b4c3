using System.Globalization;
using System.Text;

namespace HipPain.Web.Editors.Exporting;

/// <summary>Keeps readers' words from being run as a formula by the spreadsheet that opens them (OWASP, CSV injection).</summary>
internal static class SpreadsheetText
{
    /// <summary>
    /// The text, with an apostrophe before it where it begins like a formula: <c>= + - @</c>, also in their full-width forms, behind
    /// quotation marks, spaces and what is not seen; or with a tab or a line break, which spreadsheets skip. Behind a semicolon, a comma,
    /// a tab or a line break within it, each such sign has an apostrophe of its own: a spreadsheet that parts cells there begins a new one.
    /// </summary>
    public static string? Neutralise(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return text;
        }

        var safe = new StringBuilder(text.Length + 1);
        var (isFirst, begins) = (true, true);
        if (text[0] is '\t' or '\r' or '\n')
        {
            safe.Append('\'');
        }

        for (int at = 0, length; at < text.Length; at += length)
        {
            _ = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out length);
            if (IsSeparator(rune))
            {
                (isFirst, begins) = (false, true);
            }
            else if (begins && !IsSkipped(rune))
            {
                begins = false;
                if (IsSign(rune))
                {
                    safe.Insert(isFirst ? 0 : safe.Length, '\'');
                }
            }

            safe.Append(text, at, length);
        }

        return safe.ToString();
    }

    private static bool IsSeparator(Rune rune) => rune.Value is ';' or ',' or '\t' or '\r' or '\n';

    private static bool IsSign(Rune rune) => rune.Value is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '−' or '﹦' or '﹢' or '﹣' or '﹫';

    private static bool IsSkipped(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || rune.Value is '"' or '\'' or '`' or '“' or '”' or '‘' or '’' or '＂' or '＇'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format;
}
