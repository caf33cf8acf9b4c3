using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Content.Checking;
using HipPain.Web.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using LookedUpLongAgo = HipPain.Content.Checking.Reviews.ResearchedLongAgo;

namespace HipPain.Web.Pages.Editor;

/// <summary>How the guide is that readers see: what is wrong, what is due, what they do not see, and which links lead them nowhere.</summary>
public sealed class ContentModel(Guide guide, HipPainDbContext database, TimeProvider time) : PageModel
{
    /// <summary>How many days back links that lead nowhere are counted.</summary>
    public const int Days = 90;

    private const int MostBrokenLinks = 50;

    private ILookup<string, Article> _linking = Enumerable.Empty<Article>().ToLookup(_ => "");

    /// <summary>The guide as it is served.</summary>
    public Guide Guide => guide;

    /// <summary>What is wrong, by file.</summary>
    public IReadOnlyList<IGrouping<string, Problem>> Problems { get; } = [.. guide.Problems.GroupBy(problem => problem.File)];

    /// <summary>Articles whose next check by a clinician is late, the latest first.</summary>
    public IReadOnlyList<Article> Overdue { get; } =
        [.. guide.Articles.Where(article => article.FrontMatter.Review?.OverdueFrom <= guide.Moment).OrderBy(article => article.FrontMatter.Review!.Next)];

    /// <summary>Articles whose next check is still to come, by the first day of its month.</summary>
    public IReadOnlyList<IGrouping<DateOnly, Article>> Due { get; } =
    [
        .. guide.Articles.Where(article => article.FrontMatter.Review?.OverdueFrom > guide.Moment).OrderBy(article => article.FrontMatter.Review!.Next)
            .GroupBy(article => new DateOnly(article.FrontMatter.Review!.Next.Year, article.FrontMatter.Review.Next.Month, 1)),
    ];

    /// <summary>Articles that no clinician has checked, in the order of their addresses.</summary>
    public IReadOnlyList<Article> Unchecked { get; } =
        [.. guide.Articles.Where(article => article.FrontMatter.Review is null).OrderBy(article => article.Address.Value, StringComparer.Ordinal)];

    /// <summary>Articles whose facts were looked up too long ago, the oldest first.</summary>
    public IReadOnlyList<Article> ResearchedLongAgo { get; } =
    [
        .. guide.Articles.Where(article => LookedUpLongAgo.IsTrueAt(article, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)))
            .OrderBy(article => article.FrontMatter.Researched),
    ];

    /// <summary>Articles that readers see and that will be taken down by their date, the next one first.</summary>
    public IReadOnlyList<Article> Expiring { get; } =
        [.. guide.Articles.Where(article => article.FrontMatter.Expires > guide.Moment).OrderBy(article => article.FrontMatter.Expires)];

    /// <summary>Addresses that readers were led to and that hold nothing, with how often, the most frequent first.</summary>
    public IReadOnlyList<(string Path, long Count)> BrokenLinks { get; private set; } = [];

    /// <summary>The articles that link to an address.</summary>
    public IEnumerable<Article> Linking(string path) => _linking[path];

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var first = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(1 - Days);
        var links = database.PageViewCounts.Where(count => count.Kind == PageViewKind.BrokenLink && count.Day >= first)
            .GroupBy(count => count.Name).Select(group => new { Path = group.Key, Count = group.Sum(count => count.Count) })
            .OrderByDescending(link => link.Count).ThenBy(link => link.Path).AsAsyncEnumerable();
        // What was mended since leads somewhere again. Only the guide knows, so the database cannot say when there are enough.
        BrokenLinks = await links.Where(link => guide.Follow(link.Path) is null).Take(MostBrokenLinks)
            .Select(link => (link.Path, link.Count)).ToListAsync(cancellationToken);
        _linking = guide.LinkingTo(BrokenLinks.Select(link => link.Path).ToHashSet(StringComparer.Ordinal));
    }
}
