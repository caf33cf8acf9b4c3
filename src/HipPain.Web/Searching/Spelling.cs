namespace HipPain.Web.Searching;

/// <summary>The words of the guide, and which of them a word with one mistake was meant to be.</summary>
internal sealed class Spelling
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private const int ShortestWord = 3;
    private const int LongestWord = 30;

    // A word that is used as often as this was meant as it stands.
    private const int Often = 20;

    private readonly Dictionary<string, int> _uses = new(StringComparer.Ordinal);
    private string[]? _sorted;

    public void Add(string text)
    {
        foreach (var word in SearchWords.Of(text))
        {
            _uses[word] = _uses.GetValueOrDefault(word) + 1;
        }
    }

    /// <summary>Whether a word is so common in the guide that it is surely whole.</summary>
    public bool IsUsedOften(string word) => _uses.GetValueOrDefault(word) >= Often;

    /// <summary>Ends the adding.</summary>
    public void Seal()
    {
        _sorted = [.. _uses.Keys];
        Array.Sort(_sorted, StringComparer.Ordinal);
    }

    /// <summary>
    /// The words with each one that the guide does not know replaced by the word of the guide that is one letter away (one too
    /// many, too few, wrong, or two that changed places); null if there is none to replace.
    /// </summary>
    public IReadOnlyList<string>? Correct(IReadOnlyList<string> words)
    {
        string[] correct = [.. words.Select((word, place) => IsKnown(word, isLast: place == words.Count - 1) ? word : Nearest(word) ?? word)];
        return correct.SequenceEqual(words) ? null : correct;
    }

    private bool IsKnown(string word, bool isLast)
    {
        if (_uses.ContainsKey(word) || !isLast || _sorted is null)
        {
            return _uses.ContainsKey(word);
        }

        // The last word may be the beginning of one.
        var next = ~Array.BinarySearch(_sorted, word, StringComparer.Ordinal);
        return next < _sorted.Length && _sorted[next].StartsWith(word, StringComparison.Ordinal);
    }

    private string? Nearest(string word) =>
        word.Length is < ShortestWord or > LongestWord || word.Any(char.IsDigit)
            ? null
            : Neighbours(word).Where(_uses.ContainsKey).OrderByDescending(near => _uses[near]).ThenBy(near => near, StringComparer.Ordinal).FirstOrDefault();

    private static IEnumerable<string> Neighbours(string word)
    {
        for (var place = 0; place <= word.Length; place++)
        {
            var (before, after) = (word[..place], word[place..]);
            if (after.Length > 0)
            {
                yield return before + after[1..];
            }

            if (after.Length > 1)
            {
                yield return $"{before}{after[1]}{after[0]}{after[2..]}";
            }

            foreach (var letter in Letters)
            {
                yield return $"{before}{letter}{after}";
                if (after.Length > 0)
                {
                    yield return $"{before}{letter}{after[1..]}";
                }
            }
        }
    }
}
