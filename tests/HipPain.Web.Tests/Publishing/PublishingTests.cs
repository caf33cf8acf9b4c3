using System.Diagnostics;
using AngleSharp.Html.Dom;

namespace HipPain.Web.Tests.Publishing;

public sealed class PublishingTests
{
    // The promise is one second; a busy machine may be late, a missed event never arrives.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);


    [Fact]
    public async Task Saved_file_replaces_the_cached_page()
    {
        await using var site = Site.WithOwnContent();
        await site.GetPageAsync("/causes");
        await site.GetPageAsync("/causes");
        var text = await File.ReadAllTextAsync(Path.Combine(site.ContentFolder, "causes.md"));
        await site.WriteAsync("causes.md", text.Replace("title: Causes", "title: Reasons", StringComparison.Ordinal));
        await SeenAsync(site, "/causes", page => page.QuerySelector("h1")?.TextContent == "Reasons");
        Assert.Equal("Reasons", (await site.GetPageAsync("/symptoms")).QuerySelector("nav.guide a[href='/causes']")?.TextContent);
    }

    [Fact]
    public async Task Added_renamed_and_removed_files_are_seen_without_a_restart()
    {
        await using var site = Site.WithOwnContent();
        await site.GetPageAsync("/conditions/new-one", status: 404);

        await site.WriteAsync("conditions/new-one.md", NewPage("New one"));
        await SeenAsync(site, "/conditions/new-one", page => page.QuerySelector("h1")?.TextContent == "New one");

        var folder = Path.Combine(site.ContentFolder, "conditions");
        File.Move(Path.Combine(folder, "new-one.md"), Path.Combine(folder, "other-one.md"));
        await SeenAsync(site, "/conditions/other-one", page => page.QuerySelector("h1")?.TextContent == "New one");
        await site.GetPageAsync("/conditions/new-one", status: 404);

        File.Delete(Path.Combine(folder, "other-one.md"));
        await SeenAsync(site, "/conditions/other-one", page => page.QuerySelector("h1")?.TextContent == "Page not found");
    }

    [Fact]
    public async Task Broken_file_keeps_its_last_good_version_and_the_log_names_file_line_and_cure()
    {
        var log = new LogLines();
        await using var site = Site.WithOwnContent(log.Capture);
        var before = (await site.GetPageAsync("/recovery")).QuerySelector("main")!.TextContent;
        var path = Path.Combine(site.ContentFolder, "recovery.md");
        var lines = (await File.ReadAllLinesAsync(path)).ToList();
        var line = lines.FindIndex(text => text.StartsWith("## ", StringComparison.Ordinal));
        lines[line] = "## A section that lost its id";
        await File.WriteAllLinesAsync(path, lines);

        var told = await log.WaitForAsync($"recovery.md:{line + 1}:1: error HP014", Patience);
        Assert.Contains("such as {#overuse}", told, StringComparison.Ordinal);
        Assert.Equal(before, (await site.GetPageAsync("/recovery")).QuerySelector("main")!.TextContent);

        lines[line] = "## A section with an id {#mended}";
        await File.WriteAllLinesAsync(path, lines);
        await SeenAsync(site, "/recovery", page => page.QuerySelector("#mended") is not null);
    }

    [Fact]
    public async Task Content_folder_that_goes_away_leaves_the_last_guide_and_is_read_again_when_it_returns()
    {
        var log = new LogLines();
        await using var site = Site.WithOwnContent(log.Capture);
        await site.GetPageAsync("/causes");
        var away = site.ContentFolder + "-away";
        Directory.Move(site.ContentFolder, away);
        await log.WaitForAsync("The guide cannot be read", Patience);
        await site.GetPageAsync("/causes");

        await File.WriteAllTextAsync(Path.Combine(away, "back.md"), NewPage("Back"));
        Directory.Move(away, site.ContentFolder);
        await SeenAsync(site, "/back", page => page.QuerySelector("h1")?.TextContent == "Back");
    }

    [Fact]
    public async Task Alias_leads_to_the_article_for_good()
    {
        await using var site = Site.WithOwnContent();
        await site.WriteAsync("new.md", "---\ntitle: New\nsummary: A page.\nkind: page\nresearched: 2026-11-23\naliases: [/old, /older/one]\n---\n");
        await SeenAsync(site, "/new", page => page.QuerySelector("h1")?.TextContent == "New");
        using var client = site.Browser();
        using var response = await client.GetAsync(new Uri("/older/one", UriKind.Relative));
        Assert.Equal(301, (int)response.StatusCode);
        Assert.Equal("/new", response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Article_is_published_and_expires_at_its_time()
    {
        await using var site = Site.WithOwnContent();
        // The start takes as long as it takes, and is over with the first page.
        await site.GetPageAsync("/timed", status: 404);
        var soon = DateTimeOffset.UtcNow.AddSeconds(8);
        var later = soon.AddSeconds(8);
        await site.WriteAsync("timed.md", $"---\ntitle: Timed\nsummary: A page.\nkind: page\nresearched: 2026-11-23\npublish: {soon:yyyy-MM-dd'T'HH:mm:ss'Z'}\nexpires: {later:yyyy-MM-dd'T'HH:mm:ss'Z'}\n---\n");
        await site.GetPageAsync("/timed", status: 404);
        await SeenAsync(site, "/timed", page => page.QuerySelector("h1")?.TextContent == "Timed");
        await SeenAsync(site, "/timed", page => page.QuerySelector("h1")?.TextContent == "This page was taken down");
    }

    private static string NewPage(string title) =>
        $"---\ntitle: {title}\nsummary: A new page.\nkind: page\nresearched: 2026-11-23\n---\n";

    internal static async Task SeenAsync(Site site, string path, Func<IHtmlDocument, bool> isSeen)
    {
        using var client = site.Browser();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience;)
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
            if (isSeen(await HouseRules.ReadAsync(response)))
            {
                return;
            }

            await Task.Delay(50);
        }

        Assert.Fail($"The change to {path} was not seen within {Patience.TotalSeconds} seconds.");
    }
}
