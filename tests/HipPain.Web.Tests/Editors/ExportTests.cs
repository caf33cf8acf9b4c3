using System.Text;
using System.Text.Json;
using HipPain.Content.Articles;
using HipPain.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Tests.Editors;

/// <summary>What editors take away as files.</summary>
public sealed class ExportTests
{
    private const string Page = "/editor/export";

    private static readonly string From = MadeUp.Day(22);
    private static readonly string To = MadeUp.Day(-7);

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Hostile_words_come_back_from_the_file_and_none_of_them_is_a_formula()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site, "Robin");
        await site.AddAsync([.. MadeUp.HostileTexts.Select((text, number) => MadeUp.Entry(text: text, minutesAgo: number))]);
        using var answer = await TakeAsync(desk, "feedback.csv");
        var rows = StrictCsv.Read(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(["received", "address", "version", "vote", "reason", "status", "flags", "expires", "text"], rows[0]);
        Assert.Equal([$"{MadeUp.Day()}T12:00Z", "/causes", "", "yes", "", "New", "", $"{MadeUp.Noon.AddMonths(12):yyyy-MM-dd}T12:00Z"], rows[^1][..^1]);
        var texts = rows.Skip(1).Reverse().Select(row => row[^1]).ToList();
        Assert.Equal(MadeUp.HostileTexts, texts.Select(text => text switch
        {
            "'\t'=1+1" => "\t=1+1",
            "'; DROP TABLE Feedback; '--" => "'; DROP TABLE Feedback; --",
            ['\'', .. var rest] => rest,
            _ => text,
        }));
        Assert.All(rows.SelectMany(row => row), cell => Assert.DoesNotMatch("(^|[;,\t\r\n])[\\s\"\\u200B]*[=+\\-@＝＋－＠]|^[\t\r\n]", cell));
        // As many as there are texts that begin like a formula.
        Assert.Equal(9, texts.Count(text => text.StartsWith('\'') && !text.StartsWith("'; DROP", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Sign_behind_what_may_part_cells_is_no_formula_either()
    {
        (string Text, string Safe)[] texts =
        [
            ("thanks;=1+cmd|' /C calc'!A0", "thanks;'=1+cmd|' /C calc'!A0"), ("a\n=1+1", "a\n'=1+1"), ("a\r\n +1", "a\r\n '+1"), ("a\t@SUM(A1)", "a\t'@SUM(A1)"),
            ("a,-1;\"=2", "a,'-1;\"'=2"), ("=1;=2", "'=1;'=2"), ("a; \u200B＝1", "a; \u200B'＝1"), (";;=1", ";;'=1"),
            ("a=1, b-2; c+3\nd@e", "a=1, b-2; c+3\nd@e"), ("one, two; three\nfour 🏃", "one, two; three\nfour 🏃"),
        ];
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        await site.AddAsync([.. texts.Select((text, number) => MadeUp.Entry(text: text.Text, minutesAgo: number))]);
        using var answer = await TakeAsync(desk, "feedback.csv");
        var rows = StrictCsv.Read(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(texts.Select(text => text.Safe), rows.Skip(1).Reverse().Select(row => row[^1]));
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Json_holds_every_text_as_it_is()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        await site.AddAsync([.. MadeUp.HostileTexts.Select((text, number) => MadeUp.Entry(text: text, minutesAgo: number))]);
        using var answer = await TakeAsync(desk, "feedback.json");
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(MadeUp.HostileTexts, json.RootElement.EnumerateArray().Reverse().Select(row => row.GetProperty("text").GetString()!));
        Assert.Equal($"{MadeUp.Day()}T12:00:00Z", json.RootElement[json.RootElement.GetArrayLength() - 1].GetProperty("received").GetString());
    }

    [Fact]
    public async Task File_is_an_attachment_that_nobody_keeps_and_the_audit_names_it()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site, "Robin");
        foreach (var file in new[] { "feedback", "views", "votes" })
        {
            foreach (var form in new[] { "csv", "json" })
            {
                using var answer = await TakeAsync(desk, $"{file}.{form}");
                Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
                Assert.Equal($"{file}-{From}-to-{To}.{form}", answer.Content.Headers.ContentDisposition?.FileName);
                Assert.True(answer.Headers.CacheControl?.NoStore);
                HouseRules.CheckHeaders(answer, forEditors: true);
            }
        }

        var audit = await site.AuditAsync();
        Assert.Equal(6, audit.Count);
        Assert.All(audit, entry => Assert.Equal(("Robin", AuditAction.Exported), (entry.Who, entry.Action)));
        Assert.Contains(audit, entry => entry.Subject == $"votes-{From}-to-{To}.csv");
    }

    [Fact]
    public async Task Votes_are_summed_with_what_is_left_of_old_ones_and_without_spam()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        await site.AddAsync(
            MadeUp.Entry(version: "a"), MadeUp.Entry(version: "a"), MadeUp.Entry(version: "a", status: FeedbackStatus.Spam), MadeUp.Entry(helpful: false),
            MadeUp.Entry(minutesAgo: 60 * 24));
        await site.QueryAsync(async database =>
        {
            Assert.True(Address.TryParse("/causes", out var causes));
            database.VoteCounts.AddRange(Enumerable.Range(0, 2).Select(number =>
                new VoteCount { Day = DateOnly.FromDateTime(MadeUp.Noon).AddDays(3 * (number - 1)), Address = causes, ContentVersion = "a", Helpful = true, Reason = "", Count = 5 }));

            return await database.SaveChangesAsync();
        });
        using var answer = await TakeAsync(desk, "votes.csv");
        Assert.Equal(
            ["day,address,version,vote,reason,count", $"{MadeUp.Day(3)},/causes,a,yes,,5", $"{MadeUp.Day(1)},/causes,,yes,,1", $"{MadeUp.Day()},/causes,,no,,1", $"{MadeUp.Day()},/causes,a,yes,,7"],
            StrictCsv.Read(await answer.Content.ReadAsByteArrayAsync()).Select(row => string.Join(',', row)));
    }

    [Fact]
    public async Task Only_the_days_that_were_asked_for_are_in_the_file()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        await site.AddAsync([.. Enumerable.Range(0, 5).Select(day => MadeUp.Entry(text: $"{23 - day}", minutesAgo: day * 60 * 24))]);
        await site.QueryAsync(async database =>
        {
            database.PageViewCounts.AddRange(Enumerable.Range(19, 5).Select(day =>
                new PageViewCount { Day = DateOnly.FromDateTime(MadeUp.Noon).AddDays(day - 23), Kind = PageViewKind.Referrer, Name = "=evil.example", Count = day }));
            return await database.SaveChangesAsync();
        });
        using var feedback = await TakeAsync(desk, "feedback.csv", MadeUp.Day(3), MadeUp.Day(1));
        Assert.Equal(["text", "20", "21", "22"], StrictCsv.Read(await feedback.Content.ReadAsByteArrayAsync()).Select(row => row[^1]));
        using var views = await TakeAsync(desk, "views.csv", MadeUp.Day(3), MadeUp.Day(3));
        Assert.Equal([MadeUp.Day(3), "Referrer", "'=evil.example", "20"], StrictCsv.Read(await views.Content.ReadAsByteArrayAsync())[1]);
    }

    [Fact]
    public async Task Days_that_make_no_sense_are_named_and_nothing_is_noted()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        foreach (var (from, to) in new[] { ("2026-11-30", "2026-11-01"), ("yesterday", "2026-11-01"), ("2026-11-01", "2026-02-30"), ("", "") })
        {
            using var answer = await TakeAsync(desk, "votes.csv", from, to, status: 400);
            var page = await HouseRules.ReadAsync(answer);
            Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
            Assert.NotEmpty(page.QuerySelector(".errors a")!.TextContent);
            Assert.Equal(from, page.QuerySelector("input[name=from]")?.GetAttribute("value"));
        }

        using var foreign = await TakeAsync(desk, "../hippain.db", status: 400);
        using var editors = await TakeAsync(desk, "editors.csv", status: 400);
        Assert.Empty(await site.AuditAsync());
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task What_cannot_be_noted_is_not_given_out()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        await using var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={site.DatabasePath}");
        await other.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        using var answer = await TakeAsync(desk, "feedback.csv", status: 503);
        Assert.Null(answer.Content.Headers.ContentDisposition);
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Many_rows_all_leave()
    {
        const int Rows = 20_000;
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        await site.QueryAsync(database => database.Database.ExecuteSqlAsync(
            $"""
            WITH RECURSIVE "Numbers" ("Number") AS (SELECT 1 UNION ALL SELECT "Number" + 1 FROM "Numbers" WHERE "Number" < {Rows})
            INSERT INTO "PageViewCounts" ("Day", "Kind", "Name", "Count")
            SELECT date({From}, ("Number" % 28) || ' days'), 'View', '/page-' || "Number", "Number" FROM "Numbers"
            """));
        using var answer = await TakeAsync(desk, "views.csv");
        var lines = 0;
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(), Encoding.UTF8);
        while (await reader.ReadLineAsync() is not null)
        {
            lines++;
        }

        Assert.Equal(Rows + 1, lines);
    }

    private static async Task<HttpResponseMessage> TakeAsync(
        EditorDesk desk, string file, string? from = null, string? to = null, int status = 200)
    {
        var answer = await desk.PostAsync(Page, Page, ("file", file), ("from", from ?? From), ("to", to ?? To));
        Assert.Equal(status, (int)answer.StatusCode);
        return answer;
    }
}
