using System.Text.RegularExpressions;
using AngleSharp.Dom;
using HipPain.Content;
using HipPain.Web.Commands;
using HipPain.Web.Data;
using Microsoft.Extensions.DependencyInjection;
using static HipPain.Web.Tests.Editors.Statistics.MadeUp;

namespace HipPain.Web.Tests.Editors.Statistics;

/// <summary>The same figures on the pages of editors and on a terminal.</summary>
public sealed class TerminalAndPagesTests : IAsyncDisposable
{
    private readonly Site _site = new();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Overview_is_said_on_the_terminal_too()
    {
        await StoreAsync(
            [
                Count(PageViewKind.View, "/causes", 8_765), Count(PageViewKind.Arrival, "/causes", 4_321), Count(PageViewKind.Referrer, "club.example", 1_234),
                Count(PageViewKind.Rejected, "Bot", 77), Count(PageViewKind.SearchMiss, "labrum surgery", 31), Count(PageViewKind.BrokenLink, "/long-gone", 19),
                .. Votes("/causes", yes: 45, no: 5), .. Votes("/symptoms", yes: 4, no: 16), .. Votes("/treatment", yes: 3, no: 1),
            ]);
        using var desk = await EditorDesk.SignInAsync(_site);
        var page = await desk.GetPageAsync("/editor");
        var said = Run("stats");

        var rankings = page.QuerySelectorAll("table.ranking");
        Assert.Equal(["Helped most", "Helped least"], rankings.Select(table => table.QuerySelector("caption")!.TextContent));
        Assert.Equal(["/editor/article/causes", "/editor/article/symptoms"], rankings.Select(table => Assert.Single(table.QuerySelectorAll("tbody a")).GetAttribute("href")));
        Assert.Equal(["/editor/article/treatment"], page.QuerySelectorAll("[aria-labelledby=helpful] details a").Select(link => link.GetAttribute("href")));
        Assert.Matches(@"Helped most\nPage +Share +Range +Votes\n/causes +90% +79 to 96% +45 of 50\n\nHelped least\nPage +Share +Range +Votes\n/symptoms +20% +8 to 42% +4 of 20\n", said);
        Assert.Matches(@"Pages with too few votes to say: 1\.\n\nFewer than 5 votes each\nPage +Yes +No\n/treatment +3 +1\n", said);
        Assert.Contains("Too few votes to say: 1 page", page.QuerySelector("[aria-labelledby=helpful] summary")!.TextContent, StringComparison.Ordinal);
        foreach (var (part, name, count) in new[]
        {
            ("referrers", "club.example", "1,234"), ("filtered", "Programs: search engines, link previews, monitors", "77"), ("misses", "labrum surgery", "31"), ("broken", "/long-gone", "19"),
        })
        {
            var row = page.QuerySelector($"[aria-labelledby={part}] tbody tr")!;
            Assert.Equal(name, row.QuerySelector("bdi")!.TextContent);
            Assert.Contains(count, row.TextContent, StringComparison.Ordinal);
            Assert.Matches($@"\n{Regex.Escape(name)} +{count} +100%\n", said);
        }

        const string WithoutLink = "3,087 arrivals named no link: typed or printed addresses, bookmarks, apps.";
        Assert.Equal(WithoutLink, page.QuerySelector("[aria-labelledby=referrers] > p.quiet")!.TextContent);
        Assert.Contains($"\n{WithoutLink}\n", said, StringComparison.Ordinal);
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Article_is_said_on_the_terminal_too()
    {
        var causes = _site.Services.GetRequiredService<ArticleRepository>().Current.Find("/causes")!;
        var published = Today.AddDays(-3);
        await StoreAsync(
            [
                Count(PageViewKind.View, "/causes", 75), Count(PageViewKind.View, "/causes/overuse", 25), Count(PageViewKind.View, "/causes/gone-by-now", 100),
                new SectionText { Address = "/causes", Version = "0123abcd", Text = "Old.", FirstSeen = published },
                .. Votes("/causes", yes: 9, no: 1, version: causes.Version), .. Votes("/causes", yes: 5, no: 5, daysAgo: 1, version: "0123abcd"),
            ]);
        using var desk = await EditorDesk.SignInAsync(_site);
        var page = await desk.GetPageAsync("/editor/article/causes");
        var said = Run("stats", "--address", "/causes");

        var rows = page.QuerySelectorAll("[aria-labelledby=sections] tbody tr")
            .Select(row => (Address: Address(row), Cells: row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToList())).ToList();
        Assert.Equal(causes.Sections.Count + 2, rows.Count);
        Assert.All(rows, row => Assert.Matches($@"\n{Regex.Escape(row.Address)} +{row.Cells[0]} +{Regex.Escape(row.Cells[1])} ", said));
        Assert.Equal(("38%", "50%"), (rows[0].Cells[1], rows[^1].Cells[1]));
        var day = published.ToString("ddd d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains($"published {day}", page.QuerySelector("[aria-labelledby=versions] table")!.TextContent, StringComparison.Ordinal);
        Assert.Matches($@"\n0123abcd +{day} +", said);
        var notes = page.QuerySelectorAll("[aria-labelledby=versions] .change").Select(change => change.TextContent.Trim()).ToList();
        Assert.Equal(causes.FrontMatter.Changes.Count, notes.Count);
        Assert.NotEmpty(notes);
        Assert.All(causes.FrontMatter.Changes, change =>
        {
            Assert.Contains(notes, note => note.Contains(change.Note, StringComparison.Ordinal));
            Assert.Contains($": {change.Note}{(change.Advice ? " (advice changed)" : "")}\n", said, StringComparison.Ordinal);
        });

        static string Address(IElement row) => row.QuerySelector("a")?.GetAttribute("href")!["/editor/article".Length..] ?? "/causes";
    }

    private string Run(params string[] words)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal { Output = output, Error = output, WorkingFolder = Path.GetTempPath(), Time = TimeProvider.System, HasColours = false };
        Assert.Equal(0, CommandTree.RunAsync(
            [.. words, $"--ConnectionStrings:HipPain=Data Source={_site.DatabasePath}", $"--Content:Root={_site.ContentFolder}"], terminal, CancellationToken.None).GetAwaiter().GetResult());
        return output.ToString();
    }

    private Task<int> StoreAsync(params object[] rows) => _site.QueryAsync(database =>
    {
        database.AddRange(rows);
        return database.SaveChangesAsync();
    });
}
