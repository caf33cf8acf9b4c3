using HipPain.Content.Addresses;
using HipPain.Content.Articles;
using HipPain.Content.Checking;
using HipPain.Content.Sources;
using HipPain.Content.Terms;

namespace HipPain.Content;

/// <summary>
/// A file as it was read: its hash, its last good value with the hash of that, and what is wrong with it now. It need not be read
/// again while it has the same stamp.
/// </summary>
internal sealed record LoadedFile<T>(
    string Name, string Hash, T? Good, string? GoodHash, IReadOnlyList<Problem> Problems, FileStamp? Stamp) where T : class;

/// <summary>All files of a guide as they were read.</summary>
internal sealed record GuideFiles
{
    public required Surroundings Surroundings { get; init; }

    /// <summary>Whether articles that readers may not see are shown.</summary>
    public bool IsPreview { get; init; }

    public required LoadedFile<Site> Site { get; init; }

    public required LoadedFile<SourceList> Sources { get; init; }

    public required LoadedFile<Wording> Wording { get; init; }

    public required LoadedFile<Synonyms> Synonyms { get; init; }

    public required LoadedFile<Ledger> Ledger { get; init; }

    public required EmergencyCard Emergency { get; init; }

    public required IReadOnlyList<Problem> EmergencyProblems { get; init; }

    /// <summary>In the order of their names.</summary>
    public required IReadOnlyList<LoadedFile<Article>> Articles { get; init; }

    public IEnumerable<Problem> Problems =>
    [
        .. Site.Problems, .. Sources.Problems, .. Wording.Problems, .. Synonyms.Problems, .. Ledger.Problems, .. EmergencyProblems,
        .. Surroundings.Figures.Files.SelectMany(file => file.Problems), .. Articles.SelectMany(file => file.Problems),
    ];

    /// <summary>The glossary that is shown at a moment.</summary>
    public Glossary GlossaryAt(DateTimeOffset moment) =>
        Articles.Select(file => file.Good).OfType<Article>()
            .Where(article => article.IsGlossary && (IsPreview || article.FrontMatter.IsPublishedAt(moment)))
            .OrderByDescending(article => article.FrontMatter.IsPublishedAt(moment))
            .FirstOrDefault()?.Terms ?? Glossary.None;

    /// <summary>The same files, whose articles lead to a glossary.</summary>
    public GuideFiles With(Glossary glossary) => this with
    {
        Articles = [.. Articles.Select(file => file.Good is { } good && !ReferenceEquals(good.Glossary, glossary) ? file with { Good = good.With(glossary) } : file)],
    };
}
