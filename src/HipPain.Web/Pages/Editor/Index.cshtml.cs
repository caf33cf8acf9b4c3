using HipPain.Content;
using HipPain.Web.Editors.Charts;
using HipPain.Web.Editors.Statistics;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipPain.Web.Pages.Editor;

/// <summary>What readers read and said, at a glance.</summary>
public sealed class IndexModel(Guide guide, ReaderFigures figures, TimeProvider time) : PageModel
{
    private const int FewPages = 12;

    private bool _isWhole;

    /// <summary>The figures.</summary>
    public Overview Overview { get; private set; } = null!;

    /// <summary>Which pages help most and least.</summary>
    public HelpfulRanking Ranking { get; private set; } = null!;

    /// <summary>Which days are looked at.</summary>
    public SpanChoice Choice { get; private set; } = null!;

    /// <summary>The chart of views and arrivals.</summary>
    public DayChart Chart => new("views", $"Views and arrivals a day, {Overview.Span.InWords()}", Overview.Days);

    /// <summary>The most read pages, or all.</summary>
    public IReadOnlyList<PageFigures> Pages => _isWhole ? Overview.Pages : [.. Overview.Pages.Take(FewPages)];

    /// <summary>Where all pages are listed; null if they are.</summary>
    public string? AllPages => Pages.Count < Overview.Pages.Count ? $"/editor?days={Overview.Span.Count}&pages=all#pages" : null;

    /// <summary>What a page is called.</summary>
    public PageName NameOf(string address) => PageName.Of(guide, address);

    /// <summary>Pages with their names, for a list of the most or least helpful.</summary>
    public IReadOnlyList<(PageName Name, Votes Votes)> Named(IEnumerable<PageFigures> pages) =>
        [.. pages.Select(page => (NameOf(page.Address), page.Votes))];

    /// <summary>Reads the figures of the days that are asked for.</summary>
    /// <param name="days">How many days; see <see cref="DaySpan.Lengths"/>.</param>
    /// <param name="pages"><c>all</c> lists every page.</param>
    /// <param name="cancellationToken">The editor has gone.</param>
    public async Task OnGetAsync(int? days, string? pages, CancellationToken cancellationToken)
    {
        Choice = new SpanChoice("/editor", SpanChoice.Read(days, time));
        Overview = await figures.OverviewAsync(Choice.Span, cancellationToken);
        Ranking = HelpfulRanking.Of(Overview.Pages);
        _isWhole = pages == "all";
    }
}
