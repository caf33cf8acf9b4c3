using System.Diagnostics;
using HipPain.Web.Data;
using HipPain.Web.Editors.Accounts;
using HipPain.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Editors;

/// <summary>Signing in with a password and an app, over HTTP, from the operator's link on.</summary>
public sealed class SignInTests
{
    [Fact]
    public async Task Editor_sets_a_password_by_the_link_and_signs_in_with_it_and_a_code_and_all_of_it_is_in_the_audit()
    {
        await using var site = new Site();
        using var browser = await EditorBrowser.SetUpAsync(site);
        Assert.Equal(10, browser.RecoveryCodes.Distinct().Count());
        Assert.Equal(200, await browser.StatusAsync("/editor"));

        using var gone = await browser.SubmitAsync("/editor", "form[action='/editor/sign-out']");
        Assert.Equal(303, (int)gone.StatusCode);
        Assert.Empty(browser.Cookies);
        Assert.Equal(302, await browser.StatusAsync("/editor"));

        using var password = await browser.SendPasswordAsync("robin", EditorBrowser.Password, "/editor/sign-in?ReturnUrl=%2Feditor%2Faccount");
        Assert.Equal(302, await browser.StatusAsync("/editor"));
        using var code = await browser.SubmitAsync(password.Headers.Location!.ToString(), "main form", ("code", browser.Code(1)));
        Assert.Equal("/editor/account", code.Headers.Location?.ToString());
        Assert.Contains("Robin", (await browser.GetPageAsync("/editor/account")).QuerySelector("main p")!.TextContent, StringComparison.Ordinal);

        var audit = await site.QueryAsync(database => database.Audit.AsNoTracking().OrderBy(entry => entry.At).ThenBy(entry => entry.Id).ToListAsync());
        Assert.Equal(
            [(AuditEntry.Operator, AuditAction.EditorAdded), ("Robin", AuditAction.PasswordSet), ("Robin", AuditAction.LinkUsed), ("Robin", AuditAction.SignedOut), ("Robin", AuditAction.SignedIn)],
            audit.Select(entry => (entry.Who, entry.Action)));
        var stored = await site.QueryAsync(database => database.Users.AsNoTracking().SingleAsync());
        Assert.Equal((null, null, null, null), (stored.Email, stored.PhoneNumber, stored.LinkHash, stored.LinkExpiresAt));
    }

    [Fact]
    public async Task Code_of_the_app_is_taken_once()
    {
        await using var site = new Site();
        using var first = await EditorBrowser.SetUpAsync(site);
        var code = first.Code(1);
        foreach (var (given, expected) in new[] { (first.Code(), 400), (code, 303), (code, 400) })
        {
            using var browser = new EditorBrowser(site);
            using var password = await browser.SendPasswordAsync("Robin", EditorBrowser.Password);
            using var answer = await browser.SendCodeAsync(given);
            Assert.Equal(expected, (int)answer.StatusCode);
        }
    }

    [Fact]
    public async Task Used_code_does_not_count_as_another_one_with_zeros_before_it_or_in_other_digits()
    {
        await using var site = new Site();
        using var first = await EditorBrowser.SetUpAsync(site);
        var used = first.Code();
        string[] copies = ["0" + used, "0000" + used, used.TrimStart('0').PadLeft(7, '0'), "+" + used, string.Concat(used.Select(digit => (char)('\uFF10' + digit - '0')))];
        await using var scope = site.Services.CreateAsyncScope();
        var codes = scope.ServiceProvider.GetRequiredService<AuthenticatorCodes>();
        var editor = await scope.ServiceProvider.GetRequiredService<UserManager<Editor>>().FindByNameAsync("Robin");
        foreach (var copy in copies)
        {
            Assert.False(await codes.IsRightAsync(editor!, copy), copy);
            Assert.False(await codes.IsSetUpAsync(editor!, first.Key, copy), copy);
        }

        var fresh = first.Code(1);
        Assert.False(await codes.IsRightAsync(editor!, "0" + fresh));
        Assert.True(await codes.IsRightAsync(editor!, $" {fresh[..3]} {fresh[3..]}"));
        Assert.False(await codes.IsRightAsync(editor!, fresh));
    }

    [Fact]
    public async Task Recovery_code_lets_in_once_however_it_is_typed()
    {
        await using var site = new Site();
        using var first = await EditorBrowser.SetUpAsync(site);
        var code = first.RecoveryCodes[3];
        foreach (var (given, expected) in new[] { ($" {code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)}", 303), (code, 400), ("AAAAA-AAAAA", 400) })
        {
            using var browser = new EditorBrowser(site);
            using var password = await browser.SendPasswordAsync("Robin", EditorBrowser.Password);
            using var answer = await browser.SendRecoveryCodeAsync(given);
            Assert.Equal(expected, (int)answer.StatusCode);
            Assert.Equal(expected == 303 ? 200 : 302, await browser.StatusAsync("/editor"));
        }

        Assert.Equal(1, await site.QueryAsync(database => database.Audit.CountAsync(entry => entry.Action == AuditAction.RecoveryCodeUsed)));
    }

    [Fact]
    public async Task Code_is_worth_nothing_without_the_password_before_it()
    {
        await using var site = new Site();
        using var first = await EditorBrowser.SetUpAsync(site);
        using var browser = new EditorBrowser(site);
        Assert.Equal(302, await browser.StatusAsync("/editor/sign-in/code"));
        using var wrong = await browser.SendPasswordAsync("Robin", "wrong " + EditorBrowser.Password);
        Assert.Equal(400, (int)wrong.StatusCode);
        Assert.Equal(302, await browser.StatusAsync("/editor/sign-in/code"));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_password_and_the_sixth_answer_is_the_same()
    {
        await using var site = new Site();
        using var first = await EditorBrowser.SetUpAsync(site);
        using var browser = new EditorBrowser(site);
        string? said = null;
        for (var attempt = 1; attempt <= AccountServices.MostTries; attempt++)
        {
            said = await SaidAsync(browser, "Robin", "wrong password " + attempt);
        }

        Assert.Equal(said, await SaidAsync(browser, "Robin", EditorBrowser.Password));
        var audit = await site.QueryAsync(database => database.Audit.Select(entry => entry.Action).ToListAsync());
        Assert.Equal(AccountServices.MostTries, audit.Count(action => action == AuditAction.SignInFailed));
        Assert.Single(audit, AuditAction.LockedOut);

        await site.QueryAsync(database => database.Users.ExecuteUpdateAsync(set => set.SetProperty(editor => editor.LockoutEnd, DateTimeOffset.UtcNow.AddSeconds(-1))));
        using var right = await browser.SendPasswordAsync("Robin", EditorBrowser.Password);
        Assert.Equal(303, (int)right.StatusCode);
    }

    [Theory]
    [InlineData("", "code code code code code")]
    [InlineData("password password", "code recovery code")]
    [InlineData("password", "recovery recovery recovery code")]
    public async Task Five_failures_of_any_kind_lock_codes_and_password_alike(string before, string after)
    {
        await using var site = new Site();
        using var first = await EditorBrowser.SetUpAsync(site);
        using var browser = new EditorBrowser(site);
        foreach (var _ in before.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            await SaidAsync(browser, "Robin", "a wrong password");
        }

        using var password = await browser.SendPasswordAsync("Robin", EditorBrowser.Password);
        Assert.Equal(303, (int)password.StatusCode);
        foreach (var way in after.Split(' '))
        {
            Assert.Equal(200, await browser.StatusAsync("/editor/sign-in/code"));
            using var answer = way == "code" ? await browser.SendCodeAsync("000000") : await browser.SendRecoveryCodeAsync("AAAAA-AAAAA");
            Assert.Equal(400, (int)answer.StatusCode);
        }

        Assert.Equal(302, await browser.StatusAsync("/editor/sign-in/code"));
        await SaidAsync(browser, "Robin", EditorBrowser.Password);
        var audit = await site.AuditAsync();
        Assert.Equal(AccountServices.MostTries, audit.Count(entry => entry.Action == AuditAction.SignInFailed));
        Assert.Single(audit, entry => entry.Action == AuditAction.LockedOut);
    }

    [Fact]
    public async Task Eleventh_code_of_a_network_has_to_wait()
    {
        await using var site = new Site();
        using var first = await EditorBrowser.SetUpAsync(site);
        using var browser = new EditorBrowser(site);
        using var password = await browser.SendPasswordAsync("Robin", EditorBrowser.Password);
        var page = await browser.GetPageAsync("/editor/sign-in/code");
        // The link and the password were tries too.
        for (var attempt = 3; attempt <= SignInLimit.MostOfNetwork + 1; attempt++)
        {
            using var answer = await browser.SubmitShownAsync(page, "/editor/sign-in/code", "form[action='/editor/sign-in/code']", ("code", "000000"));
            Assert.Equal((attempt, attempt > SignInLimit.MostOfNetwork), (attempt, (int)answer.StatusCode == 429));
        }
    }

    [Fact]
    public async Task Eleventh_link_of_a_network_has_to_wait_even_the_right_one()
    {
        await using var site = new Site();
        var link = await EditorBrowser.AddAsync(site);
        using var browser = new EditorBrowser(site);
        for (var attempt = 1; attempt <= SignInLimit.MostOfNetwork; attempt++)
        {
            using var answer = await browser.SubmitAsync("/editor/welcome", "form", ("link", "a-link-that-was-made-up"));
            Assert.Equal(400, (int)answer.StatusCode);
        }

        using var refused = await browser.SubmitAsync("/editor/welcome", "form", ("link", link.Code));
        Assert.Equal(429, (int)refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), SignInLimit.Window);
    }

    [Fact]
    public async Task Nobody_learns_who_is_an_editor_from_the_answer_or_its_time_and_unknown_names_are_not_kept()
    {
        await using var site = new Site();
        using var first = await EditorBrowser.SetUpAsync(site);
        using var second = await EditorBrowser.SetUpAsync(site, "Kim");
        await EditorBrowser.OnRollAsync(site, roll => roll.DisableAsync("Kim"));
        await EditorBrowser.AddAsync(site, "No password yet");
        using var browser = new EditorBrowser(site);
        List<(string? Said, TimeSpan Time)> answers = [];
        foreach (var name in new[] { "Nobody", "Robin", "Kim", "No password yet", "Robin", "Nobody" })
        {
            var watch = Stopwatch.StartNew();
            answers.Add((await SaidAsync(browser, name, name == "Robin" ? "wrong password" : EditorBrowser.Password), watch.Elapsed));
        }

        Assert.Single(answers.Select(answer => answer.Said).Distinct());
        Assert.All(answers, answer => Assert.True(answer.Time >= TimeSpan.FromMilliseconds(495), $"An answer took {answer.Time} only."));
        var kept = await site.QueryAsync(database => database.Audit.Select(entry => entry.Who + entry.Subject).ToListAsync());
        Assert.DoesNotContain(kept, text => text.Contains("Nobody", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Eleventh_try_of_a_network_has_to_wait_and_only_the_name_is_kept()
    {
        await using var site = new Site();
        await EditorBrowser.AddAsync(site);
        using var browser = new EditorBrowser(site);
        for (var attempt = 1; attempt <= SignInLimit.MostOfNetwork; attempt++)
        {
            using var answer = await browser.SendPasswordAsync("x" + attempt, "some password");
            Assert.Equal(400, (int)answer.StatusCode);
        }

        using var refused = await browser.SendPasswordAsync("Robin", "secret-in-the-field");
        Assert.Equal(429, (int)refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), SignInLimit.Window);
        var again = await EditorBrowser.ReadAsync(refused);
        Assert.Equal("Robin", again.QuerySelector("#name")?.GetAttribute("value"));
        Assert.DoesNotContain("secret-in-the-field", again.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/editor/sign-in")]
    [InlineData("/editor/sign-in?handler=options")]
    [InlineData("/editor/sign-in?handler=passkey")]
    [InlineData("/editor/welcome")]
    [InlineData("/editor/welcome?handler=options")]
    [InlineData("/editor/sign-out")]
    [InlineData("/editor/account?handler=removePassword")]
    public async Task Post_without_a_form_token_is_refused_before_and_after_signing_in(string path)
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([KeyValuePair.Create("name", "Robin")]) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await desk.SendAsync(request);
        Assert.Equal(403, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData(null, "/editor")]
    [InlineData("/editor/feedback?status=new", "/editor/feedback?status=new")]
    [InlineData("/editor", "/editor")]
    [InlineData("https://evil.example/editor", "/editor")]
    [InlineData("//evil.example/editor", "/editor")]
    [InlineData("/\\evil.example/editor", "/editor")]
    [InlineData("/editor@evil.example", "/editor")]
    [InlineData("/editor/../causes", "/editor")]
    [InlineData("/editor/..//evil.example", "/editor")]
    [InlineData("/editor\\..\\..\\\\evil.example", "/editor")]
    [InlineData("/editorial", "/editor")]
    [InlineData("/causes", "/editor")]
    [InlineData("/editor/sign-out", "/editor")]
    [InlineData("/editor/sign-in?ReturnUrl=/editor/sign-in", "/editor")]
    [InlineData("javascript:alert(1)", "/editor")]
    public void Signing_in_leads_to_pages_for_editors_alone(string? wanted, string address) => Assert.Equal(address, ReturnAddress.Of(wanted));

    [Fact]
    public async Task No_password_code_link_key_or_name_reaches_the_log()
    {
        var log = new LogLines();
        await using var site = Site.With(log.Capture);
        var link = await EditorBrowser.AddAsync(site, "Markername");
        using var browser = new EditorBrowser(site);
        await browser.OpenLinkAsync(link);
        await browser.SetPasswordAsync();
        using var other = new EditorBrowser(site);
        using var wrong = await other.SendPasswordAsync("Markername", "a-wrong-markerpassword");
        using var right = await other.SendPasswordAsync("Markername", EditorBrowser.Password);
        using var badCode = await other.SendCodeAsync("000000");
        using var recovery = await other.SendRecoveryCodeAsync(browser.RecoveryCodes[0]);
        Assert.Equal(303, (int)recovery.StatusCode);
        await log.WaitForAsync("POST /editor/sign-in/code answered 303");
        string[] secrets = ["marker", EditorBrowser.Password, link.Code, browser.Key, browser.RecoveryCodes[0], .. browser.Cookies.Values, .. other.Cookies.Values];
        Assert.All(secrets, secret => Assert.DoesNotContain(log.Lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    private static async Task<string?> SaidAsync(EditorBrowser browser, string name, string password)
    {
        using var answer = await browser.SendPasswordAsync(name, password);
        Assert.Equal(400, (int)answer.StatusCode);
        return (await EditorBrowser.ReadAsync(answer)).QuerySelector(".errors")?.TextContent;
    }
}
