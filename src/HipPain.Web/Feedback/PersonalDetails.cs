using System.Text;
using System.Text.RegularExpressions;
using HipPain.Web.Data;

namespace HipPain.Web.Feedback;

/// <summary>
/// Takes out of a reader's words what tells who somebody is: e-mail addresses, telephone numbers, NHS and National Insurance
/// numbers, postcodes and dates of birth. Names cannot be told from other words and stay.
/// </summary>
public static class PersonalDetails
{
    /// <summary>How every expression here is read.</summary>
    internal const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // Short of what the shortest thing it stands for takes, so that a text never grows by it.
    private const string InShort = "[…]";

    private static readonly Dictionary<FeedbackMarks, string> Words = new()
    {
        [FeedbackMarks.EmailRemoved] = "[email removed]",
        [FeedbackMarks.PhoneRemoved] = "[phone number removed]",
        [FeedbackMarks.NhsNumberRemoved] = "[NHS number removed]",
        [FeedbackMarks.NationalInsuranceNumberRemoved] = "[National Insurance number removed]",
        [FeedbackMarks.PostcodeRemoved] = "[postcode removed]",
        [FeedbackMarks.BirthDateRemoved] = "[date of birth removed]",
    };

    // None of these goes back in the text, so that time grows with the text alone. Generated code cannot do that.
    private static readonly Regex Email = new(
        @"[\w.%+'-]+(?: ?@ ?| ?[\[({] ?at ?[\])}] ?)[\w-]+(?:(?:\.| ?[\[({] ?dot ?[\])}] ?)[\w-]+)*(?:\.| ?[\[({] ?dot ?[\])}] ?)\p{L}[\w-]+"
        + @"|[\w.%+'-]+ at [\w-]+(?: dot [\w-]+)* dot (?:com|net|org|edu|gov|co|uk|ie|eu|de|fr|info|io|me)\b",
        Linear);

    private static readonly Regex Link = new(@"https?://|\bwww\.", Linear);

    // What has the narrower form comes first: a date or an NHS number could pass for a telephone number.
    private static readonly Func<string, DateOnly, IEnumerable<(int Start, int Length, FeedbackMarks Mark)>>[] Finders =
    [
        (text, _) => All(Email, text, FeedbackMarks.EmailRemoved),
        (text, _) => Marked(NationalInsuranceNumbers.In(text), FeedbackMarks.NationalInsuranceNumberRemoved),
        (text, _) => Marked(Postcodes.In(text), FeedbackMarks.PostcodeRemoved),
        (text, today) => Dates.In(text, today)
            .Select(date => (date.Start, date.Length, date.IsBirth ? FeedbackMarks.BirthDateRemoved : FeedbackMarks.None)),
        (text, _) => Marked(NhsNumbers.In(text), FeedbackMarks.NhsNumberRemoved),
        (text, _) => Marked(TelephoneNumbers.In(text), FeedbackMarks.PhoneRemoved),
    ];

    /// <summary>Puts words in brackets in the place of personal details.</summary>
    /// <param name="text">At most <see cref="FeedbackEntry.MaxCommentLength"/> characters; the result has no more either.</param>
    /// <param name="today">The day, in UTC: nobody was born later.</param>
    /// <returns>The text, and what was noticed.</returns>
    public static (string Text, FeedbackMarks Marks) Remove(string text, DateOnly today)
    {
        var copy = new PlainCopy(text);
        var found = new List<(int Start, int End, FeedbackMarks Mark)>();
        var marks = Link.IsMatch(copy.ToString()) ? FeedbackMarks.HasLink : FeedbackMarks.None;
        foreach (var find in Finders)
        {
            foreach (var (start, length, mark) in find(copy.ToString(), today))
            {
                var place = copy.Take(start, length);
                if (mark is not FeedbackMarks.None)
                {
                    found.Add((place.Start, place.End, mark));
                    marks |= mark;
                }
            }
        }

        var full = Replace(text, found, mark => Words[mark]);
        return (full.Length <= Math.Max(text.Length, FeedbackEntry.MaxCommentLength) ? full : Replace(text, found, _ => InShort), marks);
    }

    private static IEnumerable<(int Start, int Length, FeedbackMarks Mark)> All(Regex form, string text, FeedbackMarks mark) =>
        form.Matches(text).Select(match => (match.Index, match.Length, mark));

    private static IEnumerable<(int Start, int Length, FeedbackMarks Mark)> Marked(IEnumerable<(int Start, int Length)> places, FeedbackMarks mark) =>
        places.Select(place => (place.Start, place.Length, mark));

    private static string Replace(string text, List<(int Start, int End, FeedbackMarks Mark)> found, Func<FeedbackMarks, string> words)
    {
        var result = new StringBuilder(text.Length);
        var rest = 0;
        foreach (var (start, end, mark) in found.OrderBy(one => one.Start))
        {
            result.Append(text, rest, start - rest).Append(words(mark));
            rest = end;
        }

        return result.Append(text, rest, text.Length - rest).ToString();
    }
}
