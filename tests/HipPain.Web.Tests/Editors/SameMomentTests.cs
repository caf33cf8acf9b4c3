using HipPain.Web.Data;
using HipPain.Web.Editors.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Tests.Editors;

/// <summary>Two requests for one account in the same moment: one of them counts, and nothing is done by halves.</summary>
public sealed class SameMomentTests : IAsyncDisposable
{
    private readonly Meeting _meeting = new();
    private readonly Site _site;
    private readonly List<IDisposable> _used = [];

    public SameMomentTests() => _site = Site.With(_meeting.Watch);

    public ValueTask DisposeAsync()
    {
        _used.ForEach(used => used.Dispose());
        return _site.DisposeAsync();
    }

    [Fact]
    public async Task Passkey_lets_in_and_link_is_void_then()
    {
        var (browser, device) = (Browser(), Device());
        await browser.OpenLinkAsync(await EditorBrowser.AddAsync(_site));
        Assert.Equal(303, await MakeAsync(browser, "/editor/welcome", device));
        Assert.Equal(200, await browser.StatusAsync("/editor"));
        var other = Browser();
        Assert.Equal(303, await UseAsync(other, device));
        Assert.Equal(200, await other.StatusAsync("/editor"));
        Assert.Null(await _site.QueryAsync(database => database.Users.Select(editor => editor.LinkHash).SingleAsync()));
    }

    [Fact]
    public async Task Link_that_two_people_opened_gives_one_of_them_a_way_in()
    {
        var link = await EditorBrowser.AddAsync(_site);
        var people = new[] { Browser(), Browser() };
        foreach (var person in people)
        {
            await person.OpenLinkAsync(link);
        }

        _meeting.Await(2);
        var answers = await Task.WhenAll(people.Select(person => MakeAsync(person, "/editor/welcome", Device())));
        Assert.Equal([303, 400], answers.Order());
        Assert.Equal(1, await _site.QueryAsync(database => database.UserPasskeys.CountAsync()));
        Assert.Single(await _site.AuditAsync(), entry => entry.Action == AuditAction.LinkUsed);
    }

    [Fact]
    public async Task Passkey_is_not_added_to_an_account_that_is_reset_in_that_moment()
    {
        var browser = await SetUpAsync();
        var device = Device();
        _meeting.Await(() => EditorBrowser.OnRollAsync(_site, roll => roll.ResetAsync("Robin")));
        Assert.Equal(400, await MakeAsync(browser, "/editor/account", device));
        Assert.Equal(0, await _site.QueryAsync(database => database.UserPasskeys.CountAsync()));
        Assert.DoesNotContain(await _site.AuditAsync(), entry => entry.Action == AuditAction.PasskeyAdded);
        Assert.Equal(400, await UseAsync(Browser(), device));
    }

    [Fact]
    public async Task Last_two_ways_in_are_not_removed_by_two_tabs()
    {
        var browser = await SetUpAsync();
        var device = Device();
        Assert.Equal(303, await MakeAsync(browser, "/editor/account", device));
        var tab = Browser();
        Assert.Equal(303, await UseAsync(tab, device));
        _meeting.Await(2);
        var answers = await Task.WhenAll(
            StatusOfAsync(browser.SubmitAsync("/editor/account", "form[action*=removePassword]")),
            StatusOfAsync(tab.SubmitByAsync("/editor/account?handler=removePasskey", "/editor/account", "form[action*=rename]", ("id", device.Id))));
        Assert.Equal([303, 400], answers.Order());
        var ways = await _site.QueryAsync(async database =>
            await database.UserPasskeys.CountAsync() + await database.Users.CountAsync(editor => editor.PasswordHash != null));
        Assert.Equal(1, ways);
    }

    [Theory]
    [InlineData("/editor/welcome/password")]
    [InlineData("/editor/account/password")]
    public async Task Password_that_is_sent_twice_is_set_once_and_the_other_answer_says_so(string page)
    {
        var browser = page.Contains("account", StringComparison.Ordinal) ? await SetUpAsync() : Browser();
        if (browser.Key.Length == 0)
        {
            await browser.OpenLinkAsync(await EditorBrowser.AddAsync(_site));
        }

        _meeting.Await(2);
        var shown = await browser.GetPageAsync(page);
        var code = browser.CodeOf(shown, 1);
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => browser.SubmitShownAsync(
            shown, page, "main form", ("password", EditorBrowser.Password), ("again", EditorBrowser.Password), ("code", code))));
        Assert.Equal([200, 400], answers.Select(answer => (int)answer.StatusCode).Order());
        var refusal = await EditorBrowser.ReadAsync(answers.Single(answer => (int)answer.StatusCode == 400));
        Assert.Contains("new recovery codes", refusal.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nine_wrong_passwords_in_the_same_moment_are_all_noted_and_lock_once()
    {
        await SetUpAsync();
        var browsers = Enumerable.Range(0, 9).Select(_ => Browser()).ToList();
        _meeting.Await(browsers.Count);
        var answers = await Task.WhenAll(browsers.Select((browser, number) => StatusOfAsync(browser.SendPasswordAsync("Robin", $"a wrong password {number}"))));
        Assert.All(answers, status => Assert.Equal(400, status));
        var audit = await _site.AuditAsync();
        Assert.Equal(browsers.Count, audit.Count(entry => entry.Action == AuditAction.SignInFailed));
        Assert.Single(audit, entry => entry.Action == AuditAction.LockedOut);
        var editor = await _site.QueryAsync(database => database.Users.AsNoTracking().SingleAsync());
        Assert.Equal(0, editor.AccessFailedCount);
        Assert.InRange(editor.LockoutEnd!.Value, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow + AccountServices.LockedFor);
    }

    [Fact]
    public async Task Right_code_that_comes_while_the_last_wrong_one_is_judged_finds_the_account_locked()
    {
        var browser = await SetUpAsync();
        await _site.QueryAsync(database => database.Users.ExecuteUpdateAsync(set => set.SetProperty(editor => editor.AccessFailedCount, AccountServices.MostTries - 1)));
        var (guesser, other) = (Browser(), Browser());
        Assert.Equal(303, await StatusOfAsync(guesser.SendPasswordAsync("Robin", EditorBrowser.Password)));
        Assert.Equal(303, await StatusOfAsync(other.SendPasswordAsync("Robin", EditorBrowser.Password)));
        var page = await other.GetPageAsync("/editor/sign-in/code");
        _meeting.AfterJudging(() => other.SubmitShownAsync(page, "/editor/sign-in/code", "form[action='/editor/sign-in/code']", ("code", browser.Code(1))));

        Assert.Equal(400, await StatusOfAsync(guesser.SendCodeAsync("000000")));

        Assert.Equal(302, await other.StatusAsync("/editor"));
        Assert.DoesNotContain(await _site.AuditAsync(), entry => entry.Action == AuditAction.SignedIn);
    }

    [Theory]
    [InlineData("/editor/sign-in", "")]
    [InlineData("/editor/sign-in", "null")]
    [InlineData("/editor/sign-in", "{}")]
    [InlineData("/editor/welcome", "")]
    [InlineData("/editor/welcome", "[]")]
    [InlineData("/editor/account", "")]
    [InlineData("/editor/account", "{}")]
    public async Task Passkey_that_is_none_is_refused(string page, string credential)
    {
        var browser = page.Contains("account", StringComparison.Ordinal) ? await SetUpAsync() : Browser();
        if (browser.Key.Length == 0)
        {
            var link = await EditorBrowser.AddAsync(_site);
            await (page.Contains("welcome", StringComparison.Ordinal) ? browser.OpenLinkAsync(link) : Task.CompletedTask);
        }

        await browser.OptionsAsync(page);
        Assert.Equal(400, await StatusOfAsync(browser.SubmitAsync(page, "form.passkey", ("credential", credential))));
    }

    [Fact]
    public async Task Passkey_still_lets_in_when_others_have_used_up_all_tries_with_passwords()
    {
        var browser = await SetUpAsync();
        var device = Device();
        Assert.Equal(303, await MakeAsync(browser, "/editor/account", device));
        var limit = (SignInLimit)_site.Services.GetService(typeof(SignInLimit))!;
        for (var network = 0; network < SignInLimit.MostOfAll; network++)
        {
            limit.Refuse(new DefaultHttpContext { Connection = { RemoteIpAddress = new([10, 0, 0, (byte)network]) } });
        }

        Assert.Equal(429, await StatusOfAsync(Browser().SendPasswordAsync("Robin", EditorBrowser.Password)));
        Assert.Equal(303, await UseAsync(Browser(), device));
    }

    [Fact]
    public async Task Passkeys_are_tried_ten_times_from_a_network()
    {
        await EditorBrowser.AddAsync(_site);
        for (var attempt = 1; attempt <= SignInLimit.MostOfNetwork + 1; attempt++)
        {
            var expected = attempt <= SignInLimit.MostOfNetwork ? 400 : 429;
            Assert.Equal(expected, await StatusOfAsync(Browser().SubmitAsync("/editor/sign-in", "form.passkey", ("credential", "{}"))));
        }
    }

    private static async Task<int> MakeAsync(EditorBrowser browser, string page, PasskeyDevice device) =>
        await StatusOfAsync(browser.SubmitAsync(page, "form.passkey", ("credential", device.Make(await browser.OptionsAsync(page)))));

    private static async Task<int> UseAsync(EditorBrowser browser, PasskeyDevice device) =>
        await StatusOfAsync(browser.SubmitAsync("/editor/sign-in", "form.passkey", ("credential", device.Use(await browser.OptionsAsync("/editor/sign-in")))));

    private static async Task<int> StatusOfAsync(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        return (int)answer.StatusCode;
    }

    private async Task<EditorBrowser> SetUpAsync()
    {
        var browser = await EditorBrowser.SetUpAsync(_site);
        _used.Add(browser);
        return browser;
    }

    private EditorBrowser Browser()
    {
        var browser = new EditorBrowser(_site);
        _used.Add(browser);
        return browser;
    }

    private PasskeyDevice Device()
    {
        var device = new PasskeyDevice();
        _used.Add(device);
        return device;
    }
}
