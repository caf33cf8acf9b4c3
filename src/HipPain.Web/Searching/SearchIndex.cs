using System.Collections.Frozen;
using HipPain.Content;
using HipPain.Content.Articles;

namespace HipPain.Web.Searching;

/// <summary>Finds the parts of one guide. Safe for many threads at once, until it is disposed of.</summary>
public sealed class SearchIndex : IDisposable
{
    // Where fewer parts hold all the words, those that hold some of them are looked at too.
    private const int Few = 5;
    private const int MostWithSome = 10;

    // To rank every part of a table takes 1 to 3 ms. A guide of fewer parts is ranked whole.
    private const int MostInTable = 2_000;

    private const int MostHeadings = 200;

    private static readonly FrozenSet<string> Common = FrozenSet.ToFrozenSet(
        [
            "a", "about", "after", "am", "an", "and", "any", "are", "as", "at", "be", "been", "before", "but", "by", "can", "did", "do", "does",
            "for", "from", "get", "had", "has", "have", "how", "htm", "html", "i", "if", "im", "in", "is", "it", "its", "ive", "me", "my", "of",
            "on", "or", "php", "should", "so", "that", "the", "then", "there", "this", "to", "up", "was", "what", "when", "where", "which", "while",
            "who", "why", "will", "with", "www", "you", "your",
        ],
        StringComparer.Ordinal);

    private readonly List<FoundPart> _parts = [];
    private readonly Spelling _spelling = new();
    private readonly Meanings _meanings;
    private readonly List<HashSet<string>> _emergencies;
    private readonly List<(HashSet<string> Words, FoundPart Part)> _places;
    private readonly Names _names;
    private readonly int _last;
    private readonly PartTables _tables;

    /// <summary>Builds the index of a guide.</summary>
    /// <param name="guide">The guide.</param>
    /// <param name="cancellation">Ends the building early.</param>
    public SearchIndex(Guide guide, CancellationToken cancellation = default)
    {
        AddParts(guide.Articles.Where(article => !ComesLast(article)));
        var guideParts = _parts.Count;
        AddParts(guide.Articles.Where(ComesLast));
        _meanings = new Meanings(guide.Synonyms);
        _emergencies = [.. guide.Synonyms.Emergency.Select(phrase => _meanings.Of(SearchWords.Of(phrase)))];
        _places = [.. PlacesOf(guide)];
        _names = new Names(guide, TellingMeaningOf);
        foreach (var phrase in guide.Synonyms.SameMeaning.SelectMany(group => group).Concat(guide.Synonyms.Emergency)
            .Concat(guide.Synonyms.Places.SelectMany(place => place.Words)))
        {
            _spelling.Add(phrase);
        }

        var tables = _parts.Take(guideParts).Chunk(MostInTable).ToList();
        _last = tables.Count;
        tables.Add([.. _parts.Skip(guideParts)]);
        _tables = new PartTables(tables.Select(parts => parts.Select(Learn)), cancellation);
        _spelling.Seal();
    }

    /// <summary>The bytes that the full-text tables take.</summary>
    public long Bytes => _tables.Bytes;

    /// <summary>How many parts can be found.</summary>
    public int Count => _parts.Count;

    /// <summary>Looks for a query's words.</summary>
    /// <param name="query">What was typed.</param>
    /// <param name="most">How many parts at the most; the one on a part of the body comes on top of them.</param>
    public SearchAnswer Find(Query query, int most)
    {
        var answer = Match(query, most);
        var meaning = _meanings.Of(query.Words);
        meaning.UnionWith(_meanings.Of(answer.Correction?.Words ?? []));
        var place = _places.Find(place => place.Words.IsSubsetOf(meaning)).Part;
        return answer with
        {
            Parts = place is null ? answer.Parts : PutFirst(place, answer.Parts),
            MayBeEmergency = _emergencies.Exists(meaning.IsSupersetOf),
        };
    }

    /// <summary>The articles on the condition or place that a name is of, and no others; see <see cref="Names"/>.</summary>
    public IReadOnlyList<Article> FindNamed(Query name) => IsShort(Telling(name)) ? [] : _names.Find(name.Text);

    /// <inheritdoc />
    public void Dispose() => _tables.Dispose();

    // Who types "stress fracture" needs the advice before the meaning of the words.
    private static bool ComesLast(Article article) =>
        article.IsGlossary || (article.FrontMatter.Kind is ArticleKind.Page && article.Address != Address.Home);

    private void AddParts(IEnumerable<Article> articles)
    {
        foreach (var article in articles)
        {
            _parts.Add(new FoundPart { Article = article });
            _parts.AddRange(article.Sections.Select(section => new FoundPart { Article = article, Section = section }));
        }
    }

    /// <summary>Whether a word is short for a longer name here, and may be short for another elsewhere: "hernia", "bursitis".</summary>
    private static bool IsShort(IReadOnlyList<Term> terms) =>
        terms is [{ Words: [var word], Others: var others }]
        && others.Any(other => other.Count > 1 && other.Select(SearchWords.Singular).Contains(SearchWords.Singular(word)));

    private IReadOnlyList<string> TellingMeaningOf(string text) =>
        [.. _meanings.Of(SearchWords.Of(text).Take(Query.MostWords).ToList()).Where(word => !Common.Contains(word))];

    private (string Article, string Heading, string Text) Learn(FoundPart part)
    {
        var text = part.Section?.Text ?? $"{part.Article.Summary} {part.Article.LeadText}";
        _spelling.Add(part.Title);
        _spelling.Add(text);
        return (part.Article.Title, part.Title, text);
    }

    private IEnumerable<(HashSet<string> Words, FoundPart Part)> PlacesOf(Guide guide)
    {
        foreach (var place in guide.Synonyms.Places)
        {
            // One that leads nowhere is a problem that editors are told of.
            if (guide.Find(place.Path) is { } article)
            {
                var section = article.Sections.FirstOrDefault(section => section.Id == place.Fragment);
                var part = new FoundPart { Article = article, Section = section, Snippet = Snippet.Start(section?.Text ?? article.Summary) };
                foreach (var phrase in place.Words)
                {
                    yield return (_meanings.Of(SearchWords.Of(phrase)), part);
                }
            }
        }
    }

    private static IReadOnlyList<FoundPart> PutFirst(FoundPart place, IReadOnlyList<FoundPart> parts) =>
        [parts.FirstOrDefault(part => part.Path == place.Path) ?? place, .. parts.Where(part => part.Path != place.Path)];

    private static string Key(IEnumerable<string> words) => string.Join(' ', words.Select(SearchWords.Singular));

    /// <summary>All words as typed, else all words as corrected, else some words as typed, else some as corrected.</summary>
    private SearchAnswer Match(Query query, int most)
    {
        var parts = Match(query, all: true, most);
        if (parts.Count >= Few)
        {
            return new SearchAnswer { Parts = parts };
        }

        var correction = parts.Count == 0 && _spelling.Correct(query.Words) is { } correct ? Query.Of(correct) : null;
        if (correction is not null && Match(correction, all: true, most) is { Count: > 0 } meant)
        {
            return new SearchAnswer { Parts = meant, Correction = correction, IsCorrected = true };
        }

        // What holds all the words is among the first of those that hold some.
        var some = Telling(query).Count > 1 ? Match(query, all: false, Math.Min(most, MostWithSome)) : parts;
        if (some.Count == 0 && correction is not null)
        {
            some = Match(correction, all: false, most);
            return new SearchAnswer { Parts = some, Correction = correction, IsCorrected = some.Count > 0 };
        }

        return new SearchAnswer { Parts = some, Correction = correction, HasOnlySomeWords = parts.Count == 0 && some.Count > 0 };
    }

    private List<FoundPart> Match(Query query, bool all, int most)
    {
        var terms = Telling(query);
        if (Expression.Of(terms, all, isWhole: _spelling.IsUsedOften) is not { } expression)
        {
            return [];
        }

        // Where not all text may be looked at, all headings are.
        IEnumerable<MatchingRow> inHeadings = _last > 1 ? InHeadings(expression, most) : [];
        List<MatchingRow> rows = [.. inHeadings.Concat(Best(expression, 0, _last, most)).DistinctBy(row => row.Row).Take(most)];
        // Who finds some of the words in the guide does not mean the site.
        if (rows.Count < most && (all || rows.Count == 0))
        {
            rows.AddRange(Best(expression, _last, _tables.Count, most));
        }

        var title = Key(query.Words);
        return [.. rows.Take(most)
            .Select(row => _parts[row.Row] with { Snippet = Snippet.Cut(row.Snippet) })
            .OrderByDescending(part => Key(SearchWords.Of(part.Title)) == title)];
    }

    private IReadOnlyList<Term> Telling(Query query)
    {
        var terms = _meanings.Cut(query.Words);
        IReadOnlyList<Term> telling = [.. terms.Where(term => term.Group is not null || !Common.Contains(term.Words[0]))];
        return telling.Count > 0 ? telling : terms;
    }

    /// <summary>Parts of the guide with a heading that matches, those with the shortest first: they say little else.</summary>
    private IEnumerable<MatchingRow> InHeadings(string expression, int most) =>
        _tables.MatchHeadings(expression, MostHeadings)
            .Where(row => row / MostInTable < _last)
            .OrderBy(row => _parts[row].Title.Length).Take(most)
            .Select(row => new MatchingRow(row, 0, _tables.Snippet(row / MostInTable, expression, row) ?? ""));

    /// <summary>The best rows of some tables, best first. It stops when there are enough, and starts when the first is asked for.</summary>
    private IEnumerable<MatchingRow> Best(string expression, int first, int end, int most)
    {
        var rows = new List<MatchingRow>();
        for (var table = first; table < end && rows.Count < most; table++)
        {
            rows.AddRange(_tables.Match(table, expression, most));
        }

        foreach (var row in rows.OrderBy(row => row.Rank))
        {
            yield return row;
        }
    }
}
