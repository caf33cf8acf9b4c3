using HipPain.Content.Articles;
using HipPain.Content.Sources;

namespace HipPain.Content.Markdown;

/// <summary>An article's text as safe HTML, part by part.</summary>
internal sealed record Body(
    string Lead,
    bool HasOwnEmergencyCard,
    int Cards,
    IReadOnlyList<Section> Sections,
    IReadOnlyList<CitedSource> Sources,
    IReadOnlyList<InternalLink> Links,
    IReadOnlySet<string> Ids);
