using HipPain.Content.Parts;
using HipPain.Content.Sources;
using HipPain.Content.Terms;

namespace HipPain.Content.Articles;

/// <summary>One Markdown file, one page.</summary>
public sealed record Article
{
    /// <summary>Where readers find it.</summary>
    public required Address Address { get; init; }

    /// <summary>The file it comes from, relative to the content folder, with forward slashes.</summary>
    public required string File { get; init; }

    /// <summary>What its front matter says.</summary>
    public required FrontMatter FrontMatter { get; init; }

    /// <summary>What stands before the first section, as safe HTML; may be empty.</summary>
    public string Lead => Html.Value[0].Html;

    /// <summary>The lead and then each section, as safe HTML, made when a reader first asks for it.</summary>
    internal Lazy<IReadOnlyList<PartHtml>> Html { get; init; } = new(() => [PartHtml.Empty]);

    /// <summary>The glossary to which the HTML leads.</summary>
    internal Glossary Glossary { get; init; } = Glossary.None;

    /// <summary>The terms that it explains, if it is the glossary.</summary>
    internal Glossary? Terms { get; init; }

    /// <summary>Makes the HTML with links to a glossary.</summary>
    internal Func<Glossary, IReadOnlyList<PartHtml>>? HtmlWith { get; init; }

    /// <summary>The lead as lines of plain text.</summary>
    public IReadOnlyList<TextLine> LeadLines { get; init; } = [];

    /// <summary>The same in one line, for searching.</summary>
    public string LeadText => string.Join(' ', LeadLines.Select(line => line.AsSentence));

    /// <summary>Whether the lead holds an emergency card of the article's own, which then takes the place of the guide's.</summary>
    public required bool HasOwnEmergencyCard { get; init; }

    /// <summary>The file's text as readers' page was made from it: front matter and body, lines parted by line feeds.</summary>
    public string Markdown => $"---\n{FrontMatterText}\n---\n{BodyText}";

    /// <summary>The front matter as it stands in the file, without its fences.</summary>
    internal string FrontMatterText { get; init; } = "";

    /// <summary>The body as it stands in the file; shared with what makes the HTML.</summary>
    internal string BodyText { get; init; } = "";

    /// <summary>Its sections in order.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>The sources it cites, in the order of their numbers.</summary>
    public required IReadOnlyList<CitedSource> Sources { get; init; }

    /// <summary>Links to other parts of the guide, to be checked against all of it.</summary>
    internal IReadOnlyList<InternalLink> Links { get; init; } = [];

    /// <summary>The names of the drawings that it shows.</summary>
    internal IReadOnlyList<string> Figures { get; init; } = [];

    /// <summary>Whether it holds a care card of its own, anywhere.</summary>
    internal bool HasCareCard { get; init; }

    /// <summary>The ids of all headings.</summary>
    internal IReadOnlySet<string> Ids { get; init; } = new HashSet<string>();

    /// <summary>Changes when the file's text does: the first 16 hexadecimal digits of its SHA-256.</summary>
    public required string Version { get; init; }

    /// <summary>Changes when the sources or the site's settings that it was made from do.</summary>
    internal string Surroundings { get; init; } = "";

    /// <summary>The page's heading.</summary>
    public string Title => FrontMatter.Title;

    /// <summary>Whether it is the glossary, each of whose sections explains a term.</summary>
    public bool IsGlossary => Address.Value == Glossary.Path;

    /// <summary>One sentence that says what the page is about.</summary>
    public string Summary => FrontMatter.Summary;

    /// <summary>The address of one of its sections, by design section 4: <c>/causes/overuse</c>.</summary>
    public string AddressOf(Section section) => AddressOf(section, Address);

    /// <summary>The address that a section has under one of the article's addresses.</summary>
    internal static string AddressOf(Section section, Address article) => article == Address.Home ? $"/{section.Id}" : $"{article}/{section.Id}";

    /// <summary>The same article, whose HTML leads to the terms of a glossary. Nothing is read or rendered for it until a reader asks.</summary>
    internal Article With(Glossary glossary)
    {
        if (IsGlossary || HtmlWith is not { } render)
        {
            return this;
        }

        var html = new Lazy<IReadOnlyList<PartHtml>>(() => render(glossary));
        return this with { Glossary = glossary, Html = html, Sections = [.. Sections.Select(section => section with { ArticleHtml = html })] };
    }

    /// <summary>Of the text's own hash: to go through all that was read of it takes a hundred times as long.</summary>
    public override int GetHashCode() => HashCode.Combine(Address, Version);

    /// <summary>The day of the last change that the article names, else the day it was last researched.</summary>
    public DateOnly LastChanged =>
        FrontMatter.Changes.Select(change => change.Date).Append(FrontMatter.Researched).Max();
}
