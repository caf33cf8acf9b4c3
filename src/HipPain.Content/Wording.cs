using HipPain.Content.Checking;
using HipPain.Content.Yaml;

namespace HipPain.Content;

/// <summary>What must not be said, as <c>wording.yaml</c> holds it: phrases, why, and what to say instead.</summary>
internal sealed class Wording
{
    public const string File = "wording.yaml";

    private readonly List<ForbiddenWording> _entries = [];

    /// <summary>Every phrase under the longest word of its literal, so that a text costs one look a word, however long the list is.</summary>
    private readonly Dictionary<string, List<(ForbiddenWording Entry, Phrase Phrase, int Offset)>> _byWord = new(StringComparer.Ordinal);

    public static Wording Empty { get; } = new();

    public IReadOnlyList<ForbiddenWording> Entries => _entries;

    /// <summary>Reads the file; null, with the reasons in the log, if anything in it is wrong.</summary>
    public static Wording? Read(string text, ProblemLog log)
    {
        if (text.Length == 0)
        {
            return Empty;
        }

        if (StrictYaml.Read(text, firstLine: 1, log) is not { } map)
        {
            return null;
        }

        var wording = new Wording();
        foreach (var entry in map.Entries)
        {
            if (entry.Value is YamlMap fields)
            {
                wording.Add(Entry(entry.Key, fields, log));
            }
            else
            {
                log.Add(Rules.WrongValue, entry.Value.Mark, $"The entry \"{entry.Key}\" has to be a group of \"key: value\" lines.");
            }
        }

        return log.IsClean ? wording : null;
    }

    /// <summary>Whether anything may be said in a text: a quick look that is never wrong when it says no.</summary>
    public bool MayStandIn(string text) => _entries.Count > 0 && Near(SpokenWords.Of(text), isOneEnough: true).Count > 0;

    /// <summary>The entries that a sentence breaks, each once.</summary>
    public IEnumerable<ForbiddenWording> FoundIn(string sentence)
    {
        var words = SpokenWords.Of(sentence);
        // A phrase may be near in thousands of places, and is looked for in the whole sentence each time.
        return Near(words)
            .DistinctBy(near => near.Phrase)
            .Where(near => near.Phrase.IsIn(words))
            .Select(near => near.Entry)
            .Distinct()
            .Where(entry => !entry.Exceptions.Any(exception => exception.IsIn(words)));
    }

    private void Add(ForbiddenWording entry)
    {
        _entries.Add(entry);
        foreach (var phrase in entry.Phrases)
        {
            var word = phrase.Literal.Split(' ').MaxBy(word => word.Length)!;
            if (!_byWord.TryGetValue(word, out var phrases))
            {
                _byWord.Add(word, phrases = []);
            }

            phrases.Add((entry, phrase, phrase.Literal.IndexOf($" {word} ", StringComparison.Ordinal)));
        }
    }

    /// <summary>The phrases whose literals stand in <see cref="SpokenWords"/>; only the first, if that is enough.</summary>
    private List<(ForbiddenWording Entry, Phrase Phrase)> Near(string words, bool isOneEnough = false)
    {
        var near = new List<(ForbiddenWording, Phrase)>();
        var lookup = _byWord.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var (start, end) = (0, words.IndexOf(' ', 1)); end > 0; (start, end) = (end, end + 1 < words.Length ? words.IndexOf(' ', end + 1) : -1))
        {
            if (!lookup.TryGetValue(words.AsSpan(start + 1, end - start - 1), out var phrases))
            {
                continue;
            }

            foreach (var (entry, phrase, offset) in phrases)
            {
                if (start >= offset && words.AsSpan(start - offset).StartsWith(phrase.Literal, StringComparison.Ordinal))
                {
                    near.Add((entry, phrase));
                    if (isOneEnough)
                    {
                        return near;
                    }
                }
            }
        }

        return near;
    }

    private static ForbiddenWording Entry(string name, YamlMap map, ProblemLog log)
    {
        var fields = new YamlFields(map, log);
        var (why, instead) = (fields.Text("why", most: 200), fields.Text("instead", most: 200));
        var before = log.Problems.Count;
        var phrases = Phrases("phrases", fields, log);
        if (phrases.Count == 0 && log.Problems.Count == before)
        {
            log.Add(Rules.MissingKey, map.Mark, "The key \"phrases\" is missing or empty.");
        }

        var entry = new ForbiddenWording(name, phrases, Phrases("unless", fields, log), why, instead);
        fields.End();
        return entry;
    }

    private static List<Phrase> Phrases(string key, YamlFields fields, ProblemLog log)
    {
        var phrases = new List<Phrase>();
        foreach (var (text, mark) in fields.Texts(key, most: 40, mostEach: 120))
        {
            if (Phrase.Of(text) is { } phrase)
            {
                phrases.Add(phrase);
            }
            else
            {
                log.Add(Rules.WrongValue, mark, $"The phrase {Quoted.Text(text)} has to hold a word of two letters or more beside * and #.");
            }
        }

        return phrases;
    }
}

/// <summary>One thing that must not be said.</summary>
/// <param name="Name">What editors call it.</param>
/// <param name="Phrases">The ways to say it.</param>
/// <param name="Exceptions">Phrases that make it right in the same sentence, such as "do not".</param>
/// <param name="Why">Why it must not be said.</param>
/// <param name="Instead">What to say.</param>
internal sealed record ForbiddenWording(string Name, IReadOnlyList<Phrase> Phrases, IReadOnlyList<Phrase> Exceptions, string Why, string Instead);
