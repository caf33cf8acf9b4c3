using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using HipPain.Content.Addresses;
using HipPain.Content.Articles;
using HipPain.Content.Checking;
using HipPain.Content.Figures;
using HipPain.Content.Parts;
using HipPain.Content.Sources;

namespace HipPain.Content;

/// <summary>All published content: an immutable value, built whole and swapped whole.</summary>
public sealed class Guide
{
    private FrozenDictionary<string, Article> _byPath = FrozenDictionary<string, Article>.Empty;
    private FrozenDictionary<string, Part> _sections = FrozenDictionary<string, Part>.Empty;
    private FrozenDictionary<string, Redirection> _redirects = FrozenDictionary<string, Redirection>.Empty;
    private FrozenSet<string> _leadingNowhere = FrozenSet<string>.Empty;
    private FrozenDictionary<string, Gone> _gone = FrozenDictionary<string, Gone>.Empty;
    private Func<DateTimeOffset, Guide> _at = _ => Empty;
    private IReadOnlyList<DateTimeOffset> _boundaries = [];
    private FrozenDictionary<string, LoadedFile<Article>> _files = FrozenDictionary<string, LoadedFile<Article>>.Empty;
    private ILookup<string, Article> _byParent = Enumerable.Empty<Article>().ToLookup(_ => "");

    private string _shared = "";

    private Guide()
    {
    }

    /// <summary>A guide before anything is loaded.</summary>
    public static Guide Empty { get; } = new();

    /// <summary>What is said of the whole guide.</summary>
    public Site Site { get; private init; } = Site.Fallback;

    /// <summary>The emergency card that stands on every article, as safe HTML; made when a reader first asks for it.</summary>
    public string EmergencyCard => Emergency?.Html ?? "";

    /// <summary>The same as plain text.</summary>
    public PlainText EmergencyText => Emergency?.Text ?? PlainText.Empty;

    internal EmergencyCard? Emergency { get; private init; }

    /// <summary>Every published article that readers can read by itself, by kind, then order, then title: all but handouts.</summary>
    public IReadOnlyList<Article> Articles { get; private init; } = [];

    /// <summary>The ready-made handouts that are published, by order, then title.</summary>
    public IReadOnlyList<Article> Handouts { get; private init; } = [];

    /// <summary>The guide's main parts, in reading order: articles whose address is below no other article's.</summary>
    public IReadOnlyList<Article> MainArticles { get; private init; } = [];

    /// <summary>Pages about the site itself.</summary>
    public IReadOnlyList<Article> Pages { get; private init; } = [];

    /// <summary>What readers do not see at <see cref="Moment"/> though its file is good, by address: drafts, what is still to come, what
    /// has expired.</summary>
    public IReadOnlyList<UnseenArticle> Unseen { get; private init; } = [];

    /// <summary>The drawings that articles may show.</summary>
    public FigureList Figures { get; private init; } = FigureList.Empty;

    /// <summary>What is said of the words that readers type.</summary>
    public Synonyms Synonyms { get; private init; } = Synonyms.None;

    /// <summary>Everything that is wrong, in the order of files and lines.</summary>
    public IReadOnlyList<Problem> Problems { get; private init; } = [];

    /// <summary>The next moment at which an article appears, expires or is late for its next check; null if none will.</summary>
    public DateTimeOffset? NextBoundary => _boundaries.Where(boundary => boundary > Moment).Cast<DateTimeOffset?>().Min();

    /// <summary>The moment it was built for; what depends on the clock is as it was then.</summary>
    public DateTimeOffset Moment { get; private init; }

    /// <summary>Whether it is an editor's preview, which holds drafts, articles still to come and expired ones too.</summary>
    public bool IsPreview { get; private init; }

    /// <summary>
    /// Changes when anything that readers see does: 16 hexadecimal digits. That of a preview changes with the problems too.
    /// </summary>
    public string Version { get; private init; } = "empty";

    /// <summary>How many articles' files were read, drafts and broken ones among them.</summary>
    public int FileCount => _files.Count;

    internal IEnumerable<LoadedFile<Article>> Files => _files.Values;

    internal LoadedFile<Site>? SiteFile { get; private init; }

    internal LoadedFile<SourceList>? SourcesFile { get; private init; }

    internal LoadedFile<Wording>? WordingFile { get; private init; }

    internal LoadedFile<Ledger>? LedgerFile { get; private init; }

    internal Ledger Ledger => LedgerFile?.Good ?? Ledger.Empty;

    internal bool HasFiles => _files.Count > 0;

    internal LoadedFile<Synonyms>? SynonymsFile { get; private init; }

    /// <summary>The article or handout at an address in its canonical form, or null.</summary>
    public Article? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>Whether an article, a handout or a section has an address in its canonical form.</summary>
    public bool Has(string path) => _byPath.ContainsKey(path) || _sections.ContainsKey(path);

    /// <summary>The article, handout or section at an address in its canonical form, or null.</summary>
    public Part? FindPart(string path) => Find(path) is { } article ? new Part(article, section: null) : _sections.GetValueOrDefault(path);

    /// <summary>
    /// What the page at an address is made from: a text that changes whenever the page may. Null where there is no page for readers, and
    /// in a preview, whose pages tell of more than articles.
    /// </summary>
    public string? InputsOf(string path) =>
        !IsPreview && FindPart(path) is { Article: { FrontMatter.Kind: not ArticleKind.Handout } article } ? PageInputs.Of(article, _shared, Moment) : null;

    /// <summary>The same, wherever it has moved to since; null if it leads nowhere.</summary>
    public Part? Follow(string path) => FindPart(path) ?? (Redirect(path) is { } moved ? PartAt(moved.Location) : null);

    /// <summary>The articles on the way from the main part down to an article, without the home page and the article itself.</summary>
    public IReadOnlyList<Article> TrailOf(Article article)
    {
        var trail = new List<Article>();
        for (var above = Above(_byPath, article); above is not null; above = Above(_byPath, above))
        {
            trail.Insert(0, above);
        }

        return trail;
    }

    /// <summary>The articles right below another, by kind, then order, then title.</summary>
    public IEnumerable<Article> PartsOf(Article article) => _byParent[article.Address.Value];

    /// <summary>The articles that link to one of some addresses in their canonical form, by that address.</summary>
    public ILookup<string, Article> LinkingTo(IReadOnlySet<string> paths) =>
        Articles.SelectMany(article => article.Links.Select(link => link.Path).Where(paths.Contains).Distinct().Select(path => (path, article)))
            .ToLookup(link => link.path, link => link.article, StringComparer.Ordinal);

    /// <summary>Where an older address leads now; null if it leads nowhere.</summary>
    public Redirection? Redirect(string path) => _redirects.GetValueOrDefault(path);

    /// <summary>What an address held that is no longer part of the guide; null for one that leads somewhere or never did.</summary>
    public Gone? FindGone(string path) =>
        Has(path) || _redirects.ContainsKey(path) ? null : _gone.GetValueOrDefault(path);

    /// <summary>
    /// Whether readers are led to an address where nothing is: by a link in an article or a drawing, or because it once held something.
    /// There are only as many as the guide itself names.
    /// </summary>
    public bool IsMissed(string path) => _leadingNowhere.Contains(path) || FindGone(path) is not null;

    /// <summary>Whether an article is an older version, because what its file says now is wrong.</summary>
    public bool IsBehind(Article article) => ArticleFile(article.File) is { } file && file.Hash != file.GoodHash;

    /// <summary>Whether readers see the same at another moment, earlier or later, as at the one it was built for.</summary>
    public bool HoldsAt(DateTimeOffset moment) => _boundaries.All(boundary => boundary <= Moment == boundary <= moment);

    /// <summary>The same files as readers see them at another moment. Nothing is read again.</summary>
    public Guide At(DateTimeOffset moment) => _at(moment);

    internal LoadedFile<Article>? ArticleFile(string name) => _files.GetValueOrDefault(name);

    internal static Guide Build(GuideFiles files, DateTimeOffset now)
    {
        // Which glossary readers are led to depends on the moment.
        files = files.With(files.GlossaryAt(now));
        var problems = new List<Problem>(files.Problems);
        var addresses = new AddressBook(problems, now);
        // What readers see comes first: a draft that is begun at its address takes no page away.
        var good = files.Articles.Select(file => file.Good).OfType<Article>()
            .OrderByDescending(article => article.FrontMatter.IsPublishedAt(now)).Where(addresses.Claim).ToList();
        var published = good.Where(article => article.FrontMatter.IsPublishedAt(now)).ToList();
        var shown = files.IsPreview ? good : published;
        shown.ForEach(addresses.ClaimAliases);
        shown.ForEach(addresses.ClaimSections);
        addresses.Follow(files.Ledger.Good ?? Ledger.Empty);
        var gone = Gone.At(now, good, addresses.Withdrawn);
        var text = new GuideText(problems)
        {
            Surroundings = files.Surroundings,
            Ledger = files.Ledger.Good ?? Ledger.Empty,
            Synonyms = files.Synonyms.Good ?? Synonyms.None,
            All = good.ToDictionary(article => article.Address.Value, StringComparer.Ordinal),
            Published = published,
            Addresses = addresses,
            Broken = files.Articles.Where(file => file.Good is null).Select(file => ArticleReader.PathOf(file.Name)).ToHashSet(StringComparer.Ordinal),
            Behind = files.Articles.Where(file => file.Good is not null && file.Hash != file.GoodHash).Select(file => file.Name).ToHashSet(StringComparer.Ordinal),
            Gone = gone,
            Now = now,
        };
        foreach (var rule in Rules.ForGuides(files.Surroundings.Depth))
        {
            rule.Check(text);
        }

        List<Article> ordered = [.. shown
            .OrderBy(article => article.FrontMatter.Kind).ThenBy(article => article.FrontMatter.Order)
            .ThenBy(article => article.Title, StringComparer.Ordinal)];
        var byPath = shown.ToFrozenDictionary(article => article.Address.Value, StringComparer.Ordinal);
        var byParent = ordered.ToLookup(article => Above(byPath, article)?.Address.Value ?? "");
        List<Article> handouts = [.. ordered.Where(article => article.FrontMatter.Kind is ArticleKind.Handout)];
        ordered.RemoveAll(article => article.FrontMatter.Kind is ArticleKind.Handout);
        List<Article> main = [.. byParent[""].Where(article => article.FrontMatter.Kind is ArticleKind.Article)];
        return new Guide
        {
            Handouts = handouts,
            Site = files.Surroundings.Site,
            Emergency = files.Emergency,
            Figures = files.Surroundings.Figures,
            Articles = ordered,
            MainArticles = main,
            Unseen =
            [
                .. good.Where(article => !article.FrontMatter.IsPublishedAt(now)).OrderBy(article => article.Address.Value, StringComparer.Ordinal).Select(article => UnseenArticle.Of(article, now)),
            ],
            Pages = [.. ordered.Where(article => article.FrontMatter.Kind is ArticleKind.Page && article.Address != Address.Home)],
            Problems = [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)],
            Moment = now,
            IsPreview = files.IsPreview,
            Version = VersionOf(files, [.. ordered, .. handouts], problems, now),
            SiteFile = files.Site,
            SourcesFile = files.Sources,
            Synonyms = files.Synonyms.Good ?? Synonyms.None,
            SynonymsFile = files.Synonyms,
            WordingFile = files.Wording,
            LedgerFile = files.Ledger,
            _byPath = byPath,
            _byParent = byParent,
            _sections = addresses.Sections,
            _redirects = addresses.Redirects,
            _gone = gone,
            _leadingNowhere = shown.SelectMany(article => article.Links).Concat(files.Surroundings.Figures.All.SelectMany(figure => figure.Links))
                .Select(link => link.Path).Where(path => path.Length > 0 && !addresses.Answers(path)).ToFrozenSet(StringComparer.Ordinal),
            _boundaries = [.. good.SelectMany(article => article.FrontMatter.Boundaries)],
            _at = moment => Build(files, moment),
            _shared = PageInputs.Shared(files.Site.GoodHash, files.Emergency.Version, ordered, main),
            _files = files.Articles.ToFrozenDictionary(file => file.Name, StringComparer.Ordinal),
        };
    }

    /// <summary>The article at the nearest address above; null if there is none but the home page.</summary>
    private static Article? Above(FrozenDictionary<string, Article> byPath, Article article)
    {
        var path = article.Address.Value;
        for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
        {
            if (byPath.TryGetValue(path[..end], out var above))
            {
                return above;
            }
        }

        return null;
    }

    private Part? PartAt(string location) => location.Split('#') is [var path, var id]
        ? Find(path) is { } article && article.Sections.FirstOrDefault(section => section.Id == id) is { } section ? new Part(article, section) : null
        : FindPart(location);

    private static string VersionOf(GuideFiles files, IEnumerable<Article> articles, IEnumerable<Problem> problems, DateTimeOffset now)
    {
        var text = new StringBuilder()
            .Append(files.Site.GoodHash).Append(files.Emergency.Version);
        foreach (var article in articles)
        {
            text.Append(article.Address).Append(article.Version).Append(article.Surroundings)
                .Append(article.FrontMatter.Review?.OverdueFrom <= now ? " overdue" : "")
                .Append(article.FrontMatter.IsPublishedAt(now) ? "" : " unpublished").Append(article.FrontMatter.IsExpiredAt(now) ? " expired" : "");
        }

        if (files.IsPreview)
        {
            text.AppendJoin('\n', problems);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
