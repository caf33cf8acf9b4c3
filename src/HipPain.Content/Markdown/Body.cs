using HipPain.Content.Articles;
using HipPain.Content.Parts;
using HipPain.Content.Sources;
using HipPain.Content.Terms;

namespace HipPain.Content.Markdown;

/// <summary>An article's text, read and held against the rules.</summary>
internal sealed record Body
{
    /// <summary>The Markdown it was made from.</summary>
    public required string Markdown { get; init; }

    /// <summary>The lead and then each section, as safe HTML; made when it is first asked for.</summary>
    public required Lazy<IReadOnlyList<PartHtml>> Html { get; init; }

    /// <summary>The same with links to a glossary; made anew each time.</summary>
    public required Func<Glossary, IReadOnlyList<PartHtml>> HtmlWith { get; init; }

    /// <summary>The lead as plain text.</summary>
    public required IReadOnlyList<TextLine> LeadLines { get; init; }

    public required bool HasOwnEmergencyCard { get; init; }

    public required int Cards { get; init; }

    public required IReadOnlyList<Section> Sections { get; init; }

    public required IReadOnlyList<CitedSource> Sources { get; init; }

    public required IReadOnlyList<InternalLink> Links { get; init; }

    public required IReadOnlyList<string> Figures { get; init; }

    public required IReadOnlySet<string> Ids { get; init; }
}
