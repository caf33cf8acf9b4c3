using HipPain.Content.Articles;

namespace HipPain.Content.Terms;

/// <summary>The terms that one article of the guide explains, found in texts in time that grows with the text.</summary>
internal sealed class Glossary
{
    /// <summary>The glossary's address.</summary>
    public const string Path = "/glossary";

    private readonly Step _start = new();

    private Glossary(IReadOnlyList<Term> terms)
    {
        Terms = terms;
        foreach (var (term, name) in terms.SelectMany(term => term.Names, (term, name) => (term, name)))
        {
            var last = name.Aggregate(_start, (step, word) => step.Take(word));
            // Of two terms with the same name, the first keeps it.
            last.Term ??= term;
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
            // "Load-bearing" is another word than "load".
            if (!words[index].IsHyphened && Longest(words, index, _start) is var (term, last))
            {
                yield return new TermUse(term, words[index].Start, words[last].End);
                index = last;
            }
        }
    }

    /// <summary>The term whose name goes on longest from a step with the words at an index; it takes as many steps as a name has words.</summary>
    private static (Term Term, int Last)? Longest(List<TermWord> words, int index, Step step)
    {
        foreach (var form in words[index].Forms)
        {
            if (step.Next.TryGetValue(form, out var next))
            {
                TermWord? following = index + 1 < words.Count ? words[index + 1] : null;
                var longer = following is { IsJoined: true } ? Longest(words, index + 1, next) : null;
                var found = longer ?? (next.Term is { } term && following is not { IsHyphened: true } ? (term, index) : null);
                if (found is not null)
                {
                    return found;
                }
            }
        }

        return null;
    }

    /// <summary>A word on the way through the names, which share the words that they begin with.</summary>
    private sealed class Step
    {
        public Dictionary<string, Step> Next { get; } = new(StringComparer.Ordinal);

        /// <summary>The term whose name ends here; null if none does.</summary>
        public Term? Term { get; set; }

        public Step Take(string word)
        {
            if (!Next.TryGetValue(word, out var next))
            {
                Next.Add(word, next = new Step());
            }

            return next;
        }
    }
}

/// <summary>A place in a text where a term is used.</summary>
/// <param name="Term">The term.</param>
/// <param name="Start">Where its words start.</param>
/// <param name="End">Where they end, behind the last character.</param>
internal readonly record struct TermUse(Term Term, int Start, int End);
