using System.Collections.ObjectModel;

namespace HipPain.Content.Articles;

/// <summary>Every key of front matter with its limits: said once, for the reader and for the schema that writers' tools use.</summary>
internal static class FrontMatterFields
{
    public static readonly TextField Title = new("title", 65, "The page's heading.") { IsRequired = true };

    public static readonly TextField Summary = new("summary", 160, "One sentence on what the page is about.") { IsRequired = true };

    public static readonly WordField<ArticleKind> Kind = new(
        "kind",
        new ReadOnlyDictionary<string, ArticleKind>(new Dictionary<string, ArticleKind>(StringComparer.Ordinal)
        {
            ["article"] = ArticleKind.Article,
            ["condition"] = ArticleKind.Condition,
            ["exercise"] = ArticleKind.Exercise,
            ["region"] = ArticleKind.Region,
            ["page"] = ArticleKind.Page,
            ["handout"] = ArticleKind.Handout,
        }),
        "What the page is; conditions and exercises have sections that must be there.")
    {
        IsRequired = true,
    };

    public static readonly NumberField Order = new("order", 0, 9_999, "The place among its kind; 0 if left out.");

    public static readonly DayField Researched = new("researched", "The day the facts were last looked up.") { IsRequired = true };

    public static readonly TextField ReviewBy = new("by", 100, "The clinician's full name.") { IsRequired = true };

    public static readonly TextField ReviewProfession = new("profession", 100, "The clinician's profession, such as Physiotherapist.") { IsRequired = true };

    public static readonly TextField ReviewRegistration = new("registration", 100, "The registration body and number.") { IsRequired = true };

    public static readonly DayField ReviewOn = new("on", "The day of the signature.") { IsRequired = true };

    public static readonly DayField ReviewNext = new("next", "The day by which it has to be checked again.") { IsRequired = true };

    public static readonly GroupField Review = new(
        "review", [ReviewBy, ReviewProfession, ReviewRegistration, ReviewOn, ReviewNext],
        "Who checked the page; only when a registered clinician has signed.");

    public static readonly DayField ChangeDate = new("date", "The day of the change.") { IsRequired = true };

    public static readonly TextField ChangeNote = new("note", 300, "What changed, in a sentence for readers.") { IsRequired = true };

    public static readonly FlagField ChangeAdvice = new("advice", "Whether what readers are advised to do has changed.");

    public static readonly GroupsField Changes = new("changes", 200, [ChangeDate, ChangeNote, ChangeAdvice], "What readers should know has changed.");

    public static readonly AddressesField Aliases = new("aliases", 50, "Older addresses that lead here, such as /old-name.") { MayBeHandouts = true };

    public static readonly TextsField Icd10Cm = new("icd10cm", 20, 10, "ICD-10-CM codes.") { Pattern = CodeForm.Icd10CmPattern };

    public static readonly TextsField Icd10 = new("icd10", 20, 10, "ICD-10 codes of the World Health Organization.") { Pattern = CodeForm.Icd10Pattern };

    public static readonly TextsField Snomed = new("snomed", 20, 18, "SNOMED CT concept ids.") { Pattern = CodeForm.SnomedPattern, MayBeNumbers = true };

    public static readonly GroupField Codes = new("codes", [Icd10Cm, Icd10, Snomed], "Codes by which record systems ask for the page.");

    public static readonly AddressesField Sections = new("sections", 20, "What a ready-made handout holds: addresses of sections and articles, such as /causes/overuse.");

    public static readonly FlagField Draft = new("draft", "Whether readers may not see it yet.");

    public static readonly MomentField Publish = new("publish", "Shown from then on: a date, or a UTC time such as 2026-12-01T09:00:00Z.");

    public static readonly MomentField Expires = new("expires", "No longer shown from then on: a date, or a UTC time.");

    /// <summary>In the order in which the reader asks for them.</summary>
    public static IReadOnlyList<Field> All { get; } =
        [Title, Summary, Kind, Order, Researched, Review, Changes, Aliases, Codes, Sections, Draft, Publish, Expires];
}
