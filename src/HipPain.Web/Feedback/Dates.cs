using System.Globalization;
using System.Text.RegularExpressions;

namespace HipPain.Web.Feedback;

/// <summary>
/// Finds dates with day, month and year, and tells those on which a reader may have been born: at least ten years ago, or called a
/// birthday. A year alone is a date of birth only where it is called one.
/// </summary>
internal static class Dates
{
    private const int FirstYear = 1900;
    private const int YoungestReader = 10;
    private const int MostBefore = 32;
    private const string Month = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private const string Day = "[0-9]{1,2}(?:st|nd|rd|th)?";
    private const string Birth = @"\b(?:born|birthda(?:y|te)|date of birth|d\.?o\.?b\.?|b-?day)\b";

    private static readonly Regex InDigits = new(
        @"\b(?:[0-9]{1,2} ?[/.-] ?[0-9]{1,2} ?[/.-] ?[0-9]{2,4}|[0-9]{4} ?[/.-] ?[0-9]{1,2} ?[/.-] ?[0-9]{1,2}|[0-9]{1,2} [0-9]{1,2} [0-9]{4}|[0-9]{8})\b",
        PersonalDetails.Linear);

    private static readonly Regex InWords = new(
        $@"\b(?:{Day}(?: of)?[ .,/-]{{0,2}}{Month}[ .,/-]{{0,2}}|{Month}[ .]{{1,2}}{Day}[ .,/-]{{1,2}})'?(?<year>[0-9]{{4}}|[0-9]{{2}})\b", PersonalDetails.Linear);

    private static readonly Regex BornIn = new(
        $@"{Birth}[^0-9\n]{{0,20}}?\b(?<when>(?:{Month}[ .,/-]{{0,2}}|[0-9]{{1,2}}[/.-])?(?<year>[0-9]{{4}}))\b", PersonalDetails.Linear);

    private static readonly Regex SaysBirth = new($@"{Birth}[^0-9\n]{{0,20}}\z|\bdob[^a-z0-9\n]{{0,5}}\z", PersonalDetails.Linear);
    private static readonly Regex SaysBirthBehind = new($@"\A[^0-9\n.!?]{{0,20}}?{Birth}", PersonalDetails.Linear);
    private static readonly Regex HasDateBehind = new(
        $@"\A[^0-9\n]{{0,20}}(?:[0-9]{{1,2}} ?[/.-] ?[0-9]|[0-9]{{4}}\b|{Day}(?: of)?[ .,/-]{{0,2}}{Month}|\[(?:date of birth removed|…)\])", PersonalDetails.Linear);

    private static readonly Regex Measure = new(
        @"\A ?(?:(?:m|k|km|kg|mg|s|sec|seconds?|min|minutes?|miles?|steps|reps|times)\b|%)", PersonalDetails.Linear);

    /// <summary>Where dates stand, and whether they may be dates of birth. None overlaps another.</summary>
    public static List<(int Start, int Length, bool IsBirth)> In(string text, DateOnly today)
    {
        var dates = new List<(int Start, int Length, bool IsBirth)>();
        foreach (Match match in InDigits.Matches(text))
        {
            if (YearOf(match.Value) is { } year && !IsMeasure(match))
            {
                Add(match.Index, match.Length, year, isInDigits: true);
            }
        }

        foreach (Match match in InWords.Matches(text))
        {
            // "On 3 May 10 km".
            if (match.Groups["year"].Length == 4 || !IsMeasure(match))
            {
                Add(match.Index, match.Length, match.Groups["year"].Value);
            }
        }

        foreach (Match match in BornIn.Matches(text))
        {
            Add(match.Groups["when"].Index, match.Groups["when"].Length, match.Groups["year"].Value);
        }

        return dates;

        bool IsMeasure(Match match) => Measure.IsMatch(text.AsSpan(match.Index + match.Length));

        void Add(int start, int length, string year, bool isInDigits = false)
        {
            if (!dates.Exists(date => start < date.Start + date.Length && date.Start < start + length)
                && IsBirth(year, isInDigits, IsCalledBirth(text, start, start + length), today) is { } isBirth)
            {
                dates.Add((start, length, isBirth));
            }
        }
    }

    /// <summary>The year, of two or four digits; null where the digits are no date in any order.</summary>
    private static string? YearOf(string digits)
    {
        string[] parts = digits.Length == 8 && digits.All(char.IsAsciiDigit)
            ? IsYear(digits[..4]) ? [digits[..4], digits[4..6], digits[6..]] : [digits[..2], digits[2..4], digits[4..]]
            : digits.Split(['/', '.', '-', ' '], StringSplitOptions.RemoveEmptyEntries);
        var (year, one, other) = parts[0].Length == 4 ? (parts[0], parts[1], parts[2]) : (parts[2], parts[0], parts[1]);
        var (first, second) = (Number(one), Number(other));
        return year.Length is 2 or 4 && first is >= 1 and <= 31 && second is >= 1 and <= 31 && Math.Min(first, second) <= 12 ? year : null;
    }

    private static bool IsYear(string digits) => digits.StartsWith("19", StringComparison.Ordinal) || digits.StartsWith("20", StringComparison.Ordinal);

    /// <summary>Whether the words before or behind a date call it a birthday, and not another date behind them.</summary>
    private static bool IsCalledBirth(string text, int start, int end)
    {
        if (SaysBirth.IsMatch(text[Math.Max(0, start - MostBefore)..start]))
        {
            return true;
        }

        var behind = SaysBirthBehind.Match(text, end, text.Length - end);
        return behind.Success && !HasDateBehind.IsMatch(text.AsSpan(behind.Index + behind.Length));
    }

    /// <summary>Whether somebody may have been born in the year; null where it is not one of these times.</summary>
    private static bool? IsBirth(string digits, bool isInDigits, bool isSaid, DateOnly today)
    {
        var year = Number(digits);
        if (digits.Length == 2)
        {
            year += year > today.Year % 100 ? 1900 : 2000;
            // "10/12/15" is as likely a set of exercises, and "12/03/95" hardly one.
            if (isInDigits && !isSaid && year >= 2000)
            {
                return null;
            }
        }

        return year < FirstYear || year > today.Year + 1 ? null : year <= today.Year && (isSaid || year <= today.Year - YoungestReader);
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
