using System.Globalization;
using HipPain.Web.Data;
using HipPain.Web.Feedback;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HipPain.Web.Tests.Pages;

public sealed class FeedbackLimitTests
{
    private const string Home = "192.0.2.1";

    private static readonly string[] Pages = ["/causes", "/symptoms", "/treatment", "/recovery", "/conditions"];

    [Fact]
    public async Task Yes_that_is_pressed_twice_is_one_vote_and_leads_to_one_second_step()
    {
        await using var site = FeedbackVisitor.SiteWithNetworks();
        await site.QueryAsync(_ => Task.FromResult(0));

        var presses = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => site.VoteAsync("/causes", "yes", from: Home)));

        Assert.Equal(1, await site.CountFeedbackAsync());
        var stored = await Task.WhenAll(presses.Select(site.FindStoredAsync));
        Assert.Single(stored.Select(entry => entry!.Id).Distinct());
        await site.VoteAsync("/causes", "no", from: Home);
        await site.VoteAsync("/causes", "yes", from: "192.0.2.2");
        Assert.Equal(3, await site.CountFeedbackAsync());
    }

    [Fact]
    public async Task Text_that_is_sent_twice_is_stored_once_however_often_the_reader_begins_anew()
    {
        await using var site = FeedbackVisitor.SiteWithNetworks();
        for (var press = 0; press < 8; press++)
        {
            var details = await site.VoteAsync("/causes", "yes", from: Home);
            using var response = await site.PostFromAsync(Home, details, ("comment", "The same words."));
            Assert.Equal(303, (int)response.StatusCode);
        }

        Assert.Equal("The same words.", (await site.QueryAsync(database => database.Feedback.SingleAsync())).Comment);
    }

    [Fact]
    public async Task Five_pages_with_comments_are_taken_and_the_sixth_vote_is_refused_with_a_way_back()
    {
        await using var site = FeedbackVisitor.SiteWithNetworks();
        foreach (var page in Pages)
        {
            var details = await site.VoteAsync(page, "no", from: Home);
            using var response = await site.PostFromAsync(Home, details, ("reason", "Other"), ("comment", page));
            Assert.Equal(303, (int)response.StatusCode);
        }

        using var refused = await site.PostFromAsync(Home, "/feedback", ("address", "/glossary"), ("vote", "yes"));

        Assert.Equal(429, (int)refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 600);
        var answer = await site.ReadPageAsync(refused);
        Assert.Contains("not saved", answer.QuerySelector(".summary")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(answer.QuerySelector("main a[href='/glossary']"));
        Assert.NotNull(answer.QuerySelector("form.feedback input[name=address][value='/glossary']"));
        Assert.Equal(5, await site.CountFeedbackAsync());
        await site.VoteAsync("/glossary", "yes", from: "198.51.100.1");
    }

    [Fact]
    public async Task Refused_text_stays_on_the_page()
    {
        await using var site = FeedbackVisitor.SiteWithNetworks(host => host.UseSetting("Feedback:AnswersPerNetwork", "1"));
        var (first, second) = (await site.VoteAsync("/causes", "no", from: Home), await site.VoteAsync("/causes", "no", from: "192.0.2.2"));
        using var taken = await site.PostFromAsync(Home, first, ("comment", "One."));
        Assert.Equal(303, (int)taken.StatusCode);

        using var refused = await site.PostFromAsync(Home, second, ("reason", "OutOfDate"), ("comment", "Keep <me>, numb or not."));

        Assert.Equal(429, (int)refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.True(refused.Headers.CacheControl!.NoStore);
        var page = await site.ReadPageAsync(refused);
        Assert.Equal("Keep <me>, numb or not.", page.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Equal("OutOfDate", page.QuerySelector("input[checked]")?.GetAttribute("value"));
        Assert.Contains("not saved", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".alarm + .care.emergency"));
        Assert.Null((await site.FindStoredAsync(second))!.Comment);
    }

    [Fact]
    public async Task Sixty_answers_a_minute_are_taken_from_all_networks_together()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var site = FeedbackVisitor.SiteWithNetworks(host => host.ConfigureServices(services => services.AddSingleton<TimeProvider>(time)));
        for (var network = 1; network <= RecentAnswers.MostInAMinute; network++)
        {
            await site.VoteAsync("/causes", "yes", from: $"198.51.100.{network}");
        }

        using (var refused = await site.PostFromAsync("203.0.113.1", "/feedback", ("address", "/causes"), ("vote", "yes")))
        {
            Assert.Equal(429, (int)refused.StatusCode);
        }

        time.Advance(TimeSpan.FromMinutes(1));
        await site.VoteAsync("/causes", "yes", from: "203.0.113.1");
    }

    [Fact]
    public async Task Nothing_of_the_network_is_stored()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 12, 34, 56, TimeSpan.Zero));
        await using var site = FeedbackVisitor.SiteWithNetworks(host => host.ConfigureServices(services => services.AddSingleton<TimeProvider>(time)));
        foreach (var network in (string[])["203.0.113.77", "203.0.113.78"])
        {
            var details = await site.VoteAsync("/causes", "yes", from: network);
            using var response = await site.PostFromAsync(network, details, ("comment", "Words."));
        }

        // All columns there are: two readers who said the same differ in the id alone, and that holds the minute and what is random.
        var rows = await site.QueryAsync(RowsAsync);
        Assert.Equal(2, rows.Select(row => row["Id"]).Distinct().Count());
        var minute = new DateTimeOffset(2026, 11, 23, 12, 34, 0, TimeSpan.Zero).ToUnixTimeMilliseconds().ToString("x12", CultureInfo.InvariantCulture);
        Assert.All(rows, row => Assert.StartsWith($"{minute[..8]}-{minute[8..]}-7", row["Id"], StringComparison.OrdinalIgnoreCase));
        Assert.All(rows, row => Assert.Equal(
            "Address=/causes Comment=Words. ContentVersion= ExpiresAt=2027-11-23 12:34:00 Flags=0 Helpful=1 Reason= ReceivedAt=2026-11-23 12:34:00 Status=New",
            string.Join(' ', row.Where(column => column.Key != "Id").OrderBy(column => column.Key, StringComparer.Ordinal).Select(column => $"{column.Key}={column.Value}"))));

        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(site.DatabasePath)!))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain("203.0.113", await reader.ReadToEndAsync(), StringComparison.Ordinal);
        }
    }

    private static async Task<List<Dictionary<string, string>>> RowsAsync(HipPainDbContext database)
    {
        await database.Database.OpenConnectionAsync();
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT * FROM Feedback";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Dictionary<string, string>>();
        while (await reader.ReadAsync())
        {
            rows.Add(Enumerable.Range(0, reader.FieldCount)
                .ToDictionary(reader.GetName, column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)!));
        }

        return rows;
    }
}
