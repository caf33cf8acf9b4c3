using HipPain.Content;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Publishing;

/// <summary>One bad file takes no other with it, and a folder that goes away takes no page with it.</summary>
public sealed class HostileContentTests
{
    private const int GoodPages = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Every_good_page_among_hostile_files_is_served_and_every_bad_file_is_named()
    {
        await using var site = Site.WithOwnContent();
        HostileFiles.WriteAll(site.ContentFolder);
        for (var number = 0; number < GoodPages; number++)
        {
            await site.WriteAsync($"good/page-{number}.md", GoodPage(number));
        }

        await site.WriteAsync("future.md", HostileFiles.Page("Not yet.").Replace("kind:", "publish: 2999-01-01T00:00:00Z\nkind:", StringComparison.Ordinal));
        await Task.Run(() => site.Services).WaitAsync(Patience);

        for (var number = 0; number < GoodPages; number++)
        {
            var page = await site.GetPageAsync($"/good/page-{number}");
            Assert.Equal($"Page {number}", page.QuerySelector("h1")?.TextContent);
            Assert.Contains($"Words of page {number}.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        foreach (var name in HostileFiles.Good.Keys)
        {
            Assert.Equal("Hostile", (await site.GetPageAsync($"/{name[..^".md".Length]}")).QuerySelector("h1")?.TextContent);
        }

        using var client = site.Browser();
        foreach (var name in HostileFiles.Bad.Keys.Append("future.md").Except(["taken/index.md"]))
        {
            using var response = await client.GetAsync(new Uri($"/{Uri.EscapeDataString(name[..^".md".Length])}", UriKind.Relative));
            Assert.False(response.IsSuccessStatusCode, $"{name} has a page.");
        }

        await site.GetPageAsync("/");
        var problems = site.Services.GetRequiredService<ArticleRepository>().Current.Problems;
        Assert.Equal(HostileFiles.Bad.Keys.Order(StringComparer.Ordinal), problems.Select(problem => problem.File).Distinct());
        Assert.All(problems, problem => Assert.DoesNotContain('\n', problem.ToString()));
    }

    [Fact]
    public async Task Folder_that_loses_all_its_articles_leaves_the_last_guide_and_the_log_says_so_once()
    {
        var log = new LogLines();
        await using var site = Site.WithOwnContent(log.Capture);
        await site.GetPageAsync("/causes");
        var away = Directory.CreateTempSubdirectory("hippain-away-").FullName;

        MoveEntries(site.ContentFolder, away);
        await log.WaitForAsync("not one article left", Patience);
        // Long enough for several scans.
        await Task.Delay(TimeSpan.FromSeconds(3));
        await site.GetPageAsync("/causes");
        Assert.Single(log.Lines, line => line.Contains("The guide cannot be read", StringComparison.Ordinal));

        MoveEntries(away, site.ContentFolder);
        await site.WriteAsync("back.md", GoodPage(1));
        await PublishingTests.SeenAsync(site, "/back", page => page.QuerySelector("h1")?.TextContent == "Page 1");
        Directory.Delete(away);
    }

    [Fact]
    public async Task Folder_of_one_article_may_vanish_and_return()
    {
        await using var site = Site.WithOwnContent();
        await site.WriteAsync("good/page.md", GoodPage(1));
        await site.GetPageAsync("/good/page");
        var (folder, away) = (Path.Combine(site.ContentFolder, "good"), Path.Combine(site.ContentFolder, ".good"));

        Directory.Move(folder, away);
        await PublishingTests.SeenAsync(site, "/good/page", page => page.QuerySelector("h1")?.TextContent == "Page not found");
        await site.GetPageAsync("/causes");

        Directory.Move(away, folder);
        await PublishingTests.SeenAsync(site, "/good/page", page => page.QuerySelector("h1")?.TextContent == "Page 1");
    }

    private static string GoodPage(int number) =>
        $"---\ntitle: Page {number}\nsummary: A good page.\nkind: page\nresearched: 2026-11-23\n---\nWords of page {number}.\n\n## More {{#more}}\n\nMore words.\n";

    private static void MoveEntries(string from, string to)
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(from).ToList())
        {
            Directory.Move(entry, Path.Combine(to, Path.GetFileName(entry)));
        }
    }
}
