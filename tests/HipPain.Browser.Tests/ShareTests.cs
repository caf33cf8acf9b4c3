using Microsoft.Playwright;

namespace HipPain.Browser.Tests;

/// <summary>A section is handed on by a code, by its address or on paper, by keyboard and touch, with script and without.</summary>
[Collection(InTheBrowser.Name)]
public sealed class ShareTests(BrowserSite site)
{
    [BrowserFact]
    public async Task Clinician_goes_by_keyboard_from_a_section_to_its_address_in_the_clipboard()
    {
        await using var reader = await site.ReaderAsync(new() { Permissions = ["clipboard-read", "clipboard-write"] });
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/causes");

        await page.GetByRole(AriaRole.Link, new() { Name = "Share Overuse" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Share this part" })).ToBeInViewportAsync();
        var copy = page.GetByRole(AriaRole.Button, new() { Name = "Copy the address" });
        await copy.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The address is copied.");
        Assert.Equal("http://localhost:5080/causes/overuse", await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
    }

    [BrowserFact]
    public async Task Clinician_whose_browser_refuses_is_told_what_to_do()
    {
        await using var reader = await site.ReaderAsync();
        await reader.AddInitScriptAsync("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))");
        var page = await reader.OpenAsync(PageKind.Section);

        await page.GetByRole(AriaRole.Button, new() { Name = "Copy the address" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Select the address");
    }

    [BrowserFact]
    public async Task Print_button_opens_the_dialogue()
    {
        await using var reader = await site.ReaderAsync();
        await reader.AddInitScriptAsync("window.print = () => { document.title = 'printing' }");
        var page = await reader.OpenAsync(PageKind.Section);

        await page.GetByRole(AriaRole.Button, new() { Name = "Print" }).ClickAsync();

        await Assertions.Expect(page).ToHaveTitleAsync("printing");
    }

    [BrowserFact]
    public async Task Without_script_the_address_and_the_code_are_there_and_no_dead_button()
    {
        await using var reader = await site.ReaderAsync(new() { JavaScriptEnabled = false });
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/causes/overuse");

        await Assertions.Expect(page.GetByText("http://localhost:5080/causes/overuse", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Img, new() { Name = "QR code for this address" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".share button")).ToHaveCountAsync(0);
    }

    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Code_is_dark_on_light_in_every_scheme(ColorScheme scheme)
    {
        await using var reader = await site.ReaderAsync(new() { ColorScheme = scheme });
        var page = await reader.OpenAsync(PageKind.Section);

        await Assertions.Expect(page.Locator(".qr")).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
        await Assertions.Expect(page.Locator(".qr path")).ToHaveCSSAsync("fill", "rgb(0, 0, 0)");
        await Assertions.Expect(page.Locator(".qr path")).ToHaveCSSAsync("stroke", "rgb(0, 0, 0)");
    }

    [BrowserFact]
    public async Task Buttons_of_a_handout_do_not_push_its_text_down_when_their_script_comes_late()
    {
        await using var reader = await site.ReaderAsync(412);
        var page = await reader.NewPageAsync();
        await page.RouteAsync("**/share.*", async route =>
        {
            await Task.Delay(600);
            await route.ContinueAsync();
        });

        await page.GotoAsync("/handouts/view?s=symptoms/bone-stress");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Print" })).ToBeVisibleAsync();

        Assert.Equal(0, await page.EvaluateAsync<double>("""
            () => new Promise(tell => {
                new PerformanceObserver(list => tell(list.getEntries().reduce((sum, shift) => sum + shift.value, 0)))
                    .observe({ type: 'layout-shift', buffered: true });
                setTimeout(() => tell(0), 500);
            })
            """));
    }
}
