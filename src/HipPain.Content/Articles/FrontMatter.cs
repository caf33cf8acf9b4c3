using HipPain.Content.Checking;

namespace HipPain.Content.Articles;

/// <summary>What stands between the <c>---</c> lines at the top of an article. A closed set of keys.</summary>
public sealed record FrontMatter
{
    /// <summary>The page's heading; plain text, at most 65 characters.</summary>
    public required string Title { get; init; }

    /// <summary>One sentence under the title; plain text, at most 160 characters.</summary>
    public required string Summary { get; init; }

    /// <summary>What the article is.</summary>
    public required ArticleKind Kind { get; init; }

    /// <summary>The place among its kind, from 0 to 9,999; equal numbers go by title.</summary>
    public required int Order { get; init; }

    /// <summary>The day when the facts were last looked up.</summary>
    public required DateOnly Researched { get; init; }

    /// <summary>Who checked it; null until a registered clinician has signed.</summary>
    public Review? Review { get; init; }

    /// <summary>What changed, in the order of the file.</summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];

    /// <summary>Older addresses that lead here.</summary>
    public IReadOnlyList<Address> Aliases { get; init; } = [];

    /// <summary>Codes by which record systems ask for the article.</summary>
    public ClinicalCodes Codes { get; init; } = ClinicalCodes.None;

    /// <summary>What a handout holds, in order: addresses of sections and articles; none for other kinds.</summary>
    public IReadOnlyList<Address> Sections { get; init; } = [];

    /// <summary>Whether readers may not see it yet.</summary>
    public bool Draft { get; init; }

    /// <summary>The moment from which readers see it; null is at once.</summary>
    public DateTimeOffset? Publish { get; init; }

    /// <summary>The moment from which readers no longer see it; null is never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Where its values stand in the file.</summary>
    internal FrontMatterMarks Marks { get; init; } = FrontMatterMarks.None;

    /// <summary>Whether readers see it at a moment: from <see cref="Publish"/> until just before <see cref="Expires"/>.</summary>
    public bool IsPublishedAt(DateTimeOffset moment) =>
        !Draft && !(Publish > moment) && !(Expires <= moment);

    /// <summary>Whether readers saw it once and no longer do at a moment.</summary>
    public bool IsExpiredAt(DateTimeOffset moment) => !Draft && Expires <= moment;

    /// <summary>The moments at which what readers see of it changes by the clock alone; none for a draft.</summary>
    internal IEnumerable<DateTimeOffset> Boundaries =>
        Draft ? [] : new[] { Publish, Expires, Review?.OverdueFrom }.OfType<DateTimeOffset>();
}

/// <summary>Where the values that rules speak of stand in the file.</summary>
internal sealed record FrontMatterMarks
{
    public static FrontMatterMarks None { get; } = new();

    public Mark Title { get; init; } = Mark.Start;

    public Mark Summary { get; init; } = Mark.Start;

    public Mark Researched { get; init; } = Mark.Start;

    public Mark Review { get; init; } = Mark.Start;

    public Mark Expires { get; init; } = Mark.Start;

    /// <summary>In the order of <see cref="FrontMatter.Changes"/>.</summary>
    public IReadOnlyList<Mark> Changes { get; init; } = [];

    /// <summary>In the order of <see cref="FrontMatter.Aliases"/>.</summary>
    public IReadOnlyList<Mark> Aliases { get; init; } = [];

    /// <summary>In the order of <see cref="FrontMatter.Sections"/>.</summary>
    public IReadOnlyList<Mark> Sections { get; init; } = [];
}

/// <summary>A clinician's signature under an article.</summary>
public sealed record Review
{
    /// <summary>Full name.</summary>
    public required string By { get; init; }

    /// <summary>Profession, such as physiotherapist.</summary>
    public required string Profession { get; init; }

    /// <summary>The registration body and number.</summary>
    public required string Registration { get; init; }

    /// <summary>The day of the signature.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The day by which it has to be checked again.</summary>
    public required DateOnly Next { get; init; }

    /// <summary>The moment from which the next check is late: the start of the day after <see cref="Next"/>, in UTC.</summary>
    public DateTimeOffset OverdueFrom =>
        Next == DateOnly.MaxValue ? DateTimeOffset.MaxValue : new(Next.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
}

/// <summary>One line of an article's history.</summary>
public sealed record Change
{
    /// <summary>The day of the change.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>What changed, in a sentence for readers.</summary>
    public required string Note { get; init; }

    /// <summary>Whether what readers are advised to do has changed.</summary>
    public bool Advice { get; init; }
}

/// <summary>Codes of the code lists that record systems use.</summary>
public sealed record ClinicalCodes
{
    /// <summary>No codes.</summary>
    public static ClinicalCodes None { get; } = new();

    /// <summary>ICD-10-CM codes.</summary>
    public IReadOnlyList<string> Icd10Cm { get; init; } = [];

    /// <summary>ICD-10 codes of the World Health Organization.</summary>
    public IReadOnlyList<string> Icd10 { get; init; } = [];

    /// <summary>SNOMED CT concept ids.</summary>
    public IReadOnlyList<string> Snomed { get; init; } = [];
}
