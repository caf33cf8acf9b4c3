using System.Data.Common;
using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Content.Parts;
using HipPain.Web.Data;
using HipPain.Web.Editors.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Pages.Editor;

/// <summary>What readers said, newest first, to be worked through.</summary>
public sealed class FeedbackModel(Guide guide, HipPainDbContext database, FeedbackMarking marking) : PageModel
{
    /// <summary>How many pieces of feedback stand on a page.</summary>
    public const int PageSize = 50;

    private const int MostSuggestions = 300;

    private List<Address> _asked = [];

    /// <summary>Which feedback is shown.</summary>
    public FeedbackFilter Filter { get; private set; } = new();

    /// <summary>The page that is shown, from 1.</summary>
    public int PageNumber { get; private set; } = 1;

    /// <summary>How many pages there are, at least 1.</summary>
    public int PageCount => Math.Max(1, (Total + PageSize - 1) / PageSize);

    /// <summary>How many pieces of feedback pass the filter.</summary>
    public int Total { get; private set; }

    /// <summary>How many of them said that the page helped, spam left out.</summary>
    public int Helpful { get; private set; }

    /// <summary>How many said that it did not, spam left out.</summary>
    public int Unhelpful { get; private set; }

    /// <summary>How many there are of each status, whichever status is asked for.</summary>
    public IReadOnlyDictionary<FeedbackStatus, int> ByStatus { get; private set; } = new Dictionary<FeedbackStatus, int>();

    /// <summary>The feedback of this page, newest first.</summary>
    public IReadOnlyList<FeedbackEntry> Entries { get; private set; } = [];

    /// <summary>Articles that have feedback, to choose an address from.</summary>
    public IReadOnlyList<string> Suggestions { get; private set; } = [];

    /// <summary>What was just done, as a sentence; null if nothing was.</summary>
    public string? Done { get; private set; }

    /// <summary>Where in the list it was done; null for its start.</summary>
    public Guid? DoneAt { get; private set; }

    /// <summary>The part of the guide that feedback is about, wherever it has moved to since; null if it is gone.</summary>
    public Part? PartOf(FeedbackEntry entry) => guide.Follow(entry.Address.Value);

    /// <summary>Whether readers see the text of that version today.</summary>
    public static bool IsCurrent(Part part, string version) => part.Article.Version == version || part.Version == version;

    /// <summary>Shows a page of feedback.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReadFilterAsync(cancellationToken);
        var groups = await (Filter with { Status = null }).Apply(database.Feedback, _asked)
            .GroupBy(entry => new { entry.Status, entry.Helpful })
            .Select(group => new { group.Key.Status, group.Key.Helpful, Count = group.Count() }).ToListAsync(cancellationToken);
        ByStatus = Enum.GetValues<FeedbackStatus>().ToDictionary(status => status, status => groups.Where(group => group.Status == status).Sum(group => group.Count));
        var shown = groups.Where(group => Filter.Status is not { } status || group.Status == status).ToList();
        Total = shown.Sum(group => group.Count);
        Helpful = shown.Where(group => group.Helpful && group.Status is not FeedbackStatus.Spam).Sum(group => group.Count);
        Unhelpful = shown.Where(group => !group.Helpful && group.Status is not FeedbackStatus.Spam).Sum(group => group.Count);
        PageNumber = Math.Min(Names.Page(Request.Query), PageCount);
        Entries = await Shown.OrderByDescending(entry => entry.Id).Skip((PageNumber - 1) * PageSize).Take(PageSize).AsNoTracking().ToListAsync(cancellationToken);
        ReadWhatWasDone();
    }

    /// <summary>Does what an editor asks for, and goes back to where it was asked.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (FeedbackOrder.Read(Request.Form) is not { } order)
        {
            return BadRequest();
        }

        await ReadFilterAsync(cancellationToken);
        OrderDone done;
        try
        {
            done = order.Ids.Count == 0 ? default : await marking.CarryOutAsync(order, User.Identity!.Name!, cancellationToken);
        }
        catch (Exception cause) when (cause is DbException or DbUpdateException)
        {
            // Another writer holds the database; the page of that status says that nothing was saved.
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        var (page, at) = await PlaceAsync(order.Ids, cancellationToken);
        var word = order.Ids.Count == 0 ? "nothing" : order.Status?.ToString() ?? FeedbackOrder.Delete;
        Response.Headers.Location = Request.Path
            + Filter.AsQuery(page, ("done", word), ("count", $"{done.Count}"), ("unread", done.Unread > 0 ? $"{done.Unread}" : ""), ("at", $"{at}"))
            + (at is null ? "" : $"#e-{at}");
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    private IQueryable<FeedbackEntry> Shown => Filter.Apply(database.Feedback, _asked);

    private async Task ReadFilterAsync(CancellationToken cancellationToken)
    {
        Filter = FeedbackFilter.Read(Request.Query);
        var known = await database.Feedback.Select(entry => entry.Address).Distinct().ToListAsync(cancellationToken);
        _asked = [.. known.Where(IsAskedFor)];
        Suggestions = [.. known.Select(address => guide.Follow(address.Value)?.Article.Address.Value ?? address.Value).Distinct().Order(StringComparer.Ordinal).Take(MostSuggestions)];
    }

    /// <summary>Whether feedback on an address is about the page that is asked for, or about what was a section of it once.</summary>
    private bool IsAskedFor(Address address)
    {
        var part = guide.Follow(address.Value);
        if (address.Value == Filter.Path || part?.Address == Filter.Path)
        {
            return true;
        }

        var above = address.Value[..address.Value.LastIndexOf('/')] is { Length: > 0 } path ? path : "/";
        return !Filter.PageAlone && (part is null ? above == Filter.Path : part.Article.Address.Value == Filter.Path);
    }

    /// <summary>Where to go on: at the first that something was done with, or at what stands in its place now.</summary>
    private async Task<(int Page, Guid? At)> PlaceAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var here = (Names.Page(Request.Query), (Guid?)null);
        try
        {
            return ids.Count == 0 ? here : await PlaceOfAsync(ids.Max(), cancellationToken);
        }
        catch (DbException)
        {
            // What was asked for is done all the same, and the page says so.
            return here;
        }
    }

    private async Task<(int Page, Guid? At)> PlaceOfAsync(Guid first, CancellationToken cancellationToken)
    {
        var here = await Shown.Where(entry => entry.Id <= first).OrderByDescending(entry => entry.Id).Select(entry => (Guid?)entry.Id).FirstOrDefaultAsync(cancellationToken)
            ?? await Shown.Where(entry => entry.Id > first).OrderBy(entry => entry.Id).Select(entry => (Guid?)entry.Id).FirstOrDefaultAsync(cancellationToken);
        var before = here is { } id ? await Shown.CountAsync(entry => entry.Id > id, cancellationToken) : 0;
        return (1 + (before / PageSize), here);
    }

    private void ReadWhatWasDone()
    {
        var (count, unread, word) = (CountOf("count"), CountOf("unread"), Request.Query["done"].ToString());
        var marked = count == 1 ? "It is marked as" : $"{count} are marked as";
        var left = unread == 1 ? "One answer was left as it is: its reader has added words since you opened the page. Read them first."
            : $"{unread} answers were left as they are: their readers have added words since you opened the page. Read them first.";
        Done = (word, count) switch
        {
            ("nothing", _) => "Nothing was changed: choose feedback first, by the boxes beside it.",
            (_, 0) when unread > 0 && IsOrder(word) => left,
            (FeedbackOrder.Delete, 0) => "It was deleted before.",
            (FeedbackOrder.Delete, _) => count == 1 ? "It is deleted." : $"{count} are deleted.",
            _ when Names.Find<FeedbackStatus>(word) is { } status => count == 0
                ? "Nothing was changed: it was deleted meanwhile."
                : $"{marked} {status.ToString().ToLowerInvariant()}.",
            _ => null,
        };
        Done = count > 0 && unread > 0 && IsOrder(word) ? $"{Done} {left}" : Done;
        DoneAt = Guid.TryParse(Request.Query["at"], out var at) && Entries.Any(entry => entry.Id == at) ? at : null;
    }

    private int CountOf(string name) => int.TryParse(Request.Query[name], out var known) && known is >= 0 and <= 1_000 ? known : 0;

    private static bool IsOrder(string word) => word == FeedbackOrder.Delete || Names.Find<FeedbackStatus>(word) is not null;
}
