using HipPain.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Tests.Editors;

/// <summary>Signing in with a passkey: what is good lets in, and nothing else does.</summary>
public sealed class PasskeyTests : IAsyncDisposable
{
    private const string SignIn = "/editor/sign-in";

    private readonly DatabaseAway _away = new();
    private readonly Site _site;

    public PasskeyTests() => _site = Site.With(_away.Watch);

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Passkey_of_an_editor_who_was_shut_out_is_refused_and_that_is_noted()
    {
        using var device = new PasskeyDevice();
        using var editor = await SetUpAsync(device);
        using var browser = new EditorBrowser(_site);
        Assert.Equal(303, await SendAsync(browser, device.Use(await browser.OptionsAsync(SignIn))));
        Assert.Equal(200, await browser.StatusAsync("/editor"));
        await EditorBrowser.OnRollAsync(_site, roll => roll.DisableAsync("Robin"));

        using var other = new EditorBrowser(_site);
        Assert.Equal(400, await SendAsync(other, device.Use(await other.OptionsAsync(SignIn))));
        Assert.Equal(302, await other.StatusAsync("/editor"));
        Assert.Equal(("Robin", AuditAction.PasskeyRefused), (await _site.AuditAsync()).Select(entry => (entry.Who, entry.Action)).Last());
        Assert.Single(await _site.AuditAsync(), entry => entry.Action == AuditAction.SignedIn);
    }

    [Theory]
    [InlineData("http://localhost:5080", false, 0x05, 303)]
    [InlineData("http://localhost:5081", false, 0x05, 400)]
    [InlineData("https://localhost:5080", false, 0x05, 400)]
    [InlineData("http://localhost.evil.example", false, 0x05, 400)]
    [InlineData("http://localhost:5080", true, 0x05, 400)]
    [InlineData("http://localhost:5080", false, 0x01, 400)]
    [InlineData("http://localhost:5080", false, 0x04, 400)]
    public async Task Passkey_works_at_the_site_itself_for_a_holder_who_was_verified(string origin, bool isWithinAnother, int holder, int expected)
    {
        using var device = new PasskeyDevice { Origin = origin, IsWithinAnother = isWithinAnother, Holder = (byte)holder };
        using var editor = await SetUpAsync(device);
        using var browser = new EditorBrowser(_site);
        Assert.Equal(expected, await SendAsync(browser, device.Use(await browser.OptionsAsync(SignIn))));
        Assert.Equal(expected == 303 ? 200 : 302, await browser.StatusAsync("/editor"));
    }

    [Fact]
    public async Task Answer_of_a_passkey_that_was_used_is_worth_nothing()
    {
        using var device = new PasskeyDevice();
        using var editor = await SetUpAsync(device);
        using var browser = new EditorBrowser(_site);
        var said = device.Use(await browser.OptionsAsync(SignIn));
        Assert.Equal(303, await SendAsync(browser, said));
        using (await browser.SubmitAsync("/editor", "form[action='/editor/sign-out']"))
        {
            Assert.Equal(400, await SendAsync(browser, said));
        }

        using var thief = new EditorBrowser(_site);
        await thief.OptionsAsync(SignIn);
        Assert.Equal(400, await SendAsync(thief, said));
        Assert.Equal(302, await thief.StatusAsync("/editor"));
    }

    [Fact]
    public async Task Database_that_is_away_is_not_told_as_a_passkey_that_does_not_work()
    {
        using var device = new PasskeyDevice();
        using var editor = await SetUpAsync(device);
        using var browser = new EditorBrowser(_site);
        var said = device.Use(await browser.OptionsAsync(SignIn));
        _away.IsAway = true;
        using (var answer = await browser.SubmitAsync(SignIn, "form.passkey", ("credential", said)))
        {
            Assert.Equal(503, (int)answer.StatusCode);
            Assert.Equal("This does not work at the moment", (await EditorBrowser.ReadAsync(answer)).QuerySelector("h1")?.TextContent);
        }

        _away.IsAway = false;
        Assert.Equal(303, await SendAsync(browser, device.Use(await browser.OptionsAsync(SignIn))));
    }

    [Fact]
    public async Task Renamed_passkey_shows_its_day_and_its_name_and_the_renaming_is_noted()
    {
        using var device = new PasskeyDevice();
        using var editor = await SetUpAsync(device);
        using (var renamed = await editor.SubmitAsync("/editor/account", "form[action*=rename]", ("name", "Work laptop")))
        {
            Assert.Equal(303, (int)renamed.StatusCode);
        }

        var account = await editor.GetPageAsync("/editor/account");
        Assert.Equal("Work laptop", account.QuerySelector(".passkeys input[name=name]")?.GetAttribute("value"));
        Assert.Matches("^Passkey, made on [A-Z][a-z]+day \\d{1,2} [A-Z][a-z]+ \\d{4}, \\d\\d:\\d\\d UTC$", account.QuerySelector(".passkeys label")!.TextContent);
        Assert.Equal([AuditAction.PasskeyAdded, AuditAction.PasskeyRenamed], (await _site.AuditAsync()).Select(entry => entry.Action).TakeLast(2));
    }

    /// <summary>An editor who has a password and this passkey.</summary>
    private async Task<EditorBrowser> SetUpAsync(PasskeyDevice device)
    {
        var editor = await EditorBrowser.SetUpAsync(_site);
        using var made = await editor.SubmitAsync("/editor/account", "form.passkey", ("credential", device.Make(await editor.OptionsAsync("/editor/account"))));
        Assert.Equal(303, (int)made.StatusCode);
        return editor;
    }

    private static async Task<int> SendAsync(EditorBrowser browser, string credential)
    {
        using var answer = await browser.SubmitAsync(SignIn, "form.passkey", ("credential", credential));
        return (int)answer.StatusCode;
    }
}
