using HipPain.Web.Tests;
using HipPain.Web.Tests.Editors;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HipPain.Browser.Tests;

/// <summary>The site as it is shipped, on a port of its own, and the one browser that reads it.</summary>
public class BrowserSite : Site, IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>
    /// Static files as the build compressed them: they lie outside wwwroot, and a host for developers would pack them anew
    /// without compressing.
    /// </summary>
    public BrowserSite()
        : this(_ => { })
    {
    }

    private protected BrowserSite(Action<IWebHostBuilder> configure)
        : base(builder => configure(builder.UseStaticWebAssets().UseSetting("ReloadStaticAssetsAtRuntime", "false")
            // All readers here come from one address.
            .UseSetting("Feedback:AnswersPerNetwork", "0")))
    {
    }

    /// <summary>Where the site is served, with a slash at the end.</summary>
    public Uri Address { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        // The fixture is made even when every test of it is skipped.
        if (Chromium.SkipReason is not null)
        {
            return;
        }

        UseKestrel(0);
        StartServer();
        var addresses = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Address = new UriBuilder("http", "localhost", new Uri(addresses.Addresses.First()).Port).Uri;
        Assertions.SetDefaultExpectTimeout(30_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Path ?? throw new InvalidOperationException(Chromium.Missing),
            Args = Chromium.Arguments,
        });
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
        await base.DisposeAsync();
    }

    /// <summary>A reader who has never been here: an empty cache, and a screen as the options say.</summary>
    public async Task<IBrowserContext> ReaderAsync(BrowserNewContextOptions? options = null)
    {
        var reader = await _browser!.NewContextAsync(new BrowserNewContextOptions(options ?? new()) { BaseURL = Address.ToString() });
        reader.SetDefaultTimeout(30_000);
        return reader;
    }

    /// <summary>An editor who has signed in.</summary>
    public async Task<IBrowserContext> EditorAsync(BrowserNewContextOptions? options = null)
    {
        using var desk = await EditorDesk.SignInAsync(this);
        var editor = await ReaderAsync(options);
        await editor.AddCookiesAsync(desk.Cookies.Select(cookie => new Cookie
        {
            Name = cookie.Key,
            Value = cookie.Value,
            Url = new UriBuilder(Address) { Scheme = "https" }.ToString(),
            Secure = true,
            HttpOnly = true,
            SameSite = SameSiteAttribute.Strict,
        }));
        return editor;
    }

    /// <summary>A reader with a screen of this many CSS pixels.</summary>
    public Task<IBrowserContext> ReaderAsync(int width, int height = 800) =>
        ReaderAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height } });
}

/// <summary>All browser tests share one site and one browser.</summary>
[CollectionDefinition(Name)]
public sealed class InTheBrowser : ICollectionFixture<BrowserSite>
{
    public const string Name = "In the browser";
}
