using System.Globalization;
using System.Text;

namespace HipPain.Content;

/// <summary>A text as it would be read out: what it says, however it is set.</summary>
internal static class SpokenWords
{
    /// <summary>
    /// The words and numbers of a text in lower case, with a space before and behind each. Hyphens and punctuation part words;
    /// every apostrophe is straight; a number and what follows it are two words; a percent sign is a word.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="withSigns">Whether <c>*</c> and <c>#</c> are words too.</param>
    public static string Of(string text, bool withSigns = false)
    {
        var words = new StringBuilder(text.Length + 8).Append(' ');
        for (var index = 0; index < text.Length; index++)
        {
            var sign = text[index];
            var last = words[^1];
            if (IsWithinWord(text, index, last))
            {
                words.Append(sign is '.' or ',' ? sign : '\'');
            }
            else if (char.IsLetter(sign))
            {
                Part(words, char.IsAsciiDigit(last));
                words.Append(char.ToLowerInvariant(sign));
            }
            else if (char.IsAsciiDigit(sign))
            {
                Part(words, char.IsLetter(last));
                words.Append(sign);
            }
            else if (sign is '%' || (withSigns && sign is '*' or '#'))
            {
                Part(words, last != ' ');
                words.Append(sign).Append(' ');
            }
            else if (!IsInvisible(sign))
            {
                Part(words, last != ' ');
            }
        }

        Part(words, words[^1] != ' ');
        return words.ToString();
    }

    private static void Part(StringBuilder words, bool isDue)
    {
        if (isDue)
        {
            words.Append(' ');
        }
    }

    // "2.5", "5,205" and "don't".
    private static bool IsWithinWord(string text, int index, char last)
    {
        var next = index + 1 < text.Length ? text[index + 1] : ' ';
        return text[index] switch
        {
            '.' or ',' => char.IsAsciiDigit(last) && char.IsAsciiDigit(next),
            '\'' or '\u2018' or '\u2019' or '\u02BC' => char.IsLetter(last) && char.IsLetter(next),
            _ => false,
        };
    }

    // Soft hyphens, joiners and accents that stand alone are not heard.
    private static bool IsInvisible(char sign) =>
        char.GetUnicodeCategory(sign) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark;
}
