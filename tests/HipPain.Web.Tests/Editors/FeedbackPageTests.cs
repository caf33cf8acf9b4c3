using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using HipPain.Content;
using HipPain.Web.Data;
using HipPain.Web.Pages.Editor;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Editors;

/// <summary>The page on which editors read what readers said.</summary>
public sealed class FeedbackPageTests
{
    [Fact]
    public async Task Empty_list_says_when_something_will_stand_there()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        var page = await desk.GetPageAsync("/editor/feedback");
        Assert.Contains("Nobody has answered yet", page.QuerySelector(".empty")?.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form[method=post]"));
    }

    [Fact]
    public async Task Answer_is_shown_with_all_that_is_known_of_it()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        var entry = MadeUp.Entry(
            "/causes", helpful: false, "Too long.\nToo hard.", FeedbackReason.HardToUnderstand, FeedbackStatus.Seen,
            FeedbackMarks.WarningSign | FeedbackMarks.PostcodeRemoved, version: "0123456789abcdef");
        await site.AddAsync(entry);
        var shown = (await desk.GetPageAsync("/editor/feedback")).QuerySelector($"#e-{entry.Id}")!;
        Assert.Equal("No", shown.QuerySelector(".vote")?.TextContent);
        Assert.Equal("Too long.\nToo hard.", shown.QuerySelector(".words")?.TextContent);
        Assert.Equal("auto", shown.QuerySelector(".words")?.GetAttribute("dir"));
        Assert.Equal("Hard to understand", shown.QuerySelector(".entry-reason")?.TextContent);
        Assert.Equal(["Seen", "Names a warning sign", "Postcode taken out"], shown.QuerySelectorAll(".tag").Select(tag => tag.TextContent));
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{MadeUp.Noon:dddd d MMMM yyyy}, 12:00 UTC"), shown.QuerySelector("time")?.TextContent);
        Assert.Equal(["/causes", "/editor/article/causes"], shown.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Contains("an earlier text", shown.TextContent, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Kept until {entry.ExpiresAt:d MMMM yyyy}"), shown.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Newest_comes_first_and_fifty_stand_on_a_page()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        await site.AddAsync([.. Enumerable.Range(0, 120).Select(number => MadeUp.Entry(text: $"number {number}", minutesAgo: number))]);
        Assert.Equal(Enumerable.Range(50, 50).Select(number => $"number {number}"), Texts(await desk.GetPageAsync("/editor/feedback?p=2")));
        var last = await desk.GetPageAsync("/editor/feedback?vote=yes&p=999999999");
        Assert.Equal(Enumerable.Range(100, 20).Select(number => $"number {number}"), Texts(last));
        Assert.Equal("/editor/feedback?vote=yes&p=2", last.QuerySelector("a[rel=prev]")?.GetAttribute("href"));
        Assert.Null(last.QuerySelector("a[rel=next]"));
    }

    [Fact]
    public async Task Filter_stands_in_the_address()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        var causes = site.Services.GetRequiredService<ArticleRepository>().Current.Find("/causes")!;
        var section = causes.AddressOf(causes.Sections[0]);
        await site.AddAsync(
            MadeUp.Entry("/causes", text: "page", flags: FeedbackMarks.WarningSign | FeedbackMarks.HasLink),
            MadeUp.Entry(section, text: "section", reason: FeedbackReason.OutOfDate, minutesAgo: 1),
            MadeUp.Entry("/symptoms", helpful: false, text: "other", status: FeedbackStatus.Spam, minutesAgo: 2),
            MadeUp.Entry("/taken-away/part", text: "gone", flags: FeedbackMarks.EmailRemoved, minutesAgo: 3));
        (string Query, string Expected)[] filters =
        [
            ("", "page section other gone"), ("?address=/causes", "page section"), ("?address=/causes&sections=no", "page"),
            ("?address=http://localhost:5080/Causes/?x=1", "page section"), ($"?address={section}", "section"), ("?address=/taken-away", "gone"),
            ("?vote=no", "other"), ("?reason=OutOfDate", "section"), ("?reason=none", "page other gone"), ("?status=Spam", "other"),
            ("?flag=WarningSign", "page"), ("?flag=any", "page gone"), ("?text=with&vote=yes", "page section gone"), ("?text=without", ""),
            ("?address=/causes&vote=no", ""), ("?address=%22%3E%3Cscript%3E", ""),
        ];
        foreach (var (query, expected) in filters)
        {
            var page = await desk.GetPageAsync("/editor/feedback" + query);
            Assert.Equal((query, expected), (query, string.Join(' ', Texts(page))));
            Assert.Equal((query, expected.Length == 0), (query, page.QuerySelector(".empty") is not null));
        }
    }

    [Fact]
    public async Task Foreign_filter_is_passed_over_calmly()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        await site.AddAsync(MadeUp.Entry());
        string[] queries =
        [
            "status=Nonsense&reason=3&flag=3&vote=maybe&text=1&sections=2&p=-1", "p=99999999999999999999&p=2&status=New&status=Seen",
            "address=%00&done=Spam&count=1&at=nonsense", "address=/%F0%9F%98%80//..//%2e%2e&done=%3Cb%3E&count=-1&at=00000000-0000-0000-0000-000000000000",
            "flag=None&status=0&reason=Other,OutOfDate", "address=" + new string('a', 4_000),
        ];
        foreach (var query in queries)
        {
            await desk.GetPageAsync($"/editor/feedback?{query}");
        }
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Hostile_words_are_shown_as_words()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        await site.AddAsync([.. MadeUp.HostileTexts.Select((text, number) => MadeUp.Entry(text: text, minutesAgo: number))]);
        var page = await desk.GetPageAsync("/editor/feedback");
        // A page cannot hold these two at all: the parser takes the one for another character, and the other for a line break.
        var expected = MadeUp.HostileTexts.Select(text => text.Replace('\0', '\uFFFD').ReplaceLineEndings("\n")).ToList();
        Assert.Equal(expected, Texts(page).Select(text => text.ReplaceLineEndings("\n")));
        Assert.Empty(page.QuerySelectorAll(".words *"));
    }

    [Fact]
    public async Task Sums_tell_the_votes_without_spam_and_the_answers_of_each_status()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        await site.AddAsync(
            MadeUp.Entry(), MadeUp.Entry(helpful: false), MadeUp.Entry(helpful: false, status: FeedbackStatus.Done), MadeUp.Entry(status: FeedbackStatus.Spam));
        var page = await desk.GetPageAsync("/editor/feedback");
        Assert.Equal("4 answers: 1 yes, 2 no, 1 spam.", page.QuerySelector(".feedback-sum")?.TextContent);
        Assert.Equal(["All 4", "New 2", "Seen 0", "Done 1", "Spam 1"], page.QuerySelectorAll(".choices a").Select(link => link.TextContent));
        Assert.Equal("1 answer: 0 yes, 1 no.", (await desk.GetPageAsync("/editor/feedback?status=Done")).QuerySelector(".feedback-sum")?.TextContent);
    }

    [Fact]
    public async Task Page_of_a_long_list_is_the_right_one()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        await site.AddAsync([.. Enumerable.Range(0, 5_000).Select(number => MadeUp.Entry(text: $"number {number}", minutesAgo: number))]);
        var page = await desk.GetPageAsync("/editor/feedback?address=/causes&vote=yes&p=40");
        Assert.Equal(Enumerable.Range(39 * FeedbackModel.PageSize, FeedbackModel.PageSize).Select(number => $"number {number}"), Texts(page));
        Assert.StartsWith("5,000 answers: 5,000 yes", page.QuerySelector(".feedback-sum")?.TextContent, StringComparison.Ordinal);
    }

    private static List<string> Texts(IHtmlDocument page) => [.. page.QuerySelectorAll(".words").Select(words => words.TextContent)];
}
