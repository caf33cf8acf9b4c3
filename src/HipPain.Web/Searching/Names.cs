using HipPain.Content;
using HipPain.Content.Addresses;
using HipPain.Content.Articles;

namespace HipPain.Web.Searching;

/// <summary>
/// The articles of a guide by what they are on, as their titles name it. A name has to say all that a title says, in the same words
/// or in others that mean the same, and no more than that: who looks for "osteoarthritis" may mean the knee.
/// </summary>
internal sealed class Names
{
    // "Hip impingement and labral tears" names two things, "Outer hip tendon pain (gluteal tendinopathy)" one thing twice.
    private static readonly string[] Between = ["(", ")", ",", ";", " and ", " or ", " from "];

    // Whoever names a condition of the hip may leave these out or put them in.
    private const string Hip = "hip";
    private const string Pain = "pain";

    private readonly Dictionary<string, List<Article>> _byName = new(StringComparer.Ordinal);
    private readonly Func<string, IReadOnlyList<string>> _meaningOf;

    /// <summary>Gathers the names of conditions, of places where it hurts, and of what the whole guide is on.</summary>
    /// <param name="guide">The guide.</param>
    /// <param name="meaningOf">What a text speaks of, without words that say nothing.</param>
    public Names(Guide guide, Func<string, IReadOnlyList<string>> meaningOf)
    {
        _meaningOf = meaningOf;
        foreach (var article in guide.Articles
            .Where(article => article.FrontMatter.Kind is ArticleKind.Condition or ArticleKind.Region || article.Address == Address.Home)
            .OrderBy(article => article.FrontMatter.Kind switch { ArticleKind.Condition => 0, ArticleKind.Region => 1, _ => 2 }))
        {
            foreach (var name in article.Title.Split(Between, StringSplitOptions.RemoveEmptyEntries))
            {
                var meaning = meaningOf(name);
                Add(meaning, article);
                Add([.. meaning.Where(word => word != Pain)], article);
            }
        }
    }

    /// <summary>The articles on what a name says, conditions first; none where the name is of something else.</summary>
    public IReadOnlyList<Article> Find(string name)
    {
        var meaning = _meaningOf(name);
        IEnumerable<string>[] ways = [meaning, meaning.Where(word => word != Hip), meaning.Where(word => word != Pain), meaning.Where(word => word is not (Hip or Pain))];
        return ways.Select(way => _byName.GetValueOrDefault(Key(way))).FirstOrDefault(found => found is not null) ?? [];
    }

    private static string Key(IEnumerable<string> meaning) => string.Join('|', meaning.Order(StringComparer.Ordinal));

    private void Add(IReadOnlyList<string> meaning, Article article)
    {
        if (meaning.Count == 0 || meaning is [Hip])
        {
            return;
        }

        if (!_byName.TryGetValue(Key(meaning), out var articles))
        {
            _byName.Add(Key(meaning), articles = []);
        }

        if (!articles.Exists(other => other.Address == article.Address))
        {
            articles.Add(article);
        }
    }
}
