using HipPain.Content;
using HipPain.Web.Data;
using HipPain.Web.Tests.Data;
using static HipPain.Web.Tests.Editors.Statistics.MadeUp;

namespace HipPain.Web.Tests.Commands;

public sealed class StatsTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Figures_are_said_in_columns_while_the_site_runs()
    {
        var today = DateOnly.FromDateTime(_desk.Time.GetUtcNow().UtcDateTime);
        await using var site = await SiteWithAsync(
            Count(PageViewKind.View, "/causes", 1_234, today: today), Count(PageViewKind.View, "/", 5, today: today), Count(PageViewKind.Arrival, "/", 3, today: today),
            Count(PageViewKind.Referrer, "evil\u001b[31m.example", 2, today: today), Vote("/causes", helpful: true, today: today));

        Assert.Equal(0, Run(site, "stats", "--days", "7"));
        Assert.StartsWith("What readers read and said\nWed 25 Nov to Tue 1 Dec 2026 (UTC). Today is not over", _desk.Output, StringComparison.Ordinal);
        Assert.Contains("\nPage      Views   Arrivals   Helpful   Votes\n/causes   1,234          0      100%       1\n/             5          3         –       0\n", _desk.Output, StringComparison.Ordinal);
        Assert.Contains("evil\uFFFD[31m.example", _desk.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', _desk.Output);
        Assert.Equal("", _desk.Error);

        Assert.Equal(0, Run(site, "stats", "--address", "/causes"));
        Assert.StartsWith("/causes\n", _desk.Output, StringComparison.Ordinal);
        Assert.Contains("Did the last change help? Too few votes to say: the newest version has 0, the one before 1.", _desk.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verdict_is_that_of_the_page_for_editors()
    {
        var now = new GuideLoader(_desk.Root, _desk.Time).Load(Guide.Empty).Find("/causes")!.Version;
        await using var site = await SiteWithAsync(
            [.. Votes("/causes", yes: 90, no: 10, daysAgo: 9, version: now), .. Votes("/causes", yes: 50, no: 50, version: "taken-back")]);

        Assert.Equal(0, Run(site, "stats", "--address", "/causes"));
        Assert.Contains("Did the last change help? It seems so. 90% of 100 found the newest version helpful, 50% of 100 the one before.", _desk.Output, StringComparison.Ordinal);
        Assert.Contains($"\n{now} (now)   ", _desk.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_articles_there_is_a_table_and_no_verdict()
    {
        await using var site = await SiteWithAsync([.. Votes("/causes", yes: 9, no: 1, version: "one"), .. Votes("/causes", yes: 5, no: 5, version: "two")]);
        Directory.Delete(_desk.Root, recursive: true);

        Assert.Equal(0, Run(site, "stats", "--address", "/causes"));
        Assert.Contains("\nVotes by version, all so far\n", _desk.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Did the last change help?", _desk.Output, StringComparison.Ordinal);
        Assert.Contains("not said without the articles", _desk.Output, StringComparison.Ordinal);
        Assert.Equal("", _desk.Error);
    }

    [Fact]
    public async Task Sections_of_the_home_page_are_below_it()
    {
        _desk.Write("index.md", Desk.Article("Read [causes](/causes), or [overuse](/causes#overuse) [@one].\n\n## What helps {#what-helps}\n\nRest.", "Home"));
        var today = DateOnly.FromDateTime(_desk.Time.GetUtcNow().UtcDateTime);
        await using var site = await SiteWithAsync(Count(PageViewKind.View, "/what-helps", 7, today: today), Count(PageViewKind.View, "/causes", 9, today: today));

        Assert.Equal(0, Run(site, "stats", "--address", "/"));
        Assert.Contains("\n/what-helps       7", _desk.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\n/causes", _desk.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_database_is_named_and_not_made()
    {
        var path = Path.Combine(_desk.Folder, "none.db");
        Assert.Equal(2, _desk.Run("stats", $"--ConnectionStrings:HipPain=Data Source={path}"));
        Assert.StartsWith($"There is no database yet: {path} does not exist.", _desk.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_desk.Folder, "none.db*"));
    }

    [Fact]
    public async Task File_that_is_no_database_is_named()
    {
        var path = Path.Combine(_desk.Folder, "text.db");
        await File.WriteAllTextAsync(path, new string('x', 5_000));
        Assert.Equal(2, _desk.Run("stats", $"--ConnectionStrings:HipPain=Data Source={path}"));
        Assert.StartsWith($"The database {path} cannot be read", _desk.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--address", "causes", "\"causes\" is no address")]
    [InlineData("--address", "/Causes", "\"/Causes\" is no address")]
    [InlineData("--days", "8", "8")]
    public void Wrong_words_are_refused_in_a_sentence(string option, string value, string sentence)
    {
        Assert.Equal(2, _desk.Run("stats", option, value));
        Assert.Contains(sentence, _desk.Error, StringComparison.Ordinal);
        Assert.Equal("", _desk.Output);
    }

    private int Run(TestSite site, params string[] words) => _desk.Run([.. words, $"--ConnectionStrings:HipPain={site.ConnectionString}"]);

    private static async Task<TestSite> SiteWithAsync(params object[] rows)
    {
        var site = await new TestSite().StartMigratedAsync<DatabaseSetup>();
        await site.ReadAsync(database =>
        {
            database.AddRange(rows);
            return database.SaveChangesAsync();
        });
        return site;
    }
}
