using System.Diagnostics;
using HipPain.Content;
using HipPain.Web.Data;
using HipPain.Web.Handouts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Handouts;

/// <summary>What is published is kept, and nothing else.</summary>
public sealed class PastTextTests
{
    [Fact]
    public async Task Everything_that_is_published_is_kept_from_its_first_day_and_no_draft()
    {
        await using var site = Site.WithOwnContent();
        await site.WriteAsync("draft.md", Page("Draft", "draft: true"));
        await site.WriteAsync("handouts/first-weeks.md", Page("First weeks", "sections: [/causes/overuse]").Replace("kind: page", "kind: handout", StringComparison.Ordinal));
        var guide = site.Services.GetRequiredService<ArticleRepository>().Current;

        await EventuallyAsync(site, texts => texts.Any(text => text.Address == "/handouts/first-weeks"));

        var kept = await KeptAsync(site);
        var parts = guide.Articles.Concat(guide.Handouts).SelectMany(article => article.Sections.Select(article.AddressOf).Prepend(article.Address.Value));
        Assert.Equal(parts.Append(SectionText.EmergencyCard).Order(StringComparer.Ordinal), kept.Select(text => text.Address).Order(StringComparer.Ordinal));
        Assert.Equal(guide.FindPart("/causes/overuse")!.Text.Stored, kept.Single(text => text.Address == "/causes/overuse").Text);
        Assert.All(kept, text => Assert.Equal(DateOnly.FromDateTime(DateTime.UtcNow), text.FirstSeen));
        Assert.DoesNotContain(kept, text => text.Address.StartsWith("/draft", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Saved_file_adds_what_it_changed_and_no_more()
    {
        await using var site = Site.WithOwnContent();
        await site.WriteAsync("timed.md", Page("One", ""));
        var guide = site.Services.GetRequiredService<ArticleRepository>().Current;
        var all = guide.Articles.Concat(guide.Handouts).Sum(article => 1 + article.Sections.Count) + 1;
        await EventuallyAsync(site, texts => texts.Count == all);

        await site.WriteAsync("timed.md", Page("Two", ""));

        // The section, and the article that holds it; the other section is the same.
        await EventuallyAsync(site, texts => texts.Count(text => text.Address is "/timed" or "/timed/here") == 4);
        Assert.Equal(all + 2, (await KeptAsync(site)).Count);
    }

    [Fact]
    public async Task Preview_keeps_nothing()
    {
        var log = new LogLines();
        await using var site = Site.Preview(log.Capture);
        await site.WriteAsync("draft.md", Page("Draft", "draft: true"));
        await site.GetPageAsync("/");
        await log.WaitForAsync("The database is ready.");

        await Task.Delay(1_500);

        Assert.Empty(await KeptAsync(site));
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Two_sites_on_one_database_and_a_restart_keep_each_text_once()
    {
        var folder = Directory.CreateTempSubdirectory("hippain-shared-");
        void Share(IWebHostBuilder host) => host.UseSetting("ConnectionStrings:HipPain", $"Data Source={folder.FullName}/hippain.db");
        try
        {
            string sheet;
            await using (var first = Site.With(Share))
            await using (var second = Site.With(Share))
            {
                var guide = first.Services.GetRequiredService<ArticleRepository>().Current;
                sheet = $"/causes/overuse?v={SheetVersions.Of(guide, guide.FindPart("/causes/overuse")!)}";
                await second.GetPageAsync(sheet);
                await EventuallyAsync(first, texts => texts.Any(text => text.Address == guide.Handouts.Concat(guide.Articles).Last().Address.Value));
                await EventuallyAsync(second, texts => texts.Count > 300);
            }

            await using var changed = Site.WithOwnContent(Share);
            var file = Path.Combine(changed.ContentFolder, "causes.md");
            await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("is loaded again and again", "is strained again and again", StringComparison.Ordinal));
            // Else a sheet says that it cannot tell.
            await OldSheet.AskAsync(changed);
            var page = await changed.GetPageAsync(sheet);

            Assert.Equal(("loaded", "strained"), (page.QuerySelector(".changes del")?.TextContent, page.QuerySelector(".changes ins")?.TextContent));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Locked_database_holds_up_no_publishing_and_has_the_newest_text_once_it_is_free()
    {
        var log = new LogLines();
        await using var site = Site.WithOwnContent(log.Capture);
        await EventuallyAsync(site, texts => texts.Any(text => text.Address == "/about/who"));
        await using (var other = new SqliteConnection($"Data Source={site.DatabasePath};Pooling=False"))
        {
            await other.OpenAsync();
            await using var transaction = await other.BeginTransactionAsync();
            await site.WriteAsync("timed.md", Page("One", ""));
            await Publishing.PublishingTests.SeenAsync(site, "/timed", page => page.QuerySelector("h1")?.TextContent == "One");
            await log.WaitForAsync("New texts cannot be kept");
            await site.WriteAsync("timed.md", Page("Two", ""));
            await Publishing.PublishingTests.SeenAsync(site, "/timed", page => page.QuerySelector("h1")?.TextContent == "Two");
        }

        await EventuallyAsync(site, texts => texts.Any(text => text.Address == "/timed/here" && text.Text.Contains("Two", StringComparison.Ordinal)));
        await log.WaitForAsync("New texts are kept again.");
        Assert.Single(log.Lines, line => line.Contains("New texts cannot be kept", StringComparison.Ordinal));
    }

    private static string Page(string title, string matter) =>
        $"---\ntitle: {title}\nsummary: A page.\nkind: page\nresearched: 2026-11-23\n{matter}\n---\n## Here {{#here}}\n\nThis is {title}.\n\n## There {{#there}}\n\nStays.\n";

    private static Task<List<SectionText>> KeptAsync(Site site) => site.QueryAsync(database => database.SectionTexts.AsNoTracking().ToListAsync());

    private static async Task EventuallyAsync(Site site, Func<List<SectionText>, bool> isKept)
    {
        for (var watch = Stopwatch.StartNew(); !isKept(await KeptAsync(site)); await Task.Delay(250))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), "It was not kept in time.");
        }
    }
}
