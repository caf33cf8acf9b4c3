using System.Diagnostics;
using HipPain.Web.Tests.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;

namespace HipPain.Web.Tests.Handouts;

/// <summary>What is asked of a sheet while the database is away, and what is no question at all.</summary>
[Trait("Engine", "Sqlite")]
public sealed class SheetTroubleTests : IAsyncLifetime
{
    private readonly OldSheet _sheet = OldSheet.Start();

    private Site Site => _sheet.Site;

    public Task InitializeAsync() => Site.WriteAsync(OldSheet.File, OldSheet.Shoes());

    public async Task DisposeAsync() => await _sheet.DisposeAsync();

    [Fact]
    public async Task Locked_database_costs_the_reader_little_time_and_is_owned_up_to()
    {
        var sheet = await _sheet.KeptSheetAsync("/shoes/fit");
        var newest = _sheet.Sheet("/shoes/laces");
        await _sheet.SaveAsync(OldSheet.Shoes(fit: "Leave a finger of room at the toes."), "/shoes/fit", "finger");
        await _sheet.StoredAsync("/shoes/fit");
        await Site.GetPageAsync(newest);
        await using var other = new SqliteConnection($"Data Source={Site.DatabasePath};Pooling=False");
        await other.OpenAsync();
        await using var command = other.CreateCommand();
        // In this mode a writer keeps readers out as well.
        command.CommandText = "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; DELETE FROM SectionTexts;";
        command.CommandTimeout = 1;
        await TestSite.EventuallyAsync(async () =>
        {
            SqliteConnection.ClearAllPools();
            try
            {
                await command.ExecuteNonQueryAsync();
                return true;
            }
            catch (SqliteException busy) when (busy.SqliteErrorCode == 5)
            {
                // Somebody else has the file open at the moment.
                return false;
            }
        });

        for (var visit = 0; visit < 3; visit++)
        {
            // Far more than it takes, and far less than a driver waits that nobody stops.
            var page = await Site.GetPageAsync(sheet).WaitAsync(TimeSpan.FromSeconds(15));
            Assert.Contains("The text has changed, but what changed cannot be shown at the moment.", page.QuerySelector(".news-loud")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal("Nothing has changed since your sheet was made.", (await Site.GetPageAsync(newest)).QuerySelector(".news")?.TextContent);
        await other.CloseAsync();
        await TestedAgain(sheet);

        async Task TestedAgain(string path)
        {
            for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(100))
            {
                if ((await Site.GetPageAsync(path)).QuerySelector(".changes ins")?.TextContent == "finger")
                {
                    return;
                }
            }

            Assert.Fail("The sheet was never compared again.");
        }
    }

    [Fact]
    public async Task Database_that_cannot_be_made_breaks_no_sheet()
    {
        await using var site = Site.With(host => host.UseSetting("ConnectionStrings:HipPain", "Data Source=/proc/hippain/none.db"));

        var page = await site.GetPageAsync("/causes/overuse?v=01234567.01234567");

        Assert.Contains("cannot be shown at the moment", page.QuerySelector(".news-loud")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?v=")]
    [InlineData("?v=01234567")]
    [InlineData("?v=01234567.0123456")]
    [InlineData("?v=01234567.0123456G")]
    [InlineData("?v=01234567.01234567.01234567")]
    [InlineData("?v=01234567.01234567&v=01234567.01234567")]
    [InlineData("?v=<script>alert(1)</script>")]
    [InlineData("?v='; DROP TABLE SectionTexts; --")]
    [InlineData("?v=%00%FF%0D%0ALocation:%20x")]
    [InlineData("?V=nothing")]
    public async Task What_is_no_list_of_versions_is_met_calmly(string query)
    {
        var page = await Site.GetPageAsync("/causes/overuse" + query);

        Assert.Equal(query.Length > 0 ? "We cannot tell which version your sheet is. The text below is the newest one." : null, page.QuerySelector("main .news")?.TextContent);
    }

    [Fact]
    public async Task Thousand_random_queries_break_nothing_and_come_back_in_no_answer_and_no_log()
    {
        using var client = Site.Browser();
        var random = new Random(5);
        for (var n = 0; n < 1_000; n++)
        {
            var (path, query) = (n % 2 == 0 ? "/causes/overuse" : "/introduction", RandomQuery(random));
            using var response = await client.GetAsync(new Uri($"{path}?v={Uri.EscapeDataString(query)}qzx", UriKind.Relative));
            Assert.InRange((int)response.StatusCode, 200, 499);
            Assert.DoesNotContain("qzx", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(_sheet.Log.Lines, line => line.Contains("qzx", StringComparison.Ordinal));
        Assert.DoesNotContain(_sheet.Log.Lines, line => line.Contains("deadbeef", StringComparison.Ordinal));
    }

    private static string RandomQuery(Random random)
    {
        const string alphabet = "0123456789abcdef.<>\"'&%;=\\\0\r\n\t/?#{}é😀 ";
        var text = string.Concat(Enumerable.Range(0, random.Next(0, 60)).Select(_ => alphabet[random.Next(alphabet.Length)]));
        // A lone half of a surrogate pair cannot be written into an address at all.
        return "deadbeef." + text.Replace('\ud83d', 'x').Replace('\ude00', 'x');
    }
}
