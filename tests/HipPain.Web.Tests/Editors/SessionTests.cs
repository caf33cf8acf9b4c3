using HipPain.Web.Data;
using HipPain.Web.Editors.Accounts;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HipPain.Web.Tests.Editors;

/// <summary>How long links and sessions last, with a clock that the test turns.</summary>
public sealed class SessionTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private readonly Site _site;

    public SessionTests() => _site = Site.With(host => host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(_time)));

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Link_works_for_a_day_and_no_longer()
    {
        var link = await EditorBrowser.AddAsync(_site);
        using var browser = new EditorBrowser(_site);
        _time.Advance(OneTimeLink.Lifetime - TimeSpan.FromMinutes(1));
        await browser.OpenLinkAsync(link);
        Assert.Equal("Welcome, Robin", (await browser.GetPageAsync("/editor/welcome")).QuerySelector("h1")?.TextContent);

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("Welcome", (await browser.GetPageAsync("/editor/welcome")).QuerySelector("h1")?.TextContent);
        using var late = await new EditorBrowser(_site).SubmitAsync("/editor/welcome", "form", ("link", link.Code));
        Assert.Equal(400, (int)late.StatusCode);
    }

    [Fact]
    public async Task Link_is_void_once_a_way_in_is_chosen_also_for_somebody_who_has_opened_it_already()
    {
        var link = await EditorBrowser.AddAsync(_site);
        using var thief = new EditorBrowser(_site);
        await thief.OpenLinkAsync(link);
        using var browser = new EditorBrowser(_site);
        await browser.OpenLinkAsync(link);
        await browser.SetPasswordAsync();

        Assert.Equal(302, await thief.StatusAsync("/editor/welcome/password"));
        using var again = await new EditorBrowser(_site).SubmitAsync("/editor/welcome", "form", ("link", link.Code));
        Assert.Equal(400, (int)again.StatusCode);
    }

    [Fact]
    public async Task Session_ends_without_a_request_for_half_an_hour()
    {
        using var browser = await EditorBrowser.SetUpAsync(_site);
        _time.Advance(EditorSession.Idle - TimeSpan.FromSeconds(1));
        Assert.Equal(200, await browser.StatusAsync("/editor"));
        _time.Advance(EditorSession.Idle + TimeSpan.FromSeconds(1));
        Assert.Equal(302, await browser.StatusAsync("/editor"));
    }

    [Fact]
    public async Task Session_ends_after_twelve_hours_however_busy_the_editor_is()
    {
        using var browser = await EditorBrowser.SetUpAsync(_site);
        var step = TimeSpan.FromMinutes(20);
        for (var spent = step; spent < EditorSession.Longest; spent += step)
        {
            _time.Advance(step);
            Assert.Equal(200, await browser.StatusAsync("/editor"));
        }

        _time.Advance(step);
        Assert.Equal(302, await browser.StatusAsync("/editor"));
    }

    [Theory]
    [InlineData("disable")]
    [InlineData("reset")]
    [InlineData("elsewhere")]
    public async Task Session_ends_within_a_minute_when_the_operator_or_the_editor_says_so(string how)
    {
        using var browser = await EditorBrowser.SetUpAsync(_site);
        using var other = new EditorBrowser(_site);
        using var password = await other.SendPasswordAsync("Robin", EditorBrowser.Password);
        using var code = await other.SendCodeAsync(browser.Code(1));
        Assert.Equal(200, await other.StatusAsync("/editor"));
        switch (how)
        {
            case "disable":
                Assert.True(await EditorBrowser.OnRollAsync(_site, roll => roll.DisableAsync("ROBIN")));
                break;
            case "reset":
                Assert.NotNull(await EditorBrowser.OnRollAsync(_site, roll => roll.ResetAsync("Robin")));
                break;
            default:
                using (await other.SubmitAsync("/editor/account", "form:has([name=everywhere])"))
                {
                    break;
                }
        }

        _time.Advance(EditorSession.CheckedEvery + TimeSpan.FromSeconds(1));
        Assert.Equal(302, await browser.StatusAsync("/editor"));
    }

    [Fact]
    public async Task Reset_takes_every_way_in_and_every_code_away()
    {
        using var browser = await EditorBrowser.SetUpAsync(_site);
        await EditorBrowser.OnRollAsync(_site, roll => roll.ResetAsync("Robin"));
        using var answer = await new EditorBrowser(_site).SendPasswordAsync("Robin", EditorBrowser.Password);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal((0, 0), (await _site.QueryAsync(database => database.UserTokens.CountAsync()), await _site.QueryAsync(database => database.UserPasskeys.CountAsync())));
    }

    [Fact]
    public async Task Editor_who_was_shut_out_between_password_and_code_stays_out()
    {
        using var browser = await EditorBrowser.SetUpAsync(_site);
        using var other = new EditorBrowser(_site);
        using var password = await other.SendPasswordAsync("Robin", EditorBrowser.Password);
        Assert.Equal(200, await other.StatusAsync("/editor/sign-in/code"));
        await EditorBrowser.OnRollAsync(_site, roll => roll.DisableAsync("Robin"));
        Assert.Equal(302, await other.StatusAsync("/editor/sign-in/code"));
    }

    [Fact]
    public async Task Last_way_in_stays_and_new_recovery_codes_make_the_old_ones_void()
    {
        using var browser = await EditorBrowser.SetUpAsync(_site);
        var account = await browser.GetPageAsync("/editor/account");
        Assert.Null(account.QuerySelector("form[action*=removePassword]"));
        var old = browser.RecoveryCodes;
        using var renewed = await browser.SubmitAsync("/editor/account", "form[action*=recoveryCodes]");
        var codes = (await EditorBrowser.ReadAsync(renewed)).QuerySelectorAll(".recovery code").Select(code => code.TextContent).ToList();
        Assert.Equal(10, codes.Except(old).Count());
        Assert.Equal(1, await _site.QueryAsync(database => database.Audit.CountAsync(entry => entry.Action == AuditAction.RecoveryCodesMade)));

        using var other = new EditorBrowser(_site);
        using var password = await other.SendPasswordAsync("Robin", EditorBrowser.Password);
        using var answer = await other.SendRecoveryCodeAsync(old[0]);
        Assert.Equal(400, (int)answer.StatusCode);
    }
}
