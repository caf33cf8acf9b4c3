using System.Buffers;
using System.Globalization;

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
        // At the most, each sign is a word of its own with a space before and behind it.
        var words = ArrayPool<char>.Shared.Rent((text.Length * 3) + 2);
        words[0] = ' ';
        var length = 1;
        for (var index = 0; index < text.Length; index++)
        {
            var sign = text[index];
            var last = words[length - 1];
            if (char.IsLetter(sign) && sign != '\u02BC')
            {
                Part(char.IsAsciiDigit(last));
                words[length++] = char.ToLowerInvariant(sign);
            }
            else if (char.IsAsciiDigit(sign))
            {
                Part(char.IsLetter(last));
                words[length++] = sign;
            }
            else if (IsWithinWord(text, index, last))
            {
                words[length++] = sign is '.' or ',' ? sign : '\'';
            }
            else if (sign is '%' || (withSigns && sign is '*' or '#'))
            {
                Part(last != ' ');
                words[length++] = sign;
                words[length++] = ' ';
            }
            else if (sign is ' ' || !IsInvisible(sign))
            {
                Part(last != ' ');
            }
        }

        Part(words[length - 1] != ' ');
        var spoken = new string(words, 0, length);
        ArrayPool<char>.Shared.Return(words);
        return spoken;

        void Part(bool isDue)
        {
            if (isDue)
            {
                words[length++] = ' ';
            }
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
