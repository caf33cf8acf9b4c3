using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using HipPain.Content.Checking;
using HipPain.Content.Yaml;

namespace HipPain.Content;

/// <summary>What must not be said, as <c>wording.yaml</c> holds it: phrases, why, and what to say instead.</summary>
internal sealed class Wording
{
    public const string File = "wording.yaml";

    private readonly List<ForbiddenPhrase> _phrases = [];
    private SearchValues<string> _literals = SearchValues.Create([], StringComparison.OrdinalIgnoreCase);

    public static Wording Empty { get; } = new();

    public IReadOnlyList<ForbiddenPhrase> Phrases => _phrases;

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
                wording._phrases.AddRange(Entry(fields, log));
            }
            else
            {
                log.Add(Rules.WrongValue, entry.Value.Mark, $"The entry \"{entry.Key}\" has to be a group of \"key: value\" lines.");
            }
        }

        wording._literals = SearchValues.Create([.. wording._phrases.Select(phrase => phrase.Literal)], StringComparison.OrdinalIgnoreCase);
        return log.IsClean ? wording : null;
    }

    /// <summary>Whether any phrase may stand in a text: a quick look that is never wrong when it says no.</summary>
    public bool MayStandIn(string text) => text.AsSpan().IndexOfAny(_literals) >= 0;

    /// <summary>The phrases that a sentence says.</summary>
    public IEnumerable<ForbiddenPhrase> FoundIn(string sentence) => _phrases.Where(phrase =>
        sentence.Contains(phrase.Literal, StringComparison.OrdinalIgnoreCase)
        && phrase.Pattern.IsMatch(sentence)
        && !phrase.Exceptions.Any(exception => exception.IsMatch(sentence)));

    private static List<ForbiddenPhrase> Entry(YamlMap map, ProblemLog log)
    {
        var fields = new YamlFields(map, log);
        var (why, instead) = (fields.Text("why", most: 200), fields.Text("instead", most: 200));
        var exceptions = fields.Texts("unless", most: 20, mostEach: 80).Select(unless => PhrasePattern.Of(unless.Text)).ToList();
        var phrases = new List<ForbiddenPhrase>();
        foreach (var (text, mark) in fields.Texts("phrases", most: 40, mostEach: 120))
        {
            if (PhrasePattern.LiteralOf(text) is { Length: >= 3 } literal)
            {
                phrases.Add(new ForbiddenPhrase(literal, PhrasePattern.Of(text), exceptions, why, instead));
            }
            else
            {
                log.Add(Rules.WrongValue, mark, $"The phrase {Quoted.Text(text)} has to hold a word beside * and #.");
            }
        }

        if (phrases.Count == 0)
        {
            log.Add(Rules.MissingKey, map.Mark, "The key \"phrases\" is missing or empty.");
        }

        fields.End();
        return phrases;
    }
}

/// <summary>One phrase that must not be said.</summary>
/// <param name="Literal">A part of it that stands in every text that says it.</param>
/// <param name="Pattern">The whole of it.</param>
/// <param name="Exceptions">Phrases that make it right in the same sentence, such as "do not".</param>
/// <param name="Why">Why it must not be said.</param>
/// <param name="Instead">What to say.</param>
internal sealed record ForbiddenPhrase(string Literal, Regex Pattern, IReadOnlyList<Regex> Exceptions, string Why, string Instead);

/// <summary>
/// Phrases as editors write them: words, <c>*</c> for up to three words and <c>#</c> for a number. They become expressions
/// whose time grows with the text only, so that no phrase can hold the check up.
/// </summary>
internal static class PhrasePattern
{
    public static Regex Of(string phrase)
    {
        var pattern = new StringBuilder(@"(^|\W)");
        var words = Words(phrase);
        for (var index = 0; index < words.Length; index++)
        {
            var isLast = index == words.Length - 1;
            pattern.Append(words[index] switch
            {
                "*" => @"(\S+\s+){0,3}",
                "#" => @"[0-9]+([.,][0-9]+)*" + (isLast ? "" : @"\s*"),
                var word => Regex.Escape(word) + (isLast ? "" : @"\s+"),
            });
        }

        return new Regex(pattern.Append(@"($|\W)").ToString(), RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }

    /// <summary>The longest run of words without a sign; empty if there is none.</summary>
    public static string LiteralOf(string phrase) =>
        phrase.Split('*', '#').Select(part => string.Join(' ', Words(part))).MaxBy(part => part.Length) ?? "";

    private static string[] Words(string phrase) =>
        phrase.Replace('\u2019', '\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
