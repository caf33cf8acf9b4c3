using HipPain.Web.Data;
using Microsoft.Playwright;

namespace HipPain.Browser.Tests;

/// <summary>The whole site works without a line of script.</summary>
[Collection(InTheBrowser.Name)]
public sealed class NoScriptTests(BrowserSite site)
{
    [BrowserFact]
    public async Task Reader_without_script_searches_the_guide_from_the_box_and_from_the_link()
    {
        await using var reader = await site.ReaderAsync(new() { JavaScriptEnabled = false });
        var page = await reader.OpenAsync(PageKind.Home);
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search the guide" }).FillAsync("foam roller");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Foam rolling", Exact = true }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync("/treatment#foam-rolling");

        await page.SetViewportSizeAsync(320, 640);
        await page.GetByRole(AriaRole.Link, new() { Name = "Search", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "What are you looking for?" }).FillAsync("can’t walk");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Assertions.Expect(page.GetByText("can be a sign of an emergency")).ToBeInViewportAsync();
    }

    [BrowserFact]
    public async Task Reader_without_script_walks_the_guide_and_tells_what_is_missing()
    {
        await using var reader = await site.ReaderAsync(new() { JavaScriptEnabled = false });
        var page = await reader.OpenAsync(PageKind.Home);

        await page.GetByRole(AriaRole.Link, new() { Name = "Causes", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Causes");
        await page.GetByRole(AriaRole.Link, new() { Name = "Next Conditions" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Conditions");

        await page.GetByRole(AriaRole.Button, new() { Name = "Yes" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Thank you");
        await page.GetByLabel("Something is missing").CheckAsync();
        await page.GetByLabel("What could be better?").FillAsync("A drawing of the hip, please.");
        await page.SendAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByText("Your answer is saved.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Go back to Conditions" }).ClickAsync();
        await Assertions.Expect(page).ToHaveTitleAsync("Conditions – HipPain");

        var entry = Assert.Single(await site.QueryAsync(database => Task.FromResult(database.Feedback.Where(entry => entry.Reason == FeedbackReason.SomethingMissing).ToList())));
        Assert.Equal("A drawing of the hip, please.", entry.Comment);
    }
}
