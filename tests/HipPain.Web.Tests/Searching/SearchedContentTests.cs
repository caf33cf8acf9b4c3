using System.Diagnostics;
using HipPain.Content;
using HipPain.Web.Searching;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HipPain.Web.Tests.Searching;

/// <summary>Search follows what is published.</summary>
public sealed class SearchedContentTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Saved_section_is_found_and_removed_one_is_not_without_a_restart()
    {
        await using var site = Site.WithOwnContent();
        Assert.Empty(await PathsAsync(site, "quokka"));
        await site.WriteAsync("animals.md", Article("## The quokka {#quokka}\n\nIt hops."));
        await SeenAsync(site, "quokka", paths => paths is ["/animals#quokka"]);
        File.Delete(Path.Combine(site.ContentFolder, "animals.md"));
        await SeenAsync(site, "quokka", paths => paths.Length == 0);
    }

    [Fact]
    public async Task What_readers_may_not_see_is_not_found()
    {
        await using var site = Site.WithOwnContent();
        await site.WriteAsync("draft.md", Article("## The quokka {#one}\n\nIt hops.", "draft: true"));
        await site.WriteAsync("later.md", Article("## The quokka {#two}\n\nIt hops.", "publish: 2099-01-01"));
        await site.WriteAsync("gone.md", Article("## The quokka {#three}\n\nIt hops.", "expires: 2020-01-01"));
        await site.WriteAsync("here.md", Article("## The quokka {#four}\n\nIt hops."));
        await SeenAsync(site, "quokka", paths => paths is ["/here#four"]);
    }

    [Fact]
    public async Task Guide_stands_above_pages_about_the_site()
    {
        await using var site = Site.WithOwnContent();
        await site.WriteAsync("site-page.md", Article("## Quokka quokka {#one}\n\nQuokka quokka.", kind: "page"));
        await site.WriteAsync("guide-page.md", Article("## Animals {#two}\n\nThis text has many other words, and only one of them is quokka, far from its beginning."));
        await SeenAsync(site, "quokka", paths => paths is ["/guide-page#two", "/site-page#one"]);
    }

    [Fact]
    public async Task Saved_synonyms_count_at_once_and_their_mistakes_are_told_with_file_and_line()
    {
        var log = new LogLines();
        await using var site = Site.WithOwnContent(log.Capture);
        Assert.Empty(await PathsAsync(site, "quokka"));
        await site.WriteAsync("synonyms.yaml", "same_meaning:\n  - quokka, foam roller\nemergency:\n  - wombat\nplaces:\n  - words: pouch\n    address: /recovery#rest\n");
        await SeenAsync(site, "quokka", paths => paths.Contains("/treatment#foam-rolling"));
        Assert.Equal(["/recovery#rest"], await PathsAsync(site, "pouch"));
        Assert.Single((await site.GetPageAsync("/search?q=wombats")).QuerySelectorAll(".alarm"));

        await site.WriteAsync("synonyms.yaml", "same_meaning:\n  - quokka, foam roller\nplaces:\n  - words: pouch\n    address: /nowhere\n");
        await log.WaitForAsync("synonyms.yaml:5:14: error HP027 There is no page at /nowhere.", Patience);
        await SeenAsync(site, "pouch", paths => paths.Length == 0);

        File.Delete(Path.Combine(site.ContentFolder, "synonyms.yaml"));
        await SeenAsync(site, "quokka", paths => paths.Length == 0);
        Assert.NotEmpty(await PathsAsync(site, "foam roller"));
    }

    [Fact]
    public async Task Guide_is_indexed_once_however_many_search_it()
    {
        var log = new LogLines();
        await using var site = Site.With(log.Capture);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PathsAsync(site, "groin")));
        await site.GetPageAsync("/nothing/groin", status: 404);
        Assert.Single(log.Lines, line => line.Contains("The guide can be searched", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_and_errors_are_served_without_an_index_and_search_says_that_it_does_not_work()
    {
        using var search = new Search(new ArticleRepository(), TimeProvider.System, NullLogger<Search>.Instance);
        await using var site = Site.With(builder => builder.ConfigureTestServices(services => services.AddSingleton(search)));
        await site.GetPageAsync("/causes");
        Assert.Equal("Page not found", (await site.GetPageAsync("/groin", status: 404)).QuerySelector("h1")!.TextContent);
        await site.GetPageAsync("/search");
        var page = await site.GetPageAsync("/search?q=groin", status: 503);
        Assert.Contains("Search does not work at the moment", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll(".care.emergency"));
        Assert.Equal(page.QuerySelectorAll("nav.guide > ol > li > a").Length, page.QuerySelectorAll("main > ul a").Length);
    }

    [Fact]
    public async Task Guides_that_follow_each_other_fast_never_fail_a_search()
    {
        var articles = new ArticleRepository();
        using var search = new Search(articles, TimeProvider.System, NullLogger<Search>.Instance);
        await search.StartAsync(CancellationToken.None);
        var folder = Directory.CreateTempSubdirectory("hippain-content-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(Site.Guide, "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(folder.FullName, Path.GetRelativePath(Site.Guide, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }

            var loader = new GuideLoader(folder.FullName, TimeProvider.System);
            articles.Publish(loader.Load(Guide.Empty));
            using var stop = new CancellationTokenSource();
            var searches = Enumerable.Range(0, 8).Select(_ => Task.Run(() => SearchUntilAsync(search, stop.Token))).ToList();
            for (var edition = 0; edition < 30; edition++)
            {
                await File.AppendAllTextAsync(Path.Combine(folder.FullName, "causes.md"), $"\nEdition {edition}.\n");
                articles.Publish(loader.Load(articles.Current));
                await Task.Delay(edition % 3 * 20);
            }

            await stop.CancelAsync();
            Assert.All(await Task.WhenAll(searches), found => Assert.True(found > 0));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> SearchUntilAsync(Search search, CancellationToken stop)
    {
        var found = 0;
        do
        {
            var answer = await search.FindAsync(Query.Of("groin pain"), 20, CancellationToken.None);
            Assert.NotNull(answer);
            Assert.Equal("/where-does-it-hurt/front-and-groin", answer.Parts[0].Path);
            found++;
        }
        while (!stop.IsCancellationRequested);

        return found;
    }

    private static string Article(string body, string extra = "", string kind = "article") =>
        $"---\ntitle: Animals\nsummary: Some animals.\nkind: {kind}\nresearched: 2026-11-23\n{extra}\n---\nSee [when to see a doctor](/when-to-see-a-doctor).\n\n{body}\n".Replace("\n\n---", "\n---", StringComparison.Ordinal);

    private static async Task<string[]> PathsAsync(Site site, string query) =>
        [.. (await site.GetPageAsync($"/search?q={Uri.EscapeDataString(query)}")).QuerySelectorAll(".results h3 a").Select(link => link.GetAttribute("href")!)];

    private static async Task SeenAsync(Site site, string query, Func<string[], bool> isSeen)
    {
        string[] paths = [];
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; await Task.Delay(50))
        {
            paths = await PathsAsync(site, query);
            if (isSeen(paths))
            {
                return;
            }
        }

        Assert.Fail($"The change was not seen. Found were: {string.Join(", ", paths)}");
    }
}
