using System.Globalization;
using HipPain.Content;
using HipPain.Web.Interop.Changes;
using HipPain.Web.Operations;
using HipPain.Web.Publishing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Pages;

/// <summary>What changed in the guide, newest first.</summary>
public sealed class ChangesModel(Guide guide, IOptions<SiteOptions> site) : PageModel
{
    private readonly GuideChanges _changes = GuideChanges.Of(guide);

    /// <summary>The guide as it is for this request.</summary>
    public Guide Guide => guide;

    /// <summary>What the page says of itself.</summary>
    public PageHead Head { get; } = new()
    {
        Title = "What changed",
        Description = $"What changed in the guide of {guide.Site.Name}, and when. Changes of advice are marked.",
        Path = "/changes",
        Feeds = [(ChangesFeed.Path, "All changes"), (ChangesFeed.AdvicePath, "Changes of advice")],
    };

    /// <summary>The newest changes by day, the newest day first.</summary>
    public IReadOnlyList<IGrouping<DateOnly, ChangeEntry>> Days => [.. _changes.Newest.GroupBy(entry => entry.Change.Date)];

    /// <summary>Whether there are more changes than the page shows.</summary>
    public bool HasMore => _changes.Count > _changes.Newest.Count;

    /// <summary>How many changes there are, all in all: 12,345.</summary>
    public string CountInWords => _changes.Count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Shows them; 304 where the page that the reader has still holds.</summary>
    public IActionResult OnGet() =>
        HttpContext.IsUnchanged(guide, site.Value) ? StatusCode(StatusCodes.Status304NotModified) : Page();
}
