using HipPain.Content;

namespace HipPain.Web.Searching;

/// <summary>Knows which words mean the same, and so what else to look for and whether a text speaks of a thing.</summary>
internal sealed class Meanings
{
    private readonly Dictionary<string, int> _groups = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyList<IReadOnlyList<string>>> _phrases = [];
    private readonly int _longest = 1;

    public Meanings(Synonyms synonyms)
    {
        foreach (var group in synonyms.SameMeaning)
        {
            IReadOnlyList<string>[] phrases = [.. group.Select(SearchWords.Of)];
            foreach (var phrase in phrases)
            {
                _groups.TryAdd(Key(phrase), _phrases.Count);
                _longest = Math.Max(_longest, phrase.Count);
            }

            _phrases.Add(phrases);
        }
    }

    /// <summary>Cuts words into terms: a phrase that means something with others is one term, any other word is one by itself.</summary>
    public IReadOnlyList<Term> Cut(IReadOnlyList<string> words)
    {
        var terms = new List<Term>();
        for (var start = 0; start < words.Count; start += terms[^1].Words.Count)
        {
            terms.Add(TermAt(words, start));
        }

        return terms;
    }

    /// <summary>What a text speaks of; a text speaks of a phrase when this holds all that the phrase's own does.</summary>
    public HashSet<string> Of(IReadOnlyList<string> words) =>
        new(Cut(words).Select(term => term.Group is { } group ? $"#{group}" : SearchWords.Singular(term.Words[0])), StringComparer.Ordinal);

    private Term TermAt(IReadOnlyList<string> words, int start)
    {
        for (var length = Math.Min(_longest, words.Count - start); length > 0; length--)
        {
            string[] phrase = [.. words.Skip(start).Take(length)];
            if (_groups.TryGetValue(Key(phrase), out var group))
            {
                return new Term(phrase, group, [.. _phrases[group].Where(other => !other.SequenceEqual(phrase))]);
            }
        }

        return new Term([words[start]], Group: null, Others: []);
    }

    private static string Key(IEnumerable<string> words) => string.Join(' ', words.Select(SearchWords.Singular));
}

/// <summary>One thing to look for.</summary>
/// <param name="Words">What was typed: one word, or a phrase that means something with others.</param>
/// <param name="Group">The group of phrases that mean the same; null where there is none.</param>
/// <param name="Others">The group's other phrases.</param>
internal sealed record Term(IReadOnlyList<string> Words, int? Group, IReadOnlyList<IReadOnlyList<string>> Others);
