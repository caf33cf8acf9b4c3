using HipPain.Content.Articles;
using HipPain.Content.Checking;
using HipPain.Content.Markdown;
using HipPain.Content.Parts;
using HipPain.Content.Sources;

namespace HipPain.Content;

/// <summary>The emergency card of <c>site.yaml</c>, which stands on every article.</summary>
internal sealed class EmergencyCard
{
    private readonly Lazy<string> _html;

    private EmergencyCard(Markdown.Body body, Site site, string version)
    {
        _html = new Lazy<string>(() => body.Html.Value[0].Html);
        Version = version;
        Text = new PlainText(
        [
            .. body.LeadLines,
            .. site.Help.Select(help => new TextLine(
                help.AdviceName is null ? $"{help.Country}: {help.Emergency}" : $"{help.Country}: {help.Emergency}, advice: {help.AdviceName}", LineForm.Item, ContainerKind.Emergency)),
        ]);
    }

    /// <summary>As safe HTML, made when a reader first asks for it.</summary>
    public string Html => _html.Value;

    /// <summary>The card's words, with the numbers to call.</summary>
    public PlainText Text { get; }

    /// <summary>Changes when the HTML does.</summary>
    public string Version { get; }

    /// <summary>Reads the card of a site; if that is wrong, with the reasons in the log, the last good one stays, or a short one stands in.</summary>
    public static EmergencyCard Read(Surroundings surroundings, MarkdownReader markdown, EmergencyCard? last, string version, ProblemLog log)
    {
        var site = surroundings.Site;
        var body = markdown.Read(site.Emergency, site.EmergencyLine, Site.CardMatter, log, firstContainer: 0);
        // The card stands on every page: what it cites or links to there, and a second card, would clash with the page's own.
        if (body is { HasOwnEmergencyCard: true, Cards: 1, Sections: [], Sources: [], Links: [] })
        {
            return new EmergencyCard(body, site, version);
        }

        if (body is not null)
        {
            log.Add(
                Rules.CardWithoutTitle,
                new Mark(site.EmergencyLine, 1),
                "One emergency card has to stand here, without sections, citations and links to pages.");
        }

        return last ?? Fallback(site, version);
    }

    private static EmergencyCard Fallback(Site site, string version)
    {
        var plain = new Surroundings { Site = site, Sources = SourceList.Empty };
        var body = new MarkdownReader(plain).Read(Site.Fallback.Emergency, 1, Site.CardMatter, new ProblemLog(Site.File), firstContainer: 0)!;
        return new EmergencyCard(body, site, version);
    }
}
