using HipPain.Web.Data;
using HipPain.Web.Editors.Desk;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Pages.Editor;

/// <summary>Who did what and when, newest first, for all editors to see.</summary>
public sealed class AuditModel(HipPainDbContext database) : PageModel
{
    /// <summary>How many entries stand on a page.</summary>
    public const int PageSize = 100;

    /// <summary>Whose entries are shown; empty for everybody's.</summary>
    public string Who { get; private set; } = "";

    /// <summary>Which action is shown; null for all.</summary>
    public AuditAction? Action { get; private set; }

    /// <summary>Everybody who stands in the audit.</summary>
    public IReadOnlyList<string> Everybody { get; private set; } = [];

    /// <summary>The entries of this page.</summary>
    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    /// <summary>How many entries pass the filter.</summary>
    public int Total { get; private set; }

    /// <summary>The page that is shown, from 1.</summary>
    public int PageNumber { get; private set; } = 1;

    /// <summary>How many pages there are, at least 1.</summary>
    public int PageCount => Math.Max(1, (Total + PageSize - 1) / PageSize);

    /// <summary>The address of a page with the same filter.</summary>
    public string AddressOf(int page) => "/editor/audit" + QueryString.Create(
        new[] { ("who", Who), ("action", $"{Action}"), ("p", page > 1 ? $"{page}" : "") }.Where(field => field.Item2.Length > 0)
            .Select(field => KeyValuePair.Create(field.Item1, (string?)field.Item2)));

    /// <summary>Shows a page of entries.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Everybody = await database.Audit.Select(entry => entry.Who).Distinct().OrderBy(who => who).ToListAsync(cancellationToken);
        Who = Everybody.FirstOrDefault(who => who == Request.Query["who"]) ?? "";
        Action = Names.Find<AuditAction>(Request.Query["action"].ToString());
        var shown = database.Audit.AsNoTracking();
        shown = Who.Length > 0 ? shown.Where(entry => entry.Who == Who) : shown;
        shown = Action is { } action ? shown.Where(entry => entry.Action == action) : shown;
        Total = await shown.CountAsync(cancellationToken);
        PageNumber = Math.Min(Names.Page(Request.Query), PageCount);
        Entries = await shown.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id)
            .Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
    }
}
