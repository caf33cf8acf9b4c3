using HipPain.Web.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

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
    public async Task After_the_hour_the_link_tells_the_next_person_at_the_computer_nothing()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var later = Site.With(host => host.ConfigureServices(services => services.AddSingleton<TimeProvider>(time)));
        var details = await later.VoteAsync("/causes", "no");
        using var response = await later.PostAsync(details, ("comment", "I can’t walk."));
        Assert.NotNull((await later.GetPageAsync(details)).QuerySelector(".alarm"));
        time.Advance(TimeSpan.FromHours(1));

        var page = await later.GetPageAsync(details);

        Assert.Null(page.QuerySelector(".alarm"));
        Assert.Null(page.QuerySelector(".care"));
        Assert.Equal("Thank you", page.QuerySelector("h1")?.TextContent);
        Assert.Equal("Your answer is saved. The time to add more is over.", page.QuerySelector("main .summary")?.TextContent);
    }

    [Fact]
    public async Task Whoever_is_taken_for_a_program_is_shown_the_card_too()
    {
        await site.QueryAsync(_ => Task.FromResult(0));
        using var trapped = await site.PostAsync("/feedback", ("address", "/causes"), ("vote", "no"), ("subject", "Filled in by a program"));
        var before = await site.CountFeedbackAsync();
        using var sent = await site.PostAsync(trapped.Headers.Location!.ToString(), ("comment", "Since Sunday I can’t walk."));
        Assert.Equal(303, (int)sent.StatusCode);

        var page = await site.GetPageAsync(sent.Headers.Location!.ToString());

        Assert.NotNull(page.QuerySelector("h1 + .alarm + .care.emergency"));
        Assert.Equal(before, await site.CountFeedbackAsync());
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
