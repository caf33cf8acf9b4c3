using HipPain.Web.Data;

namespace HipPain.Web.Tests.Editors;

/// <summary>The page that says who did what.</summary>
public sealed class AuditPageTests
{
    [Fact]
    public async Task Entries_are_said_in_words_newest_first_and_can_be_narrowed_down()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        Assert.NotNull((await desk.GetPageAsync("/editor/audit")).QuerySelector(".empty"));
        await AddAsync(site, (AuditEntry.Operator, AuditAction.EditorAdded, "Kim"), ("Kim", AuditAction.LinkUsed, null), ("Kim", AuditAction.Exported, "votes.csv"));
        var page = await desk.GetPageAsync("/editor/audit");
        Assert.Equal(
            ["Kim exported a file: votes.csv", "Kim used the one-time link", "Command line added an editor: Kim"],
            page.QuerySelectorAll("tbody tr td:last-child").Select(cell => cell.TextContent));
        Assert.Equal(2, (await desk.GetPageAsync("/editor/audit?who=Kim")).QuerySelectorAll("tbody tr").Length);
        Assert.Single((await desk.GetPageAsync("/editor/audit?who=Kim&action=Exported")).QuerySelectorAll("tbody tr"));
        Assert.Equal("Nothing of that kind was ever done.", (await desk.GetPageAsync("/editor/audit?action=SignedOut")).QuerySelector(".empty")?.TextContent);
    }

    [Fact]
    public async Task Hundred_entries_stand_on_a_page_and_foreign_values_do_no_harm()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        await AddAsync(site, [.. Enumerable.Range(0, 150).Select(number => ("<b>Kim</b>", AuditAction.FeedbackDone, (string?)$"<script>{number}"))]);
        var first = await desk.GetPageAsync("/editor/audit?who=%3Cb%3EKim%3C/b%3E&action=FeedbackDone");
        Assert.Equal(100, first.QuerySelectorAll("tbody tr").Length);
        Assert.Equal("<b>Kim</b> marked feedback as done: <script>149", first.QuerySelector("tbody td:last-child")?.TextContent);
        Assert.Equal(50, (await desk.GetPageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!)).QuerySelectorAll("tbody tr").Length);
        foreach (var query in new[] { "?p=99999999999999999999", "?p=2147483647", "?p=-5&who=nobody&action=7", "?who=%00&action=Nonsense" })
        {
            Assert.NotEmpty((await desk.GetPageAsync("/editor/audit" + query)).QuerySelectorAll("tbody tr"));
        }
    }

    [Fact]
    public async Task Every_action_has_words_of_its_own()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        var words = (await desk.GetPageAsync("/editor/audit")).QuerySelectorAll("select[name=action] option").Skip(1).Select(option => option.TextContent).ToList();
        Assert.Equal(Enum.GetValues<AuditAction>().Length, words.Distinct().Count());
        Assert.All(words, one => Assert.Contains(' ', one));
    }

    private static Task<int> AddAsync(Site site, params (string Who, AuditAction Action, string? Subject)[] entries) => site.QueryAsync(async database =>
    {
        database.Audit.AddRange(entries.Select((entry, number) => new AuditEntry
        {
            Id = Guid.CreateVersion7(),
            At = MadeUp.Noon.AddSeconds(number),
            Who = entry.Who,
            Action = entry.Action,
            Subject = entry.Subject,
        }));
        return await database.SaveChangesAsync();
    });
}
