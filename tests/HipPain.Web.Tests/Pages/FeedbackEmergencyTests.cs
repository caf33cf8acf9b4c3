using HipPain.Web.Data;

namespace HipPain.Web.Tests.Pages;

public sealed class FeedbackEmergencyTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Words_that_name_a_warning_sign_are_stored_and_answered_with_the_emergency_card_on_top()
    {
        var details = await site.VoteAsync("/causes", "no");
        using var response = await site.PostAsync(details, ("comment", "Since Sunday I can’t walk."));
        Assert.Equal(303, (int)response.StatusCode);

        var page = await site.GetPageAsync(response.Headers.Location!.ToString());
        Assert.Equal("Please read this now", page.QuerySelector("h1")?.TextContent);
        Assert.Contains("Nobody will read it in time", page.QuerySelector("h1 + .alarm")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".alarm + .care.emergency"));
        Assert.Contains("Your words are saved", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var stored = await site.FindStoredAsync(details);
        Assert.Equal(("Since Sunday I can’t walk.", FeedbackMarks.WarningSign), (stored!.Comment, stored.Flags));
    }

    [Fact]
    public async Task Card_comes_whatever_becomes_of_the_words()
    {
        var details = await site.VoteAsync("/causes", "no");
        var text = "I am numb. " + new string('x', 1_000);
        using var response = await site.PostAsync(details, ("comment", text));
        Assert.Equal(400, (int)response.StatusCode);
        var page = await site.ReadPageAsync(response);
        Assert.NotNull(page.QuerySelector("h1 + .alarm + .care.emergency"));
        Assert.Equal(text, page.QuerySelector("textarea")!.TextContent.Trim());
    }

    [Fact]
    public async Task Other_words_bring_no_card_and_the_way_to_help_stands_above_the_box()
    {
        var details = await site.VoteAsync("/causes", "no");
        var form = (await site.GetPageAsync(details)).QuerySelector("form.details")!;
        Assert.NotNull(form.QuerySelector("#page-comment-hint a[href='/when-to-see-a-doctor']"));
        using var response = await site.PostAsync(details, ("comment", "The drawing is too small."));
        var page = await site.GetPageAsync(details);
        Assert.Equal("Thank you", page.QuerySelector("h1")?.TextContent);
        Assert.Null(page.QuerySelector(".care"));
    }
}
