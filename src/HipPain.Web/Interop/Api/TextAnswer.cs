using System.Text.Json.Serialization;
using HipPain.Content;
using HipPain.Content.Parts;
using HipPain.Content.Sources;

namespace HipPain.Web.Interop.Api;

/// <summary>What the API says of an article or a section whose text it gives.</summary>
public abstract record TextAnswer : PartAnswer
{
    private protected TextAnswer(Part part, Guide guide, IReadOnlyList<CitedSource> sources)
        : base(part, guide)
    {
        Text = part.Text.ToString();
        Sources = [.. sources.Select(SourceAnswer.Of)];
    }

    /// <summary>Where to get help at once. It has to be shown wherever the text is shown.</summary>
    [JsonPropertyOrder(-1)]
    public required EmergencyCard EmergencyCard { get; init; }

    /// <summary>The text as safe HTML with absolute links. It holds no ids, and words in the place of drawings.</summary>
    public required string Html { get; init; }

    /// <summary>The same as plain text: a line for each heading, paragraph, list item and table row.</summary>
    [JsonPropertyOrder(1)]
    public string Text { get; init; }

    /// <summary>The sources that the text cites, by the numbers it cites them with.</summary>
    [JsonPropertyOrder(2)]
    public IReadOnlyList<SourceAnswer> Sources { get; init; }
}

/// <summary>The emergency card. It has to be shown wherever the text is shown.</summary>
public sealed record EmergencyCard
{
    /// <summary>The card as safe HTML.</summary>
    public required string Html { get; init; }

    /// <summary>The card as plain text, a line for each heading, paragraph and list item.</summary>
    public required string Text { get; init; }

    /// <summary>Whether the html of the answer holds the card already. Its text never holds the telephone numbers.</summary>
    public required bool IsInHtml { get; init; }
}

/// <summary>A source that the text cites.</summary>
public sealed record SourceAnswer
{
    /// <summary>The number by which the text cites it, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string Authors { get; init; }

    /// <summary>The title of the work.</summary>
    public required string Title { get; init; }

    /// <summary>The journal or the organisation.</summary>
    public required string Publisher { get; init; }

    /// <summary>The year it came out; null where it does not say.</summary>
    public required int? Year { get; init; }

    /// <summary>Its address; null where there is none.</summary>
    public required Uri? Url { get; init; }

    /// <summary>How much weight it can bear, in plain words.</summary>
    public required string Strength { get; init; }

    /// <summary>The day we read it.</summary>
    public required DateOnly Read { get; init; }

    internal static SourceAnswer Of(CitedSource cited) => new()
    {
        Number = cited.Number,
        Authors = cited.Source.Authors,
        Title = cited.Source.Title,
        Publisher = cited.Source.Publisher,
        Year = cited.Source.Year,
        Url = cited.Source.Url,
        Strength = cited.Source.Strength.InPlainWords(),
        Read = cited.Source.Read,
    };
}

/// <summary>An article with its text.</summary>
public sealed record ArticleAnswer : TextAnswer
{
    internal ArticleAnswer(Part part, Guide guide, IReadOnlyList<CitedSource> sources)
        : base(part, guide, sources)
    {
    }

    /// <summary>Addresses that belong to the article.</summary>
    [JsonPropertyOrder(3)]
    public required ArticleLinks Links { get; init; }
}

/// <summary>A section with its text, and with the care cards and notes of its article that have to be read with it.</summary>
public sealed record SectionAnswer : TextAnswer
{
    internal SectionAnswer(Part part, Guide guide, IReadOnlyList<CitedSource> sources)
        : base(part, guide, sources)
    {
    }

    /// <summary>Addresses that belong to the section.</summary>
    [JsonPropertyOrder(3)]
    public required SectionLinks Links { get; init; }
}

/// <summary>Addresses that belong to an article.</summary>
public sealed record ArticleLinks
{
    /// <summary>The article in this API.</summary>
    public required Uri Self { get; init; }

    /// <summary>The page for readers.</summary>
    public required Uri Page { get; init; }

    /// <summary>The emergency card on that page.</summary>
    public required Uri EmergencyCard { get; init; }

    /// <summary>The article's Markdown.</summary>
    public required Uri Markdown { get; init; }

    /// <summary>The article's sections, in order.</summary>
    public required IReadOnlyList<SectionLink> Sections { get; init; }
}

/// <summary>Addresses that belong to a section.</summary>
public sealed record SectionLinks
{
    /// <summary>The section in this API.</summary>
    public required Uri Self { get; init; }

    /// <summary>The page for readers that holds this section.</summary>
    public required Uri Page { get; init; }

    /// <summary>The emergency card on that page.</summary>
    public required Uri EmergencyCard { get; init; }

    /// <summary>The article that the section is part of, in this API.</summary>
    public required Uri Article { get; init; }
}

/// <summary>A section of an article.</summary>
public sealed record SectionLink
{
    /// <summary>The section's heading, as plain text.</summary>
    public required string Title { get; init; }

    /// <summary>The section in this API.</summary>
    public required Uri Self { get; init; }

    /// <summary>The page for readers that holds this section.</summary>
    public required Uri Page { get; init; }
}
