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
        Assert.Contains("Did the last change help? There is only one version so far", _desk.Output, StringComparison.Ordinal);
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
