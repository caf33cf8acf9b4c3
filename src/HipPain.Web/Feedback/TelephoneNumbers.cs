using System.Text.RegularExpressions;

namespace HipPain.Web.Feedback;

/// <summary>
/// Finds telephone numbers by their form: of the United Kingdom, of North America, international ones, and whatever is long or is
/// called one. Whether a number is in use is not asked: a mistyped one tells as much.
/// </summary>
internal static class TelephoneNumbers
{
    private const int MostGroups = 8;
    private const int ShortestNumber = 6;
    private const int LongestNumber = 15;
    private const int MostBefore = 24;

    private static readonly Regex Run = new(@"[0-9](?:[0-9]|[ .()/-]{1,3}[0-9])*", PersonalDetails.Linear);
    private static readonly Regex Name = new(
        @"\b(?:phone|telephone|tel|mobile|mob|call|ring|text|sms|fax|whatsapp|number)\b[^0-9\n]{0,12}\z", PersonalDetails.Linear);

    private static readonly Regex Measure = new(@"\A ?(?:m|k|km|kg|mg|miles?|steps|reps|times)\b", PersonalDetails.Linear);

    /// <summary>Where telephone numbers stand.</summary>
    public static List<(int Start, int Length)> In(string text)
    {
        var found = new List<(int Start, int Length)>();
        foreach (Match run in Run.Matches(text))
        {
            var groups = GroupsOf(run);
            var isCalledOne = IsCalledOne(text, run.Index);
            for (var first = 0; first < groups.Count; first++)
            {
                var most = Math.Min(MostGroups, groups.Count - first);
                var count = Enumerable.Range(0, most).Select(less => most - less)
                    .FirstOrDefault(count => IsNumber(text, groups[first..(first + count)], isCalledOne && first == 0));
                if (count > 0)
                {
                    var (start, end) = (StartOf(text, groups[first].Start), groups[first + count - 1].End);
                    found.Add((start, end - start));
                    first += count - 1;
                }
            }
        }

        return found;
    }

    private static List<Group> GroupsOf(Match run)
    {
        var groups = new List<Group>();
        for (var start = 0; start < run.Length;)
        {
            var end = start;
            while (end < run.Length && char.IsAsciiDigit(run.ValueSpan[end]))
            {
                end++;
            }

            if (end > start)
            {
                groups.Add(new Group(run.Value[start..end], run.Index + start, run.Index + end));
            }

            start = end + 1;
        }

        return groups;
    }

    private static bool IsNumber(string text, List<Group> groups, bool isCalledOne)
    {
        var (start, end) = (groups[0].Start, groups[^1].End);
        var isWord = end < text.Length && char.IsLetterOrDigit(text[end]);
        var digits = string.Concat(groups.Select(group => group.Digits));
        if (digits.Length < ShortestNumber || (isWord && groups is not [{ Digits.Length: > 8 }]))
        {
            return false;
        }

        return groups is [{ Digits.Length: >= 9 }]
            || (digits.Length <= LongestNumber && (IsInternational(text, start, groups, digits) || IsBritish(groups, digits)
                || (!Distances.Are(text[start..end]) && !Measure.IsMatch(text.AsSpan(end)) && (IsAmerican(groups, digits)
                    || IsMobileWithoutZero(groups) || isCalledOne))));
    }

    private static bool IsInternational(string text, int start, List<Group> groups, string digits)
    {
        var hasPlus = text[..start].TrimEnd('(', ' ') is [.., '+'] and not [.., >= '0' and <= '9', '+'];
        return (hasPlus && digits.Length >= 8)
            || (digits.StartsWith("00", StringComparison.Ordinal) && digits.Length >= 10 && digits[2] != '0' && groups[0].Digits.Length > 1);
    }

    // "0.25 0.5" starts with nought too, but then stands alone.
    private static bool IsBritish(List<Group> groups, string digits) => digits is ['0', not '0', ..]
        && groups.TrueForAll(group => group.Digits.Length > 1)
        && (digits.Length is 10 or 11 || (digits.Length == 12 && groups.Count < 5)
            || (digits.Length >= 7 && groups[0].Digits is "0800" or "0845" or "0500"));

    private static bool IsAmerican(List<Group> groups, string digits)
    {
        var national = groups is [{ Digits: "1" }, ..] ? groups[1..] : groups;
        return national is [{ Digits: [not ('0' or '1'), _, _] }, { Digits: [not ('0' or '1'), _, _] }, { Digits.Length: 4 }]
            && digits.Length is 10 or 11;
    }

    private static bool IsMobileWithoutZero(List<Group> groups) =>
        groups is [{ Digits: ['7', _, _, _] }, { Digits.Length: 6 }] or [{ Digits: ['7', _, _, _] }, { Digits.Length: 3 }, { Digits.Length: 3 }];

    private static bool IsCalledOne(string text, int start) => Name.IsMatch(text[Math.Max(0, start - MostBefore)..start]);

    // The plus and the bracket before the first digit go along.
    private static int StartOf(string text, int start)
    {
        while (start > 0 && (text[start - 1] is '+' or '(' || (text[start - 1] == ' ' && start > 1 && text[start - 2] == '+')))
        {
            start--;
        }

        return start;
    }

    private sealed record Group(string Digits, int Start, int End);
}
