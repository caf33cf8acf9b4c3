using HipPain.Web.Tests;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;

namespace HipPain.Browser.Tests;

/// <summary>An editor saves a file and looks at the page beside it, in Development.</summary>
[Collection(InTheBrowser.Name)]
public sealed class PreviewTests(BrowserSite browser)
{
    private const string Bad = "---\ntitle: New\nsummary: A page.\nkind: page\nresearched: 2026-11-23\n---\n# Too big\n";

    private static readonly LocatorAssertionsToBeVisibleOptions Patience = new() { Timeout = 60_000 };

    [BrowserFact]
    public async Task Saved_file_reloads_the_open_page_and_a_mistake_shows_and_goes_again()
    {
        await using var site = Preview();
        await using var editor = await browser.ReaderAsync();
        var page = await editor.NewPageAsync();
        await page.GotoAsync(Of(site, "/new"));
        await SeesAsync(page, "Page not found");

        await site.WriteAsync("new.md", Bad);
        await Assertions.Expect(page.GetByText("new.md:7")).ToBeVisibleAsync(Patience);

        await site.WriteAsync("new.md", Bad.Replace("# Too big", "Text.", StringComparison.Ordinal));
        await SeesAsync(page, "New");

        await site.WriteAsync("new.md", Bad);
        await Assertions.Expect(page.GetByText("You see its last good version.")).ToBeVisibleAsync(Patience);
        await SeesAsync(page, "New");
    }

    [BrowserFact]
    public async Task Many_open_tabs_all_reload_and_keep_no_other_from_opening()
    {
        await using var site = Preview();
        await using var editor = await browser.ReaderAsync();
        var pages = new List<IPage>();
        for (var tab = 0; tab < 9; tab++)
        {
            pages.Add(await editor.NewPageAsync());
            await pages[^1].GotoAsync(Of(site, "/causes"));
        }

        var text = await File.ReadAllTextAsync(Path.Combine(Site.Guide, "causes.md"));
        await site.WriteAsync("causes.md", text.Replace("title: Causes", "title: Reasons", StringComparison.Ordinal));

        foreach (var page in pages)
        {
            await SeesAsync(page, "Reasons");
        }

        // The one that listens is closed: another takes its place.
        await pages[0].CloseAsync();
        await site.WriteAsync("causes.md", text);
        foreach (var page in pages.Skip(1))
        {
            await SeesAsync(page, "Causes");
        }
    }

    [BrowserFact]
    public async Task Page_reloads_itself_when_the_site_is_back_after_a_restart()
    {
        await using var editor = await browser.ReaderAsync();
        var page = await editor.NewPageAsync();
        int port;
        await using (var site = Preview())
        {
            port = site.Port;
            await page.GotoAsync(Of(site, "/causes"));
            await page.EvaluateAsync("() => document.body.dataset.old = 'yes'");
        }

        await using var again = Preview(port);
        await Assertions.Expect(page.Locator("body:not([data-old]) h1")).ToBeVisibleAsync(Patience);
        await SeesAsync(page, "Causes");
    }

    [BrowserFact]
    public async Task Page_that_is_up_to_date_stays_as_it_is()
    {
        await using var site = Preview();
        await using var editor = await browser.ReaderAsync();
        var page = await editor.NewPageAsync();
        var faults = new List<string>();
        page.Console += (_, message) => faults.Add(message.Text);
        var loads = 0;
        page.Load += (_, _) => loads++;
        await page.GotoAsync(Of(site, "/causes"));
        await page.WaitForTimeoutAsync(2_000);
        Assert.Equal(1, loads);
        Assert.Empty(faults);
    }

    [BrowserTheory]
    [InlineData("/draft")]
    [InlineData("/new")]
    [InlineData("/problems")]
    public async Task Ribbon_and_problems_can_be_read_in_light_and_dark_on_a_narrow_and_a_wide_screen(string path)
    {
        await using var site = Preview();
        await site.WriteAsync("new.md", Bad);
        await site.WriteAsync("draft.md", Bad.Replace("# Too big", "[Broken](/nowhere/at/all-" + new string('x', 60) + ")", StringComparison.Ordinal).Replace("kind", "draft: true\nkind", StringComparison.Ordinal));
        await using var editor = await browser.ReaderAsync();
        var page = await editor.NewPageAsync();
        // Until both files are in the guide, a page may reload itself while it is looked at.
        await page.GotoAsync(Of(site, "/problems"));
        await Assertions.Expect(page.GetByText("new.md:7")).ToBeVisibleAsync(Patience);
        await Assertions.Expect(page.GetByText("draft.md:8")).ToBeVisibleAsync(Patience);
        await page.GotoAsync(Of(site, path));
        await Assertions.Expect(page.Locator(".problems").First).ToBeVisibleAsync();
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            foreach (var width in (int[])[320, 1280])
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await page.SetViewportSizeAsync(width, 800);
                await AccessibilityTests.CheckAsync(page, AccessibilityTests.AllRules, $"{path}, {scheme}, {width} px");
                Assert.Equal(width, await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth"));
            }
        }
    }

    private static Site Preview(int port = 0) =>
        Site.Preview(host => host.UseStaticWebAssets().UseSetting("ReloadStaticAssetsAtRuntime", "false")).Serve(port);

    private static string Of(Site site, string path) => $"http://localhost:{site.Port}{path}";

    private static Task SeesAsync(IPage page, string title) =>
        Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = title, Exact = true })).ToBeVisibleAsync(Patience);
}
