using System.Text.RegularExpressions;

namespace HipPain.Web.Feedback;

/// <summary>
/// Finds NHS numbers: ten digits, the last of which checks the others (modulus 11, NHS Data Dictionary). Where the number is called
/// one, its last digit may be mistyped.
/// </summary>
internal static class NhsNumbers
{
    private const int MostBefore = 20;

    private static readonly Regex Form = new(@"\b[0-9]{3}[ .-]{0,2}[0-9]{3}[ .-]{0,2}[0-9]{4}\b", PersonalDetails.Linear);
    private static readonly Regex Name = new(@"\bnhs\b[^0-9\n]*\z", PersonalDetails.Linear);

    /// <summary>Where NHS numbers stand.</summary>
    public static IEnumerable<(int Start, int Length)> In(string text) => Form.Matches(text)
        .Where(match => IsAlone(text.AsSpan(0, match.Index)) && IsNumber(match.Value, text, match.Index))
        .Select(match => (match.Index, match.Length));

    // The last ten digits of a longer number are none.
    private static bool IsAlone(ReadOnlySpan<char> before) => before.TrimEnd(" .-()") is [] or [.., not ('+' or (>= '0' and <= '9'))];

    private static bool IsNumber(string number, string text, int start)
    {
        var from = Math.Max(0, start - MostBefore);
        return Name.IsMatch(text[from..start]) || (IsChecked(number.Where(char.IsAsciiDigit)) && !Distances.Are(number));
    }

    private static bool IsChecked(IEnumerable<char> digits)
    {
        var sum = 0;
        var last = 0;
        foreach (var (index, digit) in digits.Index())
        {
            (sum, last) = index < 9 ? (sum + ((digit - '0') * (10 - index)), 0) : (sum, digit - '0');
        }

        return (11 - (sum % 11)) % 11 == last;
    }
}

/// <summary>Numbers that runners write one after the other: "800 400 1600".</summary>
internal static class Distances
{
    /// <summary>Whether there are three round numbers or more in a row.</summary>
    public static bool Are(string numbers)
    {
        var groups = numbers.Split([' ', '.', '-', '/', '(', ')', '+'], StringSplitOptions.RemoveEmptyEntries);
        return groups.Length > 2 && groups.All(group => group.EndsWith('0'));
    }
}
