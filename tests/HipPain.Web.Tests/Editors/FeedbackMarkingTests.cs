using HipPain.Web.Data;
using HipPain.Web.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Tests.Editors;

/// <summary>What editors do with feedback.</summary>
public sealed class FeedbackMarkingTests
{
    private const string Page = "/editor/feedback";

    [Fact]
    public async Task Button_marks_its_answer_and_leads_back_to_it()
    {
        var (button, status, action) = ("Spam", FeedbackStatus.Spam, AuditAction.FeedbackSpam);
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site, "Robin");
        var entry = MadeUp.Entry(text: "mine");
        await site.AddAsync(entry, MadeUp.Entry(minutesAgo: 1));
        var shown = (await desk.GetPageAsync($"{Page}?vote=yes")).QuerySelectorAll($"#e-{entry.Id} button[name=one]").Single(one => one.TextContent == button);
        Assert.Equal($"{Page}?vote=yes", shown.Closest("form")?.GetAttribute("action"));
        using var answer = await desk.PostAsync(Page, $"{Page}?vote=yes", ("one", shown.GetAttribute("value")!));
        Assert.Equal(303, (int)answer.StatusCode);
        var location = answer.Headers.Location!.OriginalString;
        Assert.StartsWith($"{Page}?vote=yes&", location, StringComparison.Ordinal);
        Assert.EndsWith($"#e-{entry.Id}", location, StringComparison.Ordinal);
        var page = await desk.GetPageAsync(location);
        Assert.Equal($"It is marked as {button.ToLowerInvariant()}.", page.QuerySelector($"#e-{entry.Id} .done")?.TextContent);
        Assert.Equal([status, FeedbackStatus.New], await site.QueryAsync(database => database.Feedback.OrderByDescending(one => one.Id).Select(one => one.Status).ToListAsync()));
        var noted = Assert.Single(await site.AuditAsync());
        Assert.Equal(("Robin", action, "/causes"), (noted.Who, noted.Action, noted.Subject));
    }

    [Fact]
    public async Task Editor_stays_in_the_place_of_an_answer_that_left_the_filter()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        var entries = Enumerable.Range(0, 120).Select(number => MadeUp.Entry(minutesAgo: number)).ToArray();
        await site.AddAsync(entries);
        using var answer = await desk.PostAsync(Page, $"{Page}?status=New&p=2", ("one", $"Done:{entries[70].Id}"));
        Assert.Equal($"{Page}?status=New&p=2&done=Done&count=1&at={entries[71].Id}#e-{entries[71].Id}", answer.Headers.Location!.OriginalString);
        using var last = await desk.PostAsync(Page, $"{Page}?status=New&p=3", ("one", $"Done:{entries[119].Id}"));
        Assert.EndsWith($"#e-{entries[118].Id}", last.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_answers_are_marked_and_deleted_at_once()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        var entries = Enumerable.Range(0, 4).Select(number => MadeUp.Entry(text: $"text {number}", minutesAgo: number)).ToArray();
        await site.AddAsync(entries);
        using var marked = await desk.PostAsync(Page, Page, ("all", "Seen"), ("id", $"{entries[1].Id}"), ("id", $"{entries[2].Id}"));
        Assert.Equal("2 are marked as seen.", (await desk.GetPageAsync(marked.Headers.Location!.OriginalString)).QuerySelector(".done")?.TextContent);
        using var deleted = await desk.PostAsync(Page, Page, ("all", "Delete"), ("id", $"{entries[0].Id}"), ("id", $"{entries[2].Id}"));
        Assert.Equal("2 are deleted.", (await desk.GetPageAsync(deleted.Headers.Location!.OriginalString)).QuerySelector(".done")?.TextContent);
        Assert.Equal(["text 1", "text 3"], await site.QueryAsync(database => database.Feedback.OrderByDescending(entry => entry.Id).Select(entry => entry.Comment!).ToListAsync()));
        var audit = await site.AuditAsync();
        Assert.Equal(2, audit.Count(entry => entry.Action is AuditAction.FeedbackSeen));
        Assert.Equal(2, audit.Count(entry => entry.Action is AuditAction.FeedbackDeleted));
        Assert.All(audit, entry => Assert.Equal("/causes", entry.Subject));
    }

    [Theory]
    [InlineData("Done", "")]
    [InlineData("Spam", "It is marked as spam. ")]
    [InlineData("Delete", "It is deleted. ")]
    public async Task Vote_whose_reader_added_words_after_the_page_was_opened_is_left_for_the_editor_to_read(string word, string alsoSaid)
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        var (vote, other) = (MadeUp.Entry(), MadeUp.Entry(minutesAgo: 1));
        await site.AddAsync(vote, other);
        var shown = (await desk.GetPageAsync(Page)).QuerySelectorAll("form.answers input[name=bare]").Select(field => ("bare", field.GetAttribute("value")!)).ToList();
        Assert.Equal(2, shown.Count);
        await site.QueryAsync(database => database.Feedback.Where(entry => entry.Id == vote.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Comment, "I cannot stand on that leg.")));

        // The one by its own button, and both by the buttons for all that are chosen.
        (string, string)[] order = alsoSaid.Length == 0 ? [("one", $"{word}:{vote.Id}")] : [("all", word), ("id", $"{vote.Id}"), ("id", $"{other.Id}")];
        using var answer = await desk.PostAsync(Page, Page, [.. order, .. shown]);
        var page = await desk.GetPageAsync(answer.Headers.Location!.OriginalString);

        Assert.Equal(
            $"{alsoSaid}One answer was left as it is: its reader has added words since you opened the page. Read them first.",
            page.QuerySelector($"#e-{vote.Id} .done")?.TextContent);
        Assert.Equal(FeedbackStatus.New, await site.QueryAsync(database => database.Feedback.Where(entry => entry.Id == vote.Id).Select(entry => entry.Status).SingleAsync()));
        Assert.Equal(alsoSaid.Length == 0 ? 0 : 1, (await site.AuditAsync()).Count);
        Assert.Single(page.QuerySelectorAll($"#e-{vote.Id} .words"));
        Assert.Empty(page.QuerySelectorAll($"#e-{vote.Id} input[name=bare]"));
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Deleted_words_are_in_no_file_of_the_database()
    {
        const string Marker = "zebra-crossing-marker";
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        var entry = MadeUp.Entry(text: Marker);
        await site.AddAsync(entry);
        Assert.True(IsStored());
        using var answer = await desk.PostAsync(Page, Page, ("one", $"Delete:{entry.Id}"));
        Assert.Equal(303, (int)answer.StatusCode);
        await TestSite.EventuallyAsync(() => !IsStored());

        bool IsStored() => IsInFiles(site, Marker);
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Deleted_words_that_somebody_keeps_on_the_disk_by_reading_are_gone_soon_after()
    {
        const string Marker = "zebra-crossing-marker";
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        var entry = MadeUp.Entry(text: Marker);
        await site.AddAsync(entry);
        // The last connection that is closed empties the log too: here none is the last.
        await using var idle = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={site.DatabasePath};Pooling=False");
        await idle.OpenAsync();
        await using (var touch = idle.CreateCommand())
        {
            touch.CommandText = "SELECT count(*) FROM Feedback";
            await touch.ExecuteScalarAsync();
        }

        await using (var reader = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={site.DatabasePath};Pooling=False"))
        {
            await reader.OpenAsync();
            await using var command = reader.CreateCommand();
            command.CommandText = "BEGIN; SELECT count(*) FROM Feedback";
            await command.ExecuteScalarAsync();
            using var answer = await desk.PostAsync(Page, Page, ("one", $"Delete:{entry.Id}"));
            Assert.Equal(303, (int)answer.StatusCode);
            Assert.True(IsInFiles(site, Marker));
        }

        await TestSite.EventuallyAsync(() => !IsInFiles(site, Marker));
    }

    private static bool IsInFiles(Site site, string marker) =>
        Directory.GetFiles(Path.GetDirectoryName(site.DatabasePath)!, "hippain.db*").Any(file => TestSite.ReadFile(file).Contains(marker, StringComparison.Ordinal));

    [Fact]
    public async Task Of_two_editors_the_last_one_is_right_and_what_is_gone_is_no_error()
    {
        await using var site = new Site();
        using var robin = await EditorDesk.SignInAsync(site, "Robin");
        using var kim = await EditorDesk.SignInAsync(site, "Kim");
        var entry = MadeUp.Entry();
        await site.AddAsync(entry, MadeUp.Entry(minutesAgo: 1));
        foreach (var (desk, word) in new[] { (robin, "Spam"), (kim, "Done"), (kim, "Done") })
        {
            using var marked = await desk.PostAsync(Page, Page, ("one", $"{word}:{entry.Id}"));
            Assert.Equal(303, (int)marked.StatusCode);
        }

        Assert.Equal(FeedbackStatus.Done, await site.QueryAsync(database => database.Feedback.Where(one => one.Id == entry.Id).Select(one => one.Status).SingleAsync()));
        using var deleted = await robin.PostAsync(Page, Page, ("one", $"Delete:{entry.Id}"));
        using var again = await kim.PostAsync(Page, Page, ("one", $"Delete:{entry.Id}"));
        Assert.Equal("It was deleted before.", (await kim.GetPageAsync(again.Headers.Location!.OriginalString)).QuerySelector(".done")?.TextContent);
        using var late = await kim.PostAsync(Page, Page, ("one", $"Seen:{entry.Id}"));
        Assert.StartsWith("Nothing was changed", (await kim.GetPageAsync(late.Headers.Location!.OriginalString)).QuerySelector(".done")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            [("Robin", AuditAction.FeedbackSpam), ("Kim", AuditAction.FeedbackDone), ("Robin", AuditAction.FeedbackDeleted)],
            (await site.AuditAsync()).Select(noted => (noted.Who, noted.Action)));
    }

    [Fact]
    public async Task Foreign_orders_change_nothing()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        await site.AddAsync(MadeUp.Entry());
        (int Status, string Name, string Value)[] orders =
        [
            (303, "one", "Seen:00000000-0000-0000-0000-000000000001"), (303, "one", "Delete:nonsense"), (303, "all", "Spam"),
            (400, "one", "Nonsense:00000000-0000-0000-0000-000000000001"), (400, "one", "1:2:3"), (400, "all", "3"), (400, "nothing", ""),
        ];
        foreach (var (status, name, value) in orders)
        {
            using var answer = await desk.PostAsync(Page, Page, (name, value), ("id", "nonsense"));
            Assert.Equal((value, status), (value, (int)answer.StatusCode));
        }

        Assert.Equal(FeedbackStatus.New, await site.QueryAsync(database => database.Feedback.Select(entry => entry.Status).SingleAsync()));
        Assert.Empty(await site.AuditAsync());
    }

    [Fact]
    public async Task Order_without_a_form_token_is_refused()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        var entry = MadeUp.Entry();
        await site.AddAsync(entry);
        using var request = new HttpRequestMessage(HttpMethod.Post, Page) { Content = new FormUrlEncodedContent([KeyValuePair.Create("one", $"Delete:{entry.Id}")]) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await desk.SendAsync(request);
        Assert.Equal(403, (int)answer.StatusCode);
        Assert.Equal(1, await site.QueryAsync(database => database.Feedback.CountAsync()));
    }

    [Theory]
    [InlineData("Done", "It is marked as done.")]
    [InlineData("Delete", "It is deleted.")]
    public async Task Database_that_goes_away_after_the_order_was_carried_out_does_not_take_it_back(string word, string said)
    {
        var away = new DatabaseAway();
        await using var site = Site.With(away.Watch);
        using var desk = await EditorDesk.SignInAsync(site);
        var entry = MadeUp.Entry();
        await site.AddAsync(entry, MadeUp.Entry(minutesAgo: 1));
        away.GoesAfterCommit = true;
        using var answer = await desk.PostAsync(Page, $"{Page}?vote=yes", ("one", $"{word}:{entry.Id}"));
        Assert.True(away.IsAway);
        away.IsAway = false;

        Assert.Equal(303, (int)answer.StatusCode);
        Assert.Equal(said, (await desk.GetPageAsync(answer.Headers.Location!.OriginalString)).QuerySelector(".done")?.TextContent);
        Assert.Single(await site.AuditAsync());
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task While_another_process_holds_the_database_nothing_is_changed_and_the_editor_is_told()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        var entry = MadeUp.Entry();
        await site.AddAsync(entry);
        await using var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={site.DatabasePath}");
        await other.OpenAsync();
        await using (await other.BeginTransactionAsync())
        {
            using var answer = await desk.PostAsync(Page, Page, ("one", $"Done:{entry.Id}"));
            Assert.Equal(503, (int)answer.StatusCode);
            Assert.Contains("Nothing was saved", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Empty(await site.AuditAsync());
    }
}
