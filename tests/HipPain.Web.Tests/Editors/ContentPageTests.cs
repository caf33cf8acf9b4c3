using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using HipPain.Content;
using HipPain.Web.Data;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Editors;

/// <summary>The page that says how the guide is that readers see.</summary>
public sealed class ContentPageTests
{
    private const string Review = "review:\n  by: Ann Lee\n  profession: Physiotherapist\n  registration: HCPC 1\n  on: 2020-01-01\n  next: ";

    [Fact]
    public async Task What_is_wrong_due_hidden_or_leads_nowhere_is_listed_and_no_draft_is_told_to_readers()
    {
        await using var site = Site.WithOwnContent();
        await WriteAsync(site, "an-idea", "draft: true");
        await WriteAsync(site, "next-year", "publish: 2099-01-05");
        await WriteAsync(site, "old-news", "expires: 2020-01-01");
        await WriteAsync(site, "short-lived", "expires: 2099-02-01");
        await WriteAsync(site, "late-check", Review + "2020-06-01");
        await WriteAsync(site, "due-check", Review + "2099-03-09");
        await WriteAsync(site, "led-astray", "order: 1", "See [what was never written](/no-such-page).");
        await site.WriteAsync("broken.md", "---\ntitle: Broken\nkind: nonsense\n---\nText.");
        using var desk = await EditorDesk.SignInAsync(site);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        await site.QueryAsync(async database =>
        {
            database.PageViewCounts.AddRange(
                Hit("/no-such-page", today, 4), Hit("/no-such-page", today.AddDays(-89), 3), Hit("/no-such-page", today.AddDays(-90), 100),
                Hit("/old-news", today, 9), Hit("/causes", today, 50));
            return await database.SaveChangesAsync();
        });
        var page = await desk.GetPageAsync("/editor/content");
        Assert.Contains("broken.md", In(page, "problems"), StringComparison.Ordinal);
        Assert.Equal(
            ["/old-newsTaken down|No page of the guide|9", "/no-such-page|led-astray|7"],
            page.QuerySelectorAll("[aria-labelledby=links] tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim()))));
        Assert.Matches("Late: 1 article\\s+late-check was due by 1 June 2020, checked by Ann Lee\\s+March 2099\\s+due-check", In(page, "reviews"));
        Assert.Contains($"{site.Services.GetRequiredService<ArticleRepository>().Current.Articles.Count - 2} articles have not been checked", In(page, "reviews"), StringComparison.Ordinal);
        Assert.Contains("late-check researched on 1 January 2020", In(page, "research"), StringComparison.Ordinal);
        Assert.Matches("To come\\s+next-year from Monday 5 January 2099, 00:00 UTC, next-year.md\\s+Drafts\\s+an-idea an-idea.md", In(page, "drafts"));
        Assert.Matches("Next\\s+short-lived until Sunday 1 February 2099, 00:00 UTC\\s+Gone\\s+old-news since Wednesday 1 January 2020", In(page, "expiry"));
        await site.GetPageAsync("/an-idea", status: 404);
        await site.GetPageAsync("/next-year", status: 404);
    }

    [Fact]
    public async Task Links_that_were_mended_take_no_place_from_those_that_were_not()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        var guide = site.Services.GetRequiredService<ArticleRepository>().Current;
        var mended = guide.Articles.SelectMany(article => article.Sections.Select(article.AddressOf)).Take(60).ToList();
        Assert.Equal(60, mended.Count);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        await site.QueryAsync(async database =>
        {
            database.PageViewCounts.AddRange(mended.Select(path => Hit(path, today, 9)));
            database.PageViewCounts.AddRange(Enumerable.Range(1, 55).Select(number => Hit($"/never-was-{number}", today, number == 1 ? 2 : 1)));
            return await database.SaveChangesAsync();
        });
        var rows = (await desk.GetPageAsync("/editor/content")).QuerySelectorAll("[aria-labelledby=links] tbody tr");
        Assert.Equal(50, rows.Length);
        Assert.StartsWith("/never-was-1", rows[0].TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guide_in_good_order_is_said_to_be()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        var page = await desk.GetPageAsync("/editor/content");
        Assert.Contains("All is well", In(page, "problems"), StringComparison.Ordinal);
        Assert.Contains("No reader was led to an empty address", In(page, "links"), StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("[aria-labelledby=reviews] details li"));
    }

    private static Task WriteAsync(Site site, string name, string matter, string text = "Text.") => site.WriteAsync(
        $"{name}.md", $"---\ntitle: {name}\nsummary: Old facts.\nkind: page\nresearched: 2020-01-01\n{matter}\n---\n{text}\n");

    private static PageViewCount Hit(string path, DateOnly day, long count) => new() { Day = day, Kind = PageViewKind.BrokenLink, Name = path, Count = count };

    /// <summary>The words of a part of the page, parted by single spaces within a line.</summary>
    private static string In(IHtmlDocument page, string part) =>
        System.Text.RegularExpressions.Regex.Replace(page.QuerySelector($"[aria-labelledby={part}]")!.TextContent, "[ \n]*\n[ \n]*", "\n").Trim();
}
