using HipPain.Web.Data;
using HipPain.Web.Editors.Accounts;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HipPain.Web.Tests.Editors;

/// <summary>The pages on which an editor sees and changes how they sign in, and what ends a session.</summary>
public sealed class AccountPageTests : IAsyncDisposable
{
    private const string Again = "/editor/sign-in?again=true&ReturnUrl=%2Feditor%2Faccount";

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private readonly Site _site;

    public AccountPageTests() => _site = Site.With(host => host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(_time)));

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("/editor/account")]
    [InlineData("/editor/account/password")]
    [InlineData("/EDITOR/Account/")]
    public async Task Account_is_open_for_ten_minutes_after_signing_in(string path)
    {
        using var browser = await EditorBrowser.SetUpAsync(_site);
        _time.Advance(EditorSession.Fresh - TimeSpan.FromSeconds(1));
        Assert.Equal(200, await browser.StatusAsync(path));

        _time.Advance(TimeSpan.FromSeconds(1));
        using var late = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, path));
        Assert.Equal((302, Again), ((int)late.StatusCode, late.Headers.Location?.OriginalString));
        Assert.Equal(200, await browser.StatusAsync("/editor"));
    }

    [Theory]
    [InlineData("/editor/account", "form[action*=recoveryCodes]")]
    [InlineData("/editor/account/password", "main form")]
    [InlineData("/editor/account", "form.passkey")]
    public async Task Form_that_was_opened_in_time_and_is_sent_too_late_changes_nothing(string path, string form)
    {
        using var browser = await EditorBrowser.SetUpAsync(_site);
        var shown = await browser.GetPageAsync(path);
        var stored = await StoredAsync();
        _time.Advance((2 * EditorSession.Fresh) + TimeSpan.FromSeconds(1));
        using var late = await browser.SubmitShownAsync(shown, path, form, ("password", "another-tundra-eleven-kettle"), ("again", "another-tundra-eleven-kettle"), ("code", browser.Code(1)));
        Assert.Equal((302, Again), ((int)late.StatusCode, late.Headers.Location?.OriginalString));
        Assert.Equal(stored, await StoredAsync());
    }

    [Fact]
    public async Task Whoever_signs_in_again_has_a_new_session_changes_the_password_and_the_session_before_is_over()
    {
        const string another = "another-tundra-eleven-kettle";
        using var browser = await EditorBrowser.SetUpAsync(_site);
        var before = Copy(browser);
        _time.Advance(EditorSession.Fresh);
        Assert.NotNull((await browser.GetPageAsync(Again)).QuerySelector("main .summary"));
        using var password = await browser.SendPasswordAsync("Robin", EditorBrowser.Password, Again);
        using var code = await browser.SubmitAsync(password.Headers.Location!.OriginalString, "form[action='/editor/sign-in/code']", ("code", browser.Code(1)));
        Assert.Equal("/editor/account", code.Headers.Location?.OriginalString);
        Assert.Equal(302, await StatusAsync(before, "/editor"));

        await browser.SetPasswordAsync("/editor/account/password", offset: 2, another);
        using var other = new EditorBrowser(_site);
        using var old = await other.SendPasswordAsync("Robin", EditorBrowser.Password);
        Assert.Equal(400, (int)old.StatusCode);
        using var right = await other.SendPasswordAsync("Robin", another);
        Assert.Equal(303, (int)right.StatusCode);
    }

    [Fact]
    public async Task Copy_of_a_cookie_is_worth_nothing_once_its_session_was_signed_out_and_other_sessions_go_on()
    {
        using var browser = await EditorBrowser.SetUpAsync(_site);
        using var other = new EditorBrowser(_site);
        using var password = await other.SendPasswordAsync("Robin", EditorBrowser.Password);
        using var code = await other.SendCodeAsync(browser.Code(1));
        var copy = Copy(browser);
        Assert.Equal(200, await StatusAsync(copy, "/editor"));

        using var gone = await browser.SubmitAsync("/editor", "form[action='/editor/sign-out']");
        Assert.Equal(303, (int)gone.StatusCode);
        Assert.Equal((302, 302), (await StatusAsync(copy, "/editor"), await StatusAsync(copy, "/editor/feedback")));
        Assert.Equal(200, await other.StatusAsync("/editor"));

        // What would have ended by itself is not kept.
        _time.Advance(EditorSession.Longest + TimeSpan.FromSeconds(1));
        using var next = await EditorBrowser.SetUpAsync(_site, "Kim");
        using var left = await next.SubmitAsync("/editor", "form[action='/editor/sign-out']");
        Assert.Equal(1, await _site.QueryAsync(database => database.UserTokens.CountAsync(token => token.LoginProvider == EndedSessions.Provider)));
    }

    [Fact]
    public async Task New_password_ends_the_other_sessions_of_the_editor()
    {
        using var browser = await EditorBrowser.SetUpAsync(_site);
        using var other = new EditorBrowser(_site);
        using var password = await other.SendPasswordAsync("Robin", EditorBrowser.Password);
        using var code = await other.SendCodeAsync(browser.Code(1));
        Assert.Equal(200, await other.StatusAsync("/editor"));

        await browser.SetPasswordAsync("/editor/account/password", offset: 2);
        _time.Advance(EditorSession.CheckedEvery + TimeSpan.FromSeconds(1));
        Assert.Equal((302, 200), (await other.StatusAsync("/editor"), await browser.StatusAsync("/editor")));
    }

    [Theory]
    [InlineData("/editor")]
    [InlineData("/editor/feedback")]
    [InlineData("/editor/content")]
    [InlineData("/editor/export")]
    [InlineData("/editor/audit")]
    [InlineData("/editor/article/causes")]
    [InlineData("/editor/account")]
    [InlineData("/editor/account/password")]
    public async Task Every_page_of_editors_has_the_way_out_on_top(string path)
    {
        using var browser = await EditorBrowser.SetUpAsync(_site);
        Assert.NotNull((await browser.GetPageAsync(path)).QuerySelector("header form[method=post][action='/editor/sign-out'] button"));
    }

    [Fact]
    public async Task Password_fields_hide_what_is_typed_and_let_password_safes_fill_them_in()
    {
        using var browser = await EditorBrowser.SetUpAsync(_site);
        foreach (var (page, fields) in new[] { ("/editor/sign-in?again=true", "password current-password"), ("/editor/account/password", "password new-password, again new-password") })
        {
            var shown = (await browser.GetPageAsync(page)).QuerySelectorAll("input[type=password]");
            Assert.Equal(fields, string.Join(", ", shown.Select(field => $"{field.Id} {field.GetAttribute("autocomplete")}")));
            Assert.All(shown, field => Assert.True(int.Parse(field.GetAttribute("maxlength")!, System.Globalization.CultureInfo.InvariantCulture) >= 64));
        }
    }

    [Fact]
    public async Task Password_is_taken_as_it_was_typed_and_in_no_other_way()
    {
        // Longer than what some functions read, with what others would trim or fold.
        const string password = " Vocal Tundra eleven kettle … vocal tundra eleven KETTLE … and what stands behind eighty characters ";
        using var browser = new EditorBrowser(_site);
        await browser.OpenLinkAsync(await EditorBrowser.AddAsync(_site));
        await browser.SetPasswordAsync(password: password);
        foreach (var (given, status) in new[] { (password.Trim(), 400), (password.ToLowerInvariant(), 400), (password[..^2] + " ", 400), (password.Replace('…', '.'), 400), (password, 303) })
        {
            using var answer = await browser.SendPasswordAsync("Robin", given, "/editor/sign-in?again=true");
            Assert.Equal((given, status), (given, (int)answer.StatusCode));
        }
    }

    [Fact]
    public async Task Audit_says_by_which_way_somebody_signed_in_or_failed_to()
    {
        using var browser = await EditorBrowser.SetUpAsync(_site);
        using var other = new EditorBrowser(_site);
        using var wrong = await other.SendPasswordAsync("Robin", "a wrong password");
        using var password = await other.SendPasswordAsync("Robin", EditorBrowser.Password);
        using var wrongCode = await other.SendCodeAsync("000000");
        using var code = await other.SendCodeAsync(browser.Code(1));
        using var third = new EditorBrowser(_site);
        using var once = await third.SendPasswordAsync("Robin", EditorBrowser.Password);
        using var recovery = await third.SendRecoveryCodeAsync(browser.RecoveryCodes[0]);
        Assert.Equal(
            ["SignInFailed password", "SignInFailed password and app", "SignedIn password and app", "SignedIn password and recovery code"],
            (await _site.AuditAsync()).Where(entry => entry.Action is AuditAction.SignedIn or AuditAction.SignInFailed)
                .Select(entry => $"{entry.Action} {entry.Subject}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Keys_of_sessions_are_made_for_an_approved_cipher()
    {
        using var browser = await EditorBrowser.SetUpAsync(_site);
        var keys = await _site.QueryAsync(database => database.DataProtectionKeys.Select(key => key.Xml).ToListAsync());
        Assert.Contains("<encryption algorithm=\"AES_256_GCM\"", Assert.Single(keys), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_recovery_code_can_be_read_in_the_database_and_those_made_before_are_still_taken()
    {
        using var browser = await EditorBrowser.SetUpAsync(_site);
        var stored = (await StoredAsync()).Replace("-", "", StringComparison.Ordinal);
        Assert.All(browser.RecoveryCodes, code =>
        {
            Assert.Matches("^[2-9B-Y]{5}(-[2-9B-Y]{5}){4}$", code);
            Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), stored, StringComparison.OrdinalIgnoreCase);
        });

        var hash = await _site.QueryAsync(database => database.UserTokens.Where(token => token.Name == "RecoveryCodes").Select(token => token.Value!).SingleAsync());
        await _site.QueryAsync(database => database.UserTokens.Where(token => token.Name == "RecoveryCodes").ExecuteUpdateAsync(set => set.SetProperty(token => token.Value, hash + ";23456-BCDFG")));
        foreach (var (given, status) in new[] { (hash.Split(';')[0], 400), ("23456 bcdfg", 303), ("23456-BCDFG", 400) })
        {
            using var other = new EditorBrowser(_site);
            using var password = await other.SendPasswordAsync("Robin", EditorBrowser.Password);
            using var answer = await other.SendRecoveryCodeAsync(given);
            Assert.Equal((given, status), (given, (int)answer.StatusCode));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AAAAA-AAAAA-AAAAA-AAAAA-AAAAA")]
    public async Task Recovery_code_of_any_length_that_is_none_is_a_failure_that_counts(string code)
    {
        using var browser = await EditorBrowser.SetUpAsync(_site);
        using var other = new EditorBrowser(_site);
        using var password = await other.SendPasswordAsync("Robin", EditorBrowser.Password);
        using var answer = await other.SendRecoveryCodeAsync(code);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Single(await _site.AuditAsync(), entry => entry.Action == AuditAction.SignInFailed);
    }

    private static string Copy(EditorBrowser browser) => string.Join("; ", browser.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));

    private async Task<int> StatusAsync(string cookies, string path)
    {
        using var client = _site.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookies);
        using var answer = await client.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private Task<string> StoredAsync() => _site.QueryAsync(async database =>
    {
        var editor = await database.Users.AsNoTracking().SingleAsync();
        var tokens = await database.UserTokens.AsNoTracking().OrderBy(token => token.Name).Select(token => token.Name + token.Value).ToListAsync();
        return $"{editor.PasswordHash} {editor.ConcurrencyStamp} {string.Join(' ', tokens)}";
    });
}
