using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Content.Parts;
using HipPain.Web.Editors.Charts;
using HipPain.Web.Editors.Statistics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipPain.Web.Pages.Editor;

/// <summary>What readers read and said of one article or section, whether it is still there or not.</summary>
public sealed class ArticleModel(Guide guide, ReaderFigures figures, TimeProvider time) : PageModel
{
    private Part? _part;

    /// <summary>The figures.</summary>
    public PageStory Story { get; private set; } = null!;

    /// <summary>What the page is called.</summary>
    public PageName Name { get; private set; } = null!;

    /// <summary>Which days are looked at.</summary>
    public SpanChoice Choice { get; private set; } = null!;

    /// <summary>Its sections in their order, then those that are gone; none for a section.</summary>
    public IReadOnlyList<(PageName Name, PageFigures Figures)> Sections { get; private set; } = [];

    /// <summary>The versions of its text with votes, the newest first; the one that readers see now is always among them.</summary>
    public IReadOnlyList<TextVersion> Versions { get; private set; } = [];

    /// <summary>Whether the last change helped, in words.</summary>
    public string Verdict { get; private set; } = "";

    /// <summary>Views of the page and of its sections' own pages.</summary>
    public long AllViews { get; private set; }

    /// <summary>The article that a section belongs to; null for a whole article.</summary>
    public PageName? Whole => _part is { Section: not null } ? PageName.Of(guide, _part.Article.Address.Value) : null;

    /// <summary>The chart of views and arrivals.</summary>
    public DayChart Chart => new("views", $"Views and arrivals of {Name.Title} a day, {Choice.Span.InWords()}", Story.Days);

    /// <summary>Reads the figures of one address; 404 if it never had any and is not known to the guide.</summary>
    /// <param name="path">The address without its first slash; null for the home page.</param>
    /// <param name="days">How many days; see <see cref="DaySpan.Lengths"/>.</param>
    /// <param name="cancellationToken">The editor has gone.</param>
    public async Task<IActionResult> OnGetAsync(string? path, int? days, CancellationToken cancellationToken)
    {
        if (!Address.TryParse($"/{path}", out var address))
        {
            return NotFound();
        }

        _part = guide.FindPart(address.Value);
        var isKnown = _part is not null || guide.Redirect(address.Value) is not null || guide.FindGone(address.Value) is not null;
        if (!isKnown && !await figures.KnowsAsync(address.Value, cancellationToken))
        {
            return NotFound();
        }

        Name = PageName.Of(guide, address.Value);
        Choice = new SpanChoice(Name.Figures, SpanChoice.Read(days, time));
        Story = await figures.PageAsync(guide, address.Value, Choice.Span, cancellationToken);
        (var sections, AllViews) = SectionFigures.Of(guide, Story);
        Sections = [.. sections.Select(section => (PageName.Of(guide, section.Address), section))];
        (Versions, Verdict) = VersionComparison.Of(Story, _part);
        return Page();
    }
}
