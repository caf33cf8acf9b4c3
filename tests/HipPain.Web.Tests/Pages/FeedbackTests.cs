using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using HipPain.Content;
using HipPain.Web.Data;
using HipPain.Web.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Pages;

public sealed class FeedbackTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Vote_is_stored_before_the_reader_is_thanked()
    {
        var address = await VoteAsync("/treatment", "no");
        var stored = await StoredAsync(address);
        Assert.Equal("/treatment", stored.Address.Value);
        Assert.False(stored.Helpful);

        var thanks = await site.GetPageAsync(address);
        Assert.Equal("Thank you", thanks.QuerySelector("h1")?.TextContent);
        Assert.Contains("Your answer is saved", thanks.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vote_form_stands_on_every_article_without_token_or_cookie()
    {
        var page = await site.GetPageAsync("/causes");
        var form = page.QuerySelector("form.feedback")!;
        Assert.Equal("/feedback", form.GetAttribute("action"));
        Assert.Equal("post", form.GetAttribute("method"));
        Assert.Equal(["address", "version", "subject"], form.QuerySelectorAll("input").Select(input => input.GetAttribute("name")));
        Assert.Equal(["yes", "no"], form.QuerySelectorAll("button").Select(button => button.GetAttribute("value")));
    }

    [Fact]
    public async Task Every_article_every_section_and_the_home_page_can_be_voted_on()
    {
        var parts = site.Services.GetRequiredService<ArticleRepository>().Current.Articles
            .SelectMany(article => article.Sections.Select(section => article.AddressOf(section)).Prepend(article.Address.Value)).ToList();
        Assert.Contains("/", parts);
        Assert.Contains("/causes/overuse", parts);
        using var client = site.Browser();
        foreach (var address in parts)
        {
            using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
            using var page = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStreamAsync());
            var form = Assert.Single(page.QuerySelectorAll("form.feedback[action='/feedback']"));
            Assert.Equal(address, form.QuerySelector("input[name=address]")?.GetAttribute("value"));
            Assert.Equal(2, form.QuerySelectorAll("button[name=vote]").Length);
        }
    }

    [Fact]
    public async Task Second_step_offers_the_seven_reasons_and_says_what_not_to_write()
    {
        var form = (await site.GetPageAsync(await VoteAsync("/causes", "no"))).QuerySelector("form.details")!;

        Assert.Equal(
            [
                "It was easy to follow", "It was hard to understand", "It did not say when to get help", "An exercise was not clear",
                "It is out of date", "Something is missing", "Another reason",
            ],
            form.QuerySelectorAll("fieldset label:has(input[type=radio][name=reason])").Select(label => label.TextContent.Trim()));
        var hint = form.QuerySelector("#page-comment-hint")!.TextContent;
        Assert.Contains("Please write nothing that tells who you are.", hint, StringComparison.Ordinal);
        Assert.Contains("Nobody answers medical questions here", hint, StringComparison.Ordinal);
        Assert.Equal("page-comment-hint", form.QuerySelector("textarea")?.GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task Reason_and_comment_are_stored_once()
    {
        var address = await VoteAsync("/causes", "yes");
        using (var first = await site.PostAsync(address, ("reason", "EasyToFollow"), ("comment", "Clear,\r\nand kind. ")))
        {
            Assert.Equal(303, (int)first.StatusCode);
            Assert.Equal(address, first.Headers.Location?.ToString());
        }

        using (var second = await site.PostAsync(address, ("reason", "Other"), ("comment", "again")))
        {
            Assert.Equal(409, (int)second.StatusCode);
            Assert.Contains("again", (await site.ReadPageAsync(second)).QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        }

        var stored = await StoredAsync(address);
        Assert.Equal(FeedbackReason.EasyToFollow, stored.Reason);
        Assert.Equal("Clear,\nand kind.", stored.Comment);
        Assert.Null((await site.GetPageAsync(address)).QuerySelector("main form"));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("", " \n ")]
    [InlineData("Nonsense", "kept")]
    [InlineData("99", "kept")]
    public async Task Incomplete_details_are_given_back(string reason, string comment)
    {
        var address = await VoteAsync("/causes", "yes");
        using var response = await site.PostAsync(address, ("address", "/causes"), ("reason", reason), ("comment", comment));
        Assert.Equal(400, (int)response.StatusCode);
        var page = await site.ReadPageAsync(response);
        Assert.Equal("/causes", page.QuerySelector("main > p:last-child a")?.GetAttribute("href"));
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.Equal(comment.Trim(), page.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Equal("#page-reason", page.QuerySelector("[role=alert] a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Comment_that_is_too_long_is_given_back_whole_and_nothing_is_stored()
    {
        var address = await VoteAsync("/causes", "yes");
        var comment = new string('a', 1_001) + " <b>&";
        using var response = await site.PostAsync(address, ("reason", "Other"), ("comment", comment));
        Assert.Equal(400, (int)response.StatusCode);
        var page = await site.ReadPageAsync(response);
        Assert.Equal(comment, page.QuerySelector("textarea")!.TextContent.TrimStart('\n'));
        Assert.Equal("Other", page.QuerySelector("input[checked]")?.GetAttribute("value"));
        Assert.Null((await StoredAsync(address)).Comment);
    }

    [Fact]
    public async Task Pressing_send_twice_is_no_error()
    {
        var address = await VoteAsync("/causes", "yes");
        for (var press = 0; press < 2; press++)
        {
            using var response = await site.PostAsync(address, ("reason", "Other"), ("comment", "Once."));
            Assert.Equal(303, (int)response.StatusCode);
        }
    }

    [Fact]
    public async Task Vote_keeps_the_version_that_the_reader_saw_and_nothing_else_that_was_sent_as_one()
    {
        var version = (await site.GetPageAsync("/causes")).QuerySelector("form.feedback input[name=version]")!.GetAttribute("value")!;
        Assert.Equal(version, (await StoredAsync(await VoteAsync("/causes", "yes", version))).ContentVersion);
        Assert.Null((await StoredAsync(await VoteAsync("/causes", "yes", "<script>"))).ContentVersion);
        Assert.Null((await StoredAsync(await VoteAsync("/causes", "yes", "0123456789abcdef"))).ContentVersion);
        Assert.Null((await StoredAsync(await VoteAsync("/symptoms", "yes", version))).ContentVersion);
    }

    [Fact]
    public async Task Vote_on_a_page_that_was_opened_before_a_save_keeps_the_version_of_then()
    {
        await using var own = Site.WithOwnContent();
        var then = VersionOf(await own.GetPageAsync("/causes"));
        var file = Path.Combine(own.ContentFolder, "causes.md");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).TrimEnd() + "\n\nOne more sentence.\n");
        await TestSite.EventuallyAsync(async () => VersionOf(await own.GetPageAsync("/causes")) != then);

        var details = await own.VoteAsync("/causes", "yes", then);

        Assert.Equal(then, (await own.FindStoredAsync(details))!.ContentVersion);

        static string VersionOf(IHtmlDocument page) => page.QuerySelector("form.feedback input[name=version]")!.GetAttribute("value")!;
    }

    [Fact]
    public async Task Feedback_that_nobody_gave_is_neither_thanked_for_nor_completed()
    {
        // Before the database is there, nobody can say that.
        await site.QueryAsync(_ => Task.FromResult(0));
        await site.GetPageAsync($"/feedback/{Guid.NewGuid()}", status: 404);
        using var response = await site.PostAsync($"/feedback/{Guid.NewGuid()}", ("reason", "Other"));
        Assert.Equal(404, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("/nothing-here", "yes", 400)]
    [InlineData("", "yes", 400)]
    [InlineData("https://example.com/", "yes", 400)]
    [InlineData("/causes", "", 400)]
    [InlineData("/causes", "perhaps", 400)]
    public async Task Vote_that_cannot_be_taken_is_answered_with_a_sentence_and_stores_nothing(string address, string vote, int status)
    {
        var before = await site.QueryAsync(database => database.Feedback.CountAsync());
        using var response = await site.PostAsync("/feedback", ("address", address), ("vote", vote));
        Assert.Equal(status, (int)response.StatusCode);
        Assert.NotEmpty((await site.ReadPageAsync(response)).QuerySelector("main .summary")!.TextContent);
        Assert.Equal(before, await site.QueryAsync(database => database.Feedback.CountAsync()));
    }

    [Theory]
    [InlineData('ж', 3_000)]
    [InlineData('x', 15_000)]
    [InlineData('x', 60_000)]
    public async Task Comment_that_is_much_too_long_is_given_back(char letter, int length)
    {
        var details = await site.VoteAsync("/causes", "no");
        var text = new string(letter, length);
        using var response = await site.PostAsync(details, ("comment", text));
        Assert.Equal(400, (int)response.StatusCode);
        var page = await site.ReadPageAsync(response);
        Assert.Contains($"it has {length} characters", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(text, page.QuerySelector("textarea")!.TextContent.Trim());
        using var huge = await site.PostAsync(details, ("comment", new string(letter, 70_000)));
        Assert.Equal(413, (int)huge.StatusCode);
    }

    [Fact]
    public async Task Web_server_lets_a_comment_that_is_much_too_long_come_as_far_as_the_page()
    {
        await using var served = new Site().Serve();
        await served.QueryAsync(_ => Task.FromResult(0));
        var text = new string('x', 60_000);
        using var response = await served.PostAsync("/feedback/nonsense", ("comment", text));
        Assert.Equal(404, (int)response.StatusCode);
        Assert.Equal(text, (await served.ReadPageAsync(response)).QuerySelector("textarea")!.TextContent.Trim());
    }

    [Fact]
    public async Task Vote_over_16_kilobytes_is_refused()
    {
        var before = await site.QueryAsync(database => database.Feedback.CountAsync());
        using var response = await site.PostAsync("/feedback", ("address", "/causes"), ("vote", "yes"), ("more", new string('x', 16 * 1024)));
        Assert.Equal(413, (int)response.StatusCode);
        Assert.Contains("Nothing was saved", (await site.ReadPageAsync(response)).QuerySelector("main .summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, await site.QueryAsync(database => database.Feedback.CountAsync()));
    }

    [Theory]
    [InlineData("application/json", "{\"address\":\"/causes\",\"vote\":\"yes\"}")]
    [InlineData("multipart/form-data; boundary=x", "--x broken")]
    [InlineData("application/x-www-form-urlencoded", "%%%&&&===")]
    public async Task Body_that_is_no_form_is_answered_with_a_sentence(string type, string body)
    {
        using var client = site.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/feedback") { Content = new StringContent(body) };
        request.Content.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var response = await client.SendAsync(request);
        Assert.Equal(400, (int)response.StatusCode);
        await site.ReadPageAsync(response);
    }

    [Fact]
    public async Task Section_is_voted_on_under_its_own_address_with_the_version_of_its_text()
    {
        const string section = "/conditions/gluteal-tendinopathy/what-helps";
        var form = (await site.GetPageAsync(section)).QuerySelector("form.feedback")!;
        var version = form.QuerySelector("input[name=version]")!.GetAttribute("value")!;
        Assert.Equal(section, form.QuerySelector("input[name=address]")?.GetAttribute("value"));
        Assert.Matches("^[0-9a-f]{8}$", version);

        var details = await VoteAsync(section, "no", version);

        var stored = await StoredAsync(details);
        Assert.Equal((section, version), (stored.Address.Value, stored.ContentVersion));
        Assert.Equal(section, (await site.GetPageAsync(details)).QuerySelector("main > p:last-child a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Ready_made_handout_is_not_voted_on()
    {
        Assert.Null((await site.GetPageAsync("/handouts/groin-pain")).QuerySelector("form.feedback"));
        using var response = await site.PostAsync("/feedback", ("address", "/handouts/groin-pain"), ("vote", "yes"));
        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact]
    public async Task Characters_are_counted_after_line_breaks_and_accents_are_one_each()
    {
        var address = await VoteAsync("/causes", "yes");
        var comment = string.Concat(Enumerable.Repeat("e\u0301\r\n", 500))[..^2] + "x";
        using var response = await site.PostAsync(address, ("comment", comment));
        Assert.Equal(303, (int)response.StatusCode);
        Assert.Equal(string.Concat(Enumerable.Repeat("é\n", 499)) + "éx", (await StoredAsync(address)).Comment);
    }

    private Task<string> VoteAsync(string article, string vote, string version = "") => site.VoteAsync(article, vote, version, from: null);

    private async Task<FeedbackEntry> StoredAsync(string address) => (await site.FindStoredAsync(address))!;
}
