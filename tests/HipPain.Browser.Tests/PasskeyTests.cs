using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using HipPain.Web.Data;
using HipPain.Web.Editors.Accounts;
using HipPain.Web.Tests;
using HipPain.Web.Tests.Editors;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HipPain.Browser.Tests;

/// <summary>Passkeys are made and used in Chromium, whose virtual device verifies its holder. axe and narrow screens go along the way.</summary>
[Collection(InTheBrowser.Name)]
public sealed partial class PasskeyTests(BrowserSite browser) : IAsyncDisposable
{
    private readonly List<Site> _sites = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var site in _sites)
        {
            await site.DisposeAsync();
        }
    }

    [BrowserFact]
    public async Task Editor_makes_a_passkey_from_the_link_signs_out_and_in_by_it_and_not_any_more_once_it_is_gone()
    {
        var site = Serve();
        await using var reader = await browser.ReaderAsync();
        var page = await reader.NewPageAsync();
        var device = await reader.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        var authenticator = (await device.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        }))!.Value.GetProperty("authenticatorId").GetString()!;

        await page.GotoAsync($"http://localhost:{site.Port}{await LinkAsync(site)}");
        Assert.DoesNotContain("#", page.Url, StringComparison.Ordinal);
        await CheckAsync(page, "the link");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Welcome, Robin");
        await CheckAsync(page, "the welcome");
        await page.GetByLabel("A name for it").FillAsync("Work laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Overview());

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(SignIn());
        Assert.DoesNotContain(await reader.CookiesAsync(), cookie => cookie.Name == "__Host-editor");
        await page.GotoAsync($"http://localhost:{site.Port}/editor/account");
        await CheckAsync(page, "the way in");
        await SignInAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Your account");
        await Assertions.Expect(page.GetByLabel("Passkey, made on")).ToHaveValueAsync("Work laptop");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Remove" })).ToHaveCountAsync(0);
        await CheckAsync(page, "the account");

        await device.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = authenticator, ["isUserVerified"] = false });
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await SignInAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("You can try again.");
        await device.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = authenticator, ["isUserVerified"] = true });

        await site.QueryAsync(database => database.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<string>>().ExecuteDeleteAsync());
        await SignInAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This passkey does not work here.");
        await CheckAsync(page, "the way in, with an error");
        var audit = await site.QueryAsync(database => database.Audit.OrderBy(entry => entry.At).ThenBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync());
        Assert.Equal(
            [AuditAction.EditorAdded, AuditAction.PasskeyAdded, AuditAction.LinkUsed, AuditAction.SignedOut, AuditAction.SignedIn, AuditAction.SignedOut], audit);
    }

    [BrowserFact]
    public async Task Without_script_the_pages_say_so_and_offer_the_password()
    {
        var site = Serve();
        var link = await LinkAsync(site);
        await using var reader = await browser.ReaderAsync(new() { JavaScriptEnabled = false });
        var page = await reader.NewPageAsync();
        await page.GotoAsync($"http://localhost:{site.Port}/editor/welcome");
        await page.GetByLabel("Your link").FillAsync($"http://localhost:{site.Port}{link}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Choose a password instead")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" })).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Choose a password" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Img, new() { Name = "QR code for your authenticator app" })).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Pages_of_the_password_keep_the_rules_on_narrow_and_wide_screens()
    {
        var site = Serve();
        using var app = new EditorBrowser(site);
        await using var reader = await browser.ReaderAsync();
        var page = await reader.NewPageAsync();
        await page.GotoAsync($"http://localhost:{site.Port}{await LinkAsync(site)}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Choose a password" }).ClickAsync();
        await Heading("Choose a password");
        await CheckAsync(page, "the password");
        await FillAsync("something else", "123456");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not the same");
        await CheckAsync(page, "the password, with an error");
        await FillAsync(EditorBrowser.Password, app.CodeOf(new HtmlParser().ParseDocument(await page.ContentAsync())));
        await Heading("Keep these codes");
        await CheckAsync(page, "the recovery codes");

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Robin");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(EditorBrowser.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Heading("Enter a code");
        await CheckAsync(page, "the code");
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync("12345");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This code is not right");
        await CheckAsync(page, "the code, with an error");

        async Task FillAsync(string again, string code)
        {
            await page.GetByLabel("Password", new() { Exact = true }).FillAsync(EditorBrowser.Password);
            await page.GetByLabel("The same password again").FillAsync(again);
            await page.GetByLabel("The code that the app shows now").FillAsync(code);
            await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        }

        Task Heading(string text) => Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(text);
    }

    private static Task SignInAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();

    private static async Task<string> LinkAsync(Site site)
    {
        await site.QueryAsync(_ => Task.FromResult(0));
        await using var scope = site.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<EditorRoll>().AddAsync("Robin")).Link!.Path;
    }

    private static async Task CheckAsync(IPage page, string where)
    {
        await page.LoadedAsync();
        foreach (var (scheme, width) in new[] { (ColorScheme.Light, 320), (ColorScheme.Dark, 1280) })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.SetViewportSizeAsync(width, 800);
            await AccessibilityTests.CheckAsync(page, AccessibilityTests.AllRules, $"{where}, {scheme}, {width} px");
            Assert.Equal(width, await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth"));
        }
    }

    /// <summary>A site whose origin is the address that it is served at, since passkeys are made for one origin.</summary>
    private Site Serve(int attempts = 5)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        var site = Site.With(host => host.UseStaticWebAssets().UseSetting("ReloadStaticAssetsAtRuntime", "false").UseSetting("Site:Origin", $"http://localhost:{port}"));
        _sites.Add(site);
        try
        {
            return site.Serve(port);
        }
        catch (IOException) when (attempts > 1)
        {
            // Somebody else has taken the port since.
            return Serve(attempts - 1);
        }
    }

    [GeneratedRegex("/editor$")]
    private static partial Regex Overview();

    [GeneratedRegex("/editor/sign-in$")]
    private static partial Regex SignIn();
}
