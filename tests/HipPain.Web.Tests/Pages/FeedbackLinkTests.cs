using HipPain.Web.Feedback;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace HipPain.Web.Tests.Pages;

public sealed class FeedbackLinkTests
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("AAAA")]
    [InlineData("CfDJ8A")]
    [InlineData("0198c0de-0000-7000-8000-000000000000")]
    public async Task Link_that_is_none_is_not_found_and_gives_words_back(string token)
    {
        await using var site = new Site();
        await AssertUnknownAsync(site, $"/feedback/{token}");
    }

    [Fact]
    public async Task Link_that_was_changed_or_made_elsewhere_is_not_found()
    {
        await using var site = new Site();
        var details = await site.VoteAsync("/causes", "no");
        await AssertUnknownAsync(site, details[..^6] + (details[^6] == 'A' ? "B" : "A") + details[^5..]);
        await AssertUnknownAsync(site, details[..^2]);
        await using var other = new Site();
        var foreign = await other.VoteAsync("/causes", "no");
        await AssertUnknownAsync(site, foreign);
        await site.GetPageAsync(details);
    }

    [Fact]
    public async Task Link_is_over_after_an_hour_and_what_is_sent_then_is_given_back()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var site = Site.With(host => host.ConfigureServices(services => services.AddSingleton<TimeProvider>(time)));
        var details = await site.VoteAsync("/causes", "no");
        time.Advance(TimeSpan.FromMinutes(58));
        Assert.NotNull((await site.GetPageAsync(details)).QuerySelector("form.details"));
        time.Advance(TimeSpan.FromMinutes(2));

        var page = await site.GetPageAsync(details);
        Assert.Null(page.QuerySelector("form.details"));
        Assert.Contains("Your answer is saved. The time to add more is over.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var late = await site.PostAsync(details, ("comment", "Keep me."));
        Assert.Equal(409, (int)late.StatusCode);
        page = await site.ReadPageAsync(late);
        Assert.Equal("Keep me.", page.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Contains("The time to add more is over", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main button"));
        Assert.Null((await site.FindStoredAsync(details))!.Comment);
    }

    [Fact]
    public async Task Second_step_is_kept_by_nobody_and_says_nothing_of_what_was_written()
    {
        await using var site = new Site();
        var details = await site.VoteAsync("/causes", "no");
        using var client = site.Browser();
        using (var response = await client.GetAsync(new Uri(details, UriKind.Relative)))
        {
            Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
            HouseRules.CheckHeaders(response);
        }

        using var sent = await site.PostAsync(details, ("comment", "marker words"));
        Assert.DoesNotContain("marker words", (await site.GetPageAsync(details)).DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_outlive_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("hippain-keys-");
        var database = Path.Combine(folder.FullName, "hippain.db");
        string details;
        await using (var before = Site.With(host => host.UseSetting("ConnectionStrings:HipPain", $"Data Source={database}")))
        {
            details = await before.VoteAsync("/causes", "no");
        }

        await using (var after = Site.With(host => host.UseSetting("ConnectionStrings:HipPain", $"Data Source={database}")))
        {
            await after.QueryAsync(_ => Task.FromResult(0));
            Assert.NotNull((await after.GetPageAsync(details)).QuerySelector("form.details"));
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Start_does_not_wait_for_keys()
    {
        await using var site = new Site();
        Assert.DoesNotContain(site.Services.GetServices<IHostedService>(), service => service.GetType().Assembly == typeof(DataProtectionOptions).Assembly);
    }

    [Fact]
    public async Task Keys_that_cannot_be_loaded_refuse_a_vote_before_it_is_stored_and_give_words_back()
    {
        await using var site = Site.With(host => host.ConfigureServices(services => services.AddSingleton<IDataProtectionProvider, BrokenKeys>()));
        await site.QueryAsync(_ => Task.FromResult(0));
        using var vote = await site.PostAsync("/feedback", ("address", "/causes"), ("vote", "no"));
        Assert.Equal(503, (int)vote.StatusCode);
        Assert.Equal("Your answer was not saved", (await site.ReadPageAsync(vote)).QuerySelector("h1")?.TextContent);
        Assert.Equal(0, await site.CountFeedbackAsync());

        using var details = await site.PostAsync("/feedback/AAAA", ("comment", "Keep me."));
        Assert.Equal(503, (int)details.StatusCode);
        Assert.Equal("Keep me.", (await site.ReadPageAsync(details)).QuerySelector("textarea")!.TextContent.Trim());
    }

    [Fact]
    public async Task Field_that_people_do_not_see_is_answered_like_a_success_and_stores_nothing()
    {
        await using var site = new Site();
        var real = await site.VoteAsync("/causes", "no");
        using var trapped = await site.PostAsync("/feedback", ("address", "/causes"), ("vote", "no"), ("subject", "Cheap watches"));
        Assert.Equal(303, (int)trapped.StatusCode);
        var decoy = trapped.Headers.Location!.ToString();
        Assert.Equal(real.Length, decoy.Length);
        // Each link has letters of its own.
        var (asked, shown) = (await site.GetPageAsync(real), await site.GetPageAsync(decoy));
        Assert.Equal(asked.Body!.InnerHtml, shown.Body!.InnerHtml);

        using var sent = await site.PostAsync(decoy, ("reason", "Other"), ("comment", "Cheap watches"));
        Assert.Equal(303, (int)sent.StatusCode);
        Assert.Null((await site.GetPageAsync(sent.Headers.Location!.ToString())).QuerySelector("main form"));
        Assert.Equal(1, await site.CountFeedbackAsync());
    }

    [Fact]
    public async Task Link_tells_which_page_it_is_about()
    {
        await using var site = new Site();
        var details = await site.VoteAsync("/causes", "no");
        var link = site.Services.GetRequiredService<FeedbackLinks>().Read(details["/feedback/".Length..])!;
        Assert.Equal(("/causes", FeedbackLinkState.Real), (link.Address.Value, link.State));
        Assert.DoesNotContain("causes", details, StringComparison.Ordinal);
    }

    private static async Task AssertUnknownAsync(Site site, string path)
    {
        await site.QueryAsync(_ => Task.FromResult(0));
        await site.GetPageAsync(path, status: 404);
        using var response = await site.PostAsync(path, ("comment", "Keep me."));
        Assert.Equal(404, (int)response.StatusCode);
        var page = await site.ReadPageAsync(response);
        Assert.Equal("Keep me.", page.QuerySelector("textarea")?.TextContent.Trim());
        Assert.Null(page.QuerySelector("main button"));
    }

    private sealed class BrokenKeys : IDataProtectionProvider, IDataProtector
    {
        public IDataProtector CreateProtector(string purpose) => this;

        public byte[] Protect(byte[] plaintext) => throw new InvalidOperationException("There are no keys.");

        public byte[] Unprotect(byte[] protectedData) => throw new InvalidOperationException("There are no keys.");
    }
}
