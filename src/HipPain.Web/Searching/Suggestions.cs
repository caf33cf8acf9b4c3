using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using HipPain.Content;
using HipPain.Content.Articles;

namespace HipPain.Web.Searching;

/// <summary>Finds sections that share words with an address that does not exist.</summary>
public sealed partial class Suggestions
{
    private const int MostWords = 8;
    private const int MostTextLength = 2_000;

    private readonly ConditionalWeakTable<Guide, Lazy<Dictionary<string, Dictionary<Suggestion, int>>>> _indexes = [];

    /// <summary>The best matches for a path, best first; none if no word of it is known.</summary>
    /// <param name="guide">The guide to look in.</param>
    /// <param name="path">The path as it was asked for; at most 200 characters of it are read.</param>
    /// <param name="most">How many at the most.</param>
    public IReadOnlyList<Suggestion> For(Guide guide, string path, int most)
    {
        // Lazy: however many readers miss at once, a guide is indexed once.
        var weights = _indexes.GetValue(guide, guide => new(() => Build(guide))).Value;
        return [.. WordsOf(path.Length > 200 ? path[..200] : path).Distinct().Take(MostWords)
            .SelectMany(word => weights.GetValueOrDefault(word) ?? [])
            .GroupBy(match => match.Key, match => match.Value)
            .OrderByDescending(matches => matches.Sum())
            .ThenBy(matches => matches.Key.Path, StringComparer.Ordinal)
            .Take(most)
            .Select(matches => matches.Key)];
    }

    private static Dictionary<string, Dictionary<Suggestion, int>> Build(Guide guide)
    {
        var weights = new Dictionary<string, Dictionary<Suggestion, int>>(StringComparer.Ordinal);
        foreach (var article in guide.Articles.Where(article => article.FrontMatter.Kind is not ArticleKind.Page))
        {
            foreach (var section in article.Sections)
            {
                var suggestion = new Suggestion($"{article.Address}#{section.Id}", article.Title, section.Title);
                Add(section.Title, 8);
                Add(section.Id, 8);
                Add(article.Title, 4);
                Add(section.Text.Length > MostTextLength ? section.Text[..MostTextLength] : section.Text, 1);

                void Add(string text, int weight)
                {
                    foreach (var word in WordsOf(text).Distinct())
                    {
                        var matches = weights.TryGetValue(word, out var known) ? known : weights[word] = [];
                        matches[suggestion] = matches.GetValueOrDefault(suggestion) + weight;
                    }
                }
            }
        }

        // What stands in many sections tells them apart no longer, and would make common words slow.
        var most = Math.Max(20, guide.Articles.Sum(article => article.Sections.Count) / 3);
        foreach (var (word, matches) in weights)
        {
            if (matches.Count > most)
            {
                weights.Remove(word);
            }
        }

        return weights;
    }

    private static IEnumerable<string> WordsOf(string text) =>
        Word.Matches(text).Select(match => match.Value.ToLowerInvariant()).Where(word => !Common.Contains(word)).Select(Singular);

    private static string Singular(string word) =>
        word.Length > 4 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("is", StringComparison.Ordinal)
            ? word[..^1]
            : word;

    private static readonly HashSet<string> Common =
        ["and", "are", "can", "for", "from", "has", "have", "hip", "html", "its", "not", "pain", "php", "than", "that", "the", "this", "what", "when", "with", "www", "you", "your"];

    [GeneratedRegex("[A-Za-z]{3,40}")]
    private static partial Regex Word { get; }
}

/// <summary>A section that may be what a reader was looking for.</summary>
/// <param name="Path">Its address with its fragment.</param>
/// <param name="Article">The title of its article.</param>
/// <param name="Section">Its own title.</param>
public sealed record Suggestion(string Path, string Article, string Section);
