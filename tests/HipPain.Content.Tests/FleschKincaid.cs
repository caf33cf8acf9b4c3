using System.Text.RegularExpressions;

namespace HipPain.Content.Tests;

/// <summary>
/// The Flesch–Kincaid grade: the school year in which people can read a text (Kincaid and others, 1975). Syllables are
/// counted as groups of vowels, without a silent e at the end.
/// </summary>
internal static partial class FleschKincaid
{
    /// <summary>The grade of sentences, of which each line holds one or more.</summary>
    public static double Grade(IEnumerable<string> lines)
    {
        var sentences = lines.SelectMany(line => SentenceEnd.Split(line)).Select(sentence => Word.Matches(sentence)).Where(words => words.Count > 0).ToList();
        var words = sentences.SelectMany(sentence => sentence).Select(word => word.Value).ToList();
        return (0.39 * words.Count / sentences.Count) + (11.8 * words.Sum(Syllables) / words.Count) - 15.59;
    }

    public static int Syllables(string word) => Math.Max(1, Vowels.Count(SilentEnd.Replace(word.ToLowerInvariant(), "")));

    [GeneratedRegex(@"[.!?:;]+(\s|\z)")]
    private static partial Regex SentenceEnd { get; }

    [GeneratedRegex(@"\p{L}+('\p{L}+)?")]
    private static partial Regex Word { get; }

    [GeneratedRegex("(?<=[^aeiouyl])(e|es|ed)$")]
    private static partial Regex SilentEnd { get; }

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex Vowels { get; }
}
