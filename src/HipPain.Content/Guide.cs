using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using HipPain.Content.Articles;
using HipPain.Content.Checking;
using HipPain.Content.Sources;

namespace HipPain.Content;

/// <summary>All published content: an immutable value, built whole and swapped whole.</summary>
public sealed class Guide
{
    private FrozenDictionary<string, Article> _byPath = FrozenDictionary<string, Article>.Empty;
    private FrozenDictionary<string, Address> _redirects = FrozenDictionary<string, Address>.Empty;
    private FrozenDictionary<string, LoadedFile<Article>> _files = FrozenDictionary<string, LoadedFile<Article>>.Empty;

    private Guide()
    {
    }

    /// <summary>A guide before anything is loaded.</summary>
    public static Guide Empty { get; } = new();

    /// <summary>What is said of the whole guide.</summary>
    public Site Site { get; private init; } = Site.Fallback;

    /// <summary>The emergency card that stands on every article, as safe HTML.</summary>
    public string EmergencyCard { get; private init; } = "";

    /// <summary>Every published article, by kind, then order, then title.</summary>
    public IReadOnlyList<Article> Articles { get; private init; } = [];

    /// <summary>The guide's main parts, in reading order.</summary>
    public IReadOnlyList<Article> MainArticles { get; private init; } = [];

    /// <summary>Pages about the site itself.</summary>
    public IReadOnlyList<Article> Pages { get; private init; } = [];

    /// <summary>Everything that is wrong, in the order of files and lines.</summary>
    public IReadOnlyList<Problem> Problems { get; private init; } = [];

    /// <summary>The next moment at which an article appears or expires; null if none will.</summary>
    public DateTimeOffset? NextBoundary { get; private init; }

    /// <summary>Changes when anything that readers see does: 16 hexadecimal digits.</summary>
    public string Version { get; private init; } = "empty";

    internal LoadedFile<Site>? SiteFile { get; private init; }

    internal LoadedFile<SourceList>? SourcesFile { get; private init; }

    /// <summary>The article at an address in its canonical form, or null.</summary>
    public Article? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>Where an older address leads now, or null.</summary>
    public Address? Redirect(string path) => _redirects.TryGetValue(path, out var address) ? address : null;

    internal LoadedFile<Article>? ArticleFile(string name) => _files.GetValueOrDefault(name);

    internal static Guide Build(
        LoadedFile<Site> site,
        LoadedFile<SourceList> sources,
        (string Html, IReadOnlyList<Problem> Problems) emergency,
        IReadOnlyList<LoadedFile<Article>> files,
        DateTimeOffset now)
    {
        var problems = new List<Problem>([.. site.Problems, .. sources.Problems, .. emergency.Problems, .. files.SelectMany(file => file.Problems)]);
        var addresses = new AddressBook(problems);
        var good = files.Select(file => file.Good).OfType<Article>().Where(addresses.Claim).ToList();
        var published = good.Where(article => article.FrontMatter.IsPublishedAt(now)).ToList();
        var byPath = published.ToFrozenDictionary(article => article.Address.Value, StringComparer.Ordinal);
        foreach (var article in published)
        {
            addresses.ClaimAliases(article);
        }

        LinkCheck.Check(published, byPath, problems);
        if (!good.Exists(article => article.Address == Address.Home))
        {
            problems.Add(new Problem { Rule = Rules.MissingFile, File = "index.md", Line = 1, Column = 1, Sentence = "The guide has no home page." });
        }

        List<Article> ordered = [.. published
            .OrderBy(article => article.FrontMatter.Kind).ThenBy(article => article.FrontMatter.Order)
            .ThenBy(article => article.Title, StringComparer.Ordinal)];
        return new Guide
        {
            Site = site.Good ?? Site.Fallback,
            EmergencyCard = emergency.Html,
            Articles = ordered,
            MainArticles = [.. ordered.Where(article => article.FrontMatter.Kind is ArticleKind.Article)],
            Pages = [.. ordered.Where(article => article.FrontMatter.Kind is ArticleKind.Page && article.Address != Address.Home)],
            Problems = [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)],
            NextBoundary = NextBoundaryOf(good, now),
            Version = VersionOf(site, ordered, emergency.Html),
            SiteFile = site,
            SourcesFile = sources,
            _byPath = byPath,
            _redirects = addresses.Redirects,
            _files = files.ToFrozenDictionary(file => file.Name, StringComparer.Ordinal),
        };
    }

    private static DateTimeOffset? NextBoundaryOf(IEnumerable<Article> articles, DateTimeOffset now) =>
        articles.Where(article => !article.FrontMatter.Draft)
            .SelectMany(article => new[] { article.FrontMatter.Publish, article.FrontMatter.Expires })
            .Where(moment => moment > now)
            .Min();

    private static string VersionOf(LoadedFile<Site> site, IEnumerable<Article> articles, string emergency)
    {
        var text = new StringBuilder()
            .Append(site.GoodHash).Append(emergency);
        foreach (var article in articles)
        {
            text.Append(article.Address).Append(article.Version).Append(article.Surroundings);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
