using System.Text.Json.Serialization;
using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Content.Parts;

namespace HipPain.Web.Interop.Api;

/// <summary>What the API says of every article and every section.</summary>
public abstract record PartAnswer
{
    private protected PartAnswer(Part part, Guide guide)
    {
        var (article, matter) = (part.Article, part.Article.FrontMatter);
        Path = part.Address;
        Title = part.Title;
        Summary = article.Summary;
        Kind = matter.Kind;
        Version = part.Version;
        Dates = new DatesAnswer
        {
            Researched = matter.Researched,
            LastChanged = article.LastChanged,
            Changes = [.. matter.Changes.OrderByDescending(change => change.Date).Select(ChangeAnswer.Of)],
        };
        ReviewStatus = matter.ReviewInWords(guide.Moment);
        Review = matter.Review is { } review ? ReviewAnswer.Of(review, guide.Moment) : null;
        Codes = CodesAnswer.Of(matter.Codes);
    }

    /// <summary>Its path in the guide, such as /causes or /causes/overuse; that of the home page is /.</summary>
    [JsonPropertyOrder(-10)]
    public string Path { get; init; }

    /// <summary>Its heading, as plain text.</summary>
    [JsonPropertyOrder(-9)]
    public string Title { get; init; }

    /// <summary>One sentence that says what the article is about, as plain text. A section has that of its article.</summary>
    [JsonPropertyOrder(-8)]
    public string Summary { get; init; }

    /// <summary>What the article is. A section has the kind of its article.</summary>
    [JsonPropertyOrder(-7)]
    public ArticleKind Kind { get; init; }

    /// <summary>Changes when the text that readers see does.</summary>
    [JsonPropertyOrder(-6)]
    public string Version { get; init; }

    /// <summary>When the article was researched and changed.</summary>
    [JsonPropertyOrder(-5)]
    public DatesAnswer Dates { get; init; }

    /// <summary>Whether a clinician has checked the article, in words for readers. Show them beside the text.</summary>
    [JsonPropertyOrder(-4)]
    public string ReviewStatus { get; init; }

    /// <summary>The clinician's signature under the article; null while no clinician has checked it.</summary>
    [JsonPropertyOrder(-3)]
    public ReviewAnswer? Review { get; init; }

    /// <summary>Codes by which record systems ask for the article.</summary>
    [JsonPropertyOrder(-2)]
    public CodesAnswer Codes { get; init; }
}

/// <summary>When an article was researched and changed.</summary>
public sealed record DatesAnswer
{
    /// <summary>The day on which its facts were last looked up.</summary>
    public required DateOnly Researched { get; init; }

    /// <summary>The day of its last change.</summary>
    public required DateOnly LastChanged { get; init; }

    /// <summary>What changed, the newest first.</summary>
    public required IReadOnlyList<ChangeAnswer> Changes { get; init; }
}

/// <summary>One change of an article.</summary>
public sealed record ChangeAnswer
{
    /// <summary>The day of the change.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>What changed, in a sentence for readers.</summary>
    public required string Note { get; init; }

    /// <summary>Whether what readers are advised to do has changed.</summary>
    public required bool Advice { get; init; }

    internal static ChangeAnswer Of(Change change) => new() { Date = change.Date, Note = change.Note, Advice = change.Advice };
}

/// <summary>A clinician's signature under an article; null while no clinician has checked it.</summary>
public sealed record ReviewAnswer
{
    /// <summary>The clinician's full name.</summary>
    public required string By { get; init; }

    /// <summary>The clinician's profession.</summary>
    public required string Profession { get; init; }

    /// <summary>The registration body and number.</summary>
    public required string Registration { get; init; }

    /// <summary>The day of the signature.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The day by which the article has to be checked again.</summary>
    public required DateOnly Next { get; init; }

    /// <summary>Whether that day has passed.</summary>
    public required bool IsLate { get; init; }

    internal static ReviewAnswer Of(Review review, DateTimeOffset moment) => new()
    {
        By = review.By,
        Profession = review.Profession,
        Registration = review.Registration,
        On = review.On,
        Next = review.Next,
        IsLate = review.OverdueFrom <= moment,
    };
}

/// <summary>Codes of the code lists that record systems use; an empty list where there are none.</summary>
public sealed record CodesAnswer
{
    /// <summary>ICD-10-CM codes: the clinical modification that is used in the United States.</summary>
    public required IReadOnlyList<string> Icd10cm { get; init; }

    /// <summary>ICD-10 codes of the World Health Organization.</summary>
    public required IReadOnlyList<string> Icd10 { get; init; }

    /// <summary>SNOMED CT concept ids.</summary>
    public required IReadOnlyList<string> Snomed { get; init; }

    internal static CodesAnswer Of(ClinicalCodes codes) => new() { Icd10cm = codes.Icd10Cm, Icd10 = codes.Icd10, Snomed = codes.Snomed };
}
