using HipPain.Content.Articles;

namespace HipPain.Content.Terms;

/// <summary>The terms that one article of the guide explains, found in texts in time that grows with the text.</summary>
internal sealed class Glossary
{
    /// <summary>The glossary's address.</summary>
    public const string Path = "/glossary";

    /// <summary>Every name under its first word, the longest first.</summary>
    private readonly Dictionary<string, List<(Term Term, IReadOnlyList<string> Name)>> _byFirstWord = new(StringComparer.Ordinal);

    private Glossary(IReadOnlyList<Term> terms)
    {
        Terms = terms;
        foreach (var (term, name) in terms.SelectMany(term => term.Names, (term, name) => (term, name)))
        {
            if (!_byFirstWord.TryGetValue(name[0], out var names))
            {
                _byFirstWord.Add(name[0], names = []);
            }

            // Of two terms with the same name, the first keeps it.
            var place = names.FindIndex(other => other.Name.Count < name.Count);
            names.Insert(place < 0 ? names.Count : place, (term, name));
        }
    }

    /// <summary>That of a guide without one.</summary>
    public static Glossary None { get; } = new([]);

    public IReadOnlyList<Term> Terms { get; }

    /// <summary>The glossary that an article's sections are.</summary>
    public static Glossary Of(IEnumerable<Section> sections) => new([.. sections.Select(Term.Of)]);

    /// <summary>Every use of a term in a text, in order; where names overlap, the longest that starts first.</summary>
    public IEnumerable<TermUse> UsesIn(string text)
    {
        var words = TermWord.AllOf(text);
        for (var index = 0; index < words.Count; index++)
        {
            if (FindAt(words, index) is var (term, last))
            {
                yield return new TermUse(term, words[index].Start, words[last].End);
                index = last;
            }
        }
    }

    private (Term Term, int Last)? FindAt(List<TermWord> words, int index)
    {
        var word = words[index];
        // "Load-bearing" is another word than "load".
        if (word.IsHyphened || Starting(word) is not { } names)
        {
            return null;
        }

        foreach (var (term, name) in names)
        {
            var last = index + name.Count - 1;
            if (last < words.Count && !(last + 1 < words.Count && words[last + 1].IsHyphened) && IsAt(words, index, name))
            {
                return (term, last);
            }
        }

        return null;
    }

    private List<(Term Term, IReadOnlyList<string> Name)>? Starting(TermWord word) =>
        word.Short is not null && _byFirstWord.TryGetValue(word.Short, out var names) ? names : _byFirstWord.GetValueOrDefault(word.Plain);

    private static bool IsAt(List<TermWord> words, int index, IReadOnlyList<string> name)
    {
        for (var number = 1; number < name.Count; number++)
        {
            if (words[index + number] is not { IsJoined: true } word || !word.Is(name[number]))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A place in a text where a term is used.</summary>
/// <param name="Term">The term.</param>
/// <param name="Start">Where its words start.</param>
/// <param name="End">Where they end, behind the last character.</param>
internal readonly record struct TermUse(Term Term, int Start, int End);
