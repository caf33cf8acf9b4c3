using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using HipPain.Content.Addresses;
using HipPain.Content.Articles;
using HipPain.Content.Checking;
using HipPain.Content.Figures;
using HipPain.Content.Sources;

namespace HipPain.Content;

/// <summary>All published content: an immutable value, built whole and swapped whole.</summary>
public sealed class Guide
{
    private FrozenDictionary<string, Article> _byPath = FrozenDictionary<string, Article>.Empty;
    private FrozenDictionary<string, Redirection> _redirects = FrozenDictionary<string, Redirection>.Empty;
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

    /// <summary>The drawings that articles may show.</summary>
    public FigureList Figures { get; private init; } = FigureList.Empty;

    /// <summary>Everything that is wrong, in the order of files and lines.</summary>
    public IReadOnlyList<Problem> Problems { get; private init; } = [];

    /// <summary>The next moment at which an article appears or expires; null if none will.</summary>
    public DateTimeOffset? NextBoundary { get; private init; }

    /// <summary>Changes when anything that readers see does: 16 hexadecimal digits.</summary>
    public string Version { get; private init; } = "empty";

    internal LoadedFile<Site>? SiteFile { get; private init; }

    internal LoadedFile<SourceList>? SourcesFile { get; private init; }

    internal LoadedFile<Wording>? WordingFile { get; private init; }

    internal LoadedFile<Ledger>? LedgerFile { get; private init; }

    internal Ledger Ledger => LedgerFile?.Good ?? Ledger.Empty;

    /// <summary>The article at an address in its canonical form, or null.</summary>
    public Article? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>Where an older address, or that of a section, leads now; null if it leads nowhere.</summary>
    public Redirection? Redirect(string path) => _redirects.GetValueOrDefault(path);

    internal LoadedFile<Article>? ArticleFile(string name) => _files.GetValueOrDefault(name);

    internal static Guide Build(GuideFiles files, DateTimeOffset now)
    {
        var problems = new List<Problem>(files.Problems);
        var addresses = new AddressBook(problems);
        var good = files.Articles.Select(file => file.Good).OfType<Article>().Where(addresses.Claim).ToList();
        var published = good.Where(article => article.FrontMatter.IsPublishedAt(now)).ToList();
        published.ForEach(addresses.ClaimAliases);
        published.ForEach(addresses.ClaimSections);
        addresses.Follow(files.Ledger.Good ?? Ledger.Empty);
        var text = new GuideText(problems)
        {
            Surroundings = files.Surroundings,
            Ledger = files.Ledger.Good ?? Ledger.Empty,
            All = good,
            Published = published.ToFrozenDictionary(article => article.Address.Value, StringComparer.Ordinal),
            Addresses = addresses,
            Broken = files.Articles.Where(file => file.Good is null).Select(file => ArticleReader.PathOf(file.Name)).ToHashSet(StringComparer.Ordinal),
            Now = now,
        };
        foreach (var rule in Rules.ForGuides(files.Surroundings.Depth))
        {
            rule.Check(text);
        }

        List<Article> ordered = [.. published
            .OrderBy(article => article.FrontMatter.Kind).ThenBy(article => article.FrontMatter.Order)
            .ThenBy(article => article.Title, StringComparer.Ordinal)];
        return new Guide
        {
            Site = files.Surroundings.Site,
            EmergencyCard = files.EmergencyCard,
            Figures = files.Surroundings.Figures,
            Articles = ordered,
            MainArticles = [.. ordered.Where(article => article.FrontMatter.Kind is ArticleKind.Article)],
            Pages = [.. ordered.Where(article => article.FrontMatter.Kind is ArticleKind.Page && article.Address != Address.Home)],
            Problems = [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)],
            NextBoundary = NextBoundaryOf(good, now),
            Version = VersionOf(files.Site, ordered, files.EmergencyCard),
            SiteFile = files.Site,
            SourcesFile = files.Sources,
            WordingFile = files.Wording,
            LedgerFile = files.Ledger,
            _byPath = (FrozenDictionary<string, Article>)text.Published,
            _redirects = addresses.Redirects,
            _files = files.Articles.ToFrozenDictionary(file => file.Name, StringComparer.Ordinal),
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
