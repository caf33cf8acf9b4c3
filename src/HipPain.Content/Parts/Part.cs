using HipPain.Content.Articles;

namespace HipPain.Content.Parts;

/// <summary>
/// An article, or one of its sections with what must be read with it: wherever a section is shown alone, what stands before the
/// article's first section goes along, and so do the emergency and urgent cards of the others.
/// </summary>
/// <param name="article">The article.</param>
/// <param name="section">The section; null for the whole article.</param>
public sealed class Part(Article article, Section? section)
{
    private static readonly ContainerKind[] OfSections = [ContainerKind.Emergency, ContainerKind.Urgent];
    private static readonly string[] OfExercises = ["how", "dose", "stop-if"];

    /// <summary>The article.</summary>
    public Article Article => article;

    /// <summary>The section; null for the whole article.</summary>
    public Section? Section => section;

    /// <summary>Where readers find it: <c>/causes</c>, <c>/causes/overuse</c>.</summary>
    public string Address => Section is null ? Article.Address.Value : Article.AddressOf(Section);

    /// <summary>Where it stands in its article's page: <c>/causes#overuse</c>.</summary>
    public string Place => Section is null ? Article.Address.Value : $"{Article.Address}#{Section.Id}";

    /// <summary>Its heading.</summary>
    public string Title => Section?.Title ?? Article.Title;

    /// <summary>How many sections it counts for: an exercise is one, another article has as many as it has.</summary>
    public int Size => Section is not null || IsExercise ? 1 : Math.Max(1, Article.Sections.Count);

    /// <summary>Whether it is a whole exercise.</summary>
    public bool IsExercise => Section is null && Article.FrontMatter.Kind is ArticleKind.Exercise;

    /// <summary>What of its article a handout shows in full: of an exercise how to do it, how often, and when to stop.</summary>
    public IEnumerable<Section> Sections => Section is not null ? [Section]
        : IsExercise ? Article.Sections.Where(section => OfExercises.Contains(section.Id))
        : Article.Sections;

    /// <summary>All that its page says, the cards that go along with it included; the guide's own emergency card apart.</summary>
    public PlainText Text => field ??= new PlainText([.. LinesOf(article, section)]);

    /// <summary>The version of its text, see <see cref="PlainText.Version"/>.</summary>
    public string Version => Text.Version;

    /// <summary>The article's own emergency card, which takes the place of the guide's, as safe HTML; null if it has none.</summary>
    internal string? EmergencyCard => Article.HasOwnEmergencyCard ? LeadPieces.First(box => box.Kind is ContainerKind.Emergency).Html : null;

    /// <summary>
    /// What goes along with a section from before the article's first one, where it says who the article is for and who not: all but
    /// drawings and the emergency card, which has a place of its own. A term of the glossary needs none of it.
    /// </summary>
    internal IEnumerable<Box> Before => Section is null || Article.IsGlossary ? [] : LeadPieces.Where(piece => !IsApart(piece.Kind));

    /// <summary>The emergency and urgent cards of the article's sections, which go along with what is shown of it.</summary>
    /// <param name="shown">The addresses of the sections that are shown themselves, with their cards.</param>
    internal IEnumerable<Box> After(IReadOnlySet<string> shown) =>
        Article.Sections.Where(section => !shown.Contains(Article.AddressOf(section)))
            .SelectMany(section => Article.Html.Value[section.Number].Pieces).Where(box => box.Kind is { } kind && OfSections.Contains(kind));

    private IReadOnlyList<Box> LeadPieces => Article.Html.Value[0].Pieces;

    private static bool IsApart(ContainerKind? kind) => kind is ContainerKind.Emergency or ContainerKind.Figure;

    private static IEnumerable<TextLine> LinesOf(Article article, Section? section) => section is null
        ? [.. article.LeadLines, .. article.Sections.SelectMany(Whole)]
        :
        [
            .. article.HasOwnEmergencyCard ? In(article.LeadLines, [ContainerKind.Emergency]) : [],
            .. article.IsGlossary ? [] : article.LeadLines.Where(line => !IsApart(line.Box)),
            .. Whole(section),
            .. article.Sections.Where(other => other.Id != section.Id).SelectMany(other => In(other.Lines, OfSections)),
        ];

    private static IEnumerable<TextLine> Whole(Section section) => section.Lines.Prepend(new TextLine(section.Title, LineForm.Heading));

    private static IEnumerable<TextLine> In(IEnumerable<TextLine> lines, ContainerKind[] kinds) =>
        lines.Where(line => line.Box is { } box && kinds.Contains(box));
}
