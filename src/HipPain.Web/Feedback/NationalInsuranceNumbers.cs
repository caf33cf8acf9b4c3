using System.Text.RegularExpressions;

namespace HipPain.Web.Feedback;

/// <summary>
/// Finds National Insurance numbers: two letters, six digits and a last letter from A to D. Where the number is called one, or stands in
/// pairs behind letters in capitals that begin one (HMRC, NIM39110), the last letter may be missing.
/// </summary>
internal static class NationalInsuranceNumbers
{
    private const string Digits = "[ .-]?[0-9]{2}[ .-]?[0-9]{2}[ .-]?[0-9]{2}";

    private static readonly Regex Whole = new($@"\b[A-Z]{{2}}{Digits}[ .-]?[A-D]\b", PersonalDetails.Linear);
    private static readonly Regex Called = new(
        $@"(?:\bn\.?i\.?(?:no)?\b|\bnational insurance\b)[^0-9\n]{{0,20}}?\b(?<number>[A-Z]{{2}}{Digits})\b", PersonalDetails.Linear);

    private static readonly Regex InPairs = new(
        @"\b[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z] [0-9]{2} [0-9]{2} [0-9]{2}\b", PersonalDetails.Linear & ~RegexOptions.IgnoreCase);

    // "HM 01 39 20" is a time for a half marathon.
    private static readonly string[] OfRunners = ["AM", "AT", "HM", "HR", "KM", "MP", "PB", "PM", "PR", "SB", "TT", "WK"];

    /// <summary>Where the numbers stand. None overlaps another.</summary>
    public static IEnumerable<(int Start, int Length)> In(string text) => Whole.Matches(text)
        .Concat(Called.Matches(text).Select(match => match.Groups["number"]))
        .Concat(InPairs.Matches(text).Where(match => !OfRunners.Contains(match.Value[..2])))
        .Select(number => (Start: number.Index, number.Length))
        .DistinctBy(place => place.Start);
}
