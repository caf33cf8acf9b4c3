using HipPain.Content;
using HipPain.Content.Parts;
using HipPain.Web.Data;
using HipPain.Web.Handouts;
using HipPain.Web.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HipPain.Browser.Tests;

/// <summary>What has changed since a sheet was made, as it is seen, heard and printed.</summary>
[Collection(InTheBrowser.Name)]
public sealed class SheetNewsTests(BrowserSite site)
{
    private const string Old = "0ddba115";

    [BrowserFact]
    public async Task Changes_have_no_violation_fit_a_phone_and_stay_off_paper()
    {
        await KeepOldTextsAsync();
        await using var reader = await site.ReaderAsync(320);
        var page = await reader.NewPageAsync();
        foreach (var path in (string[])[$"/causes/overuse?v={Old}.{Old}", $"/causes/overuse?v={Old}.01234567", "/causes/overuse?v=none"])
        {
            await page.GotoAsync(path);
            foreach (var (scheme, width) in new[] { (ColorScheme.Light, 320), (ColorScheme.Dark, 320), (ColorScheme.Light, 1280), (ColorScheme.Dark, 1280) })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await page.SetViewportSizeAsync(width, 800);
                await AccessibilityTests.CheckAsync(page, AccessibilityTests.AllRules, $"{path}, {scheme}, {width} px");
                Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{path} is wider than {width} px.");
            }

            await page.EmulateMediaAsync(new() { Media = Media.Print });
            Assert.Equal(0, await page.Locator(".news:visible, .changes:visible").CountAsync());
            await page.EmulateMediaAsync(new() { Media = Media.Screen });
        }
    }

    [BrowserFact]
    public async Task Answer_stands_on_the_first_screen_of_a_phone()
    {
        await KeepOldTextsAsync();
        await using var reader = await site.ReaderAsync(360, 640);
        var page = await reader.NewPageAsync();

        await page.GotoAsync($"/causes/overuse?v={Old}.{Old}");

        Assert.Equal("The advice on when to get help has changed", await page.Locator(".news h2").TextContentAsync());
        await Assertions.Expect(page.Locator(".news h2")).ToBeInViewportAsync();
    }

    private async Task KeepOldTextsAsync()
    {
        await site.QueryAsync(KeepOldTextsAsync);
        // The first answer takes long, since its queries are made ready for it, and a page does not wait that long.
        var texts = site.Services.GetRequiredService<PastTexts>();
        var guide = site.Services.GetRequiredService<ArticleRepository>().Current;
        for (var attempt = 0; attempt < 60 && await texts.FindAsync(guide, [("/causes/overuse", Old)], CancellationToken.None) is null; attempt++)
        {
            await Task.Delay(100);
        }
    }

    private static async Task<int> KeepOldTextsAsync(HipPainDbContext database)
    {
        if (await database.SectionTexts.AnyAsync(text => text.Version == Old))
        {
            return 0;
        }

        foreach (var (address, lines) in new (string, TextLine[])[]
        {
            (SectionText.EmergencyCard, [new("you cannot stand", LineForm.Item, ContainerKind.Emergency)]),
            ("/causes/overuse", [new("Overload", LineForm.Heading), new("A part is used without enough time to recover.", LineForm.Paragraph)]),
        })
        {
            database.SectionTexts.Add(new SectionText { Address = address, Version = Old, Text = new PlainText(lines).Stored, FirstSeen = new DateOnly(2026, 1, 1) });
        }

        return await database.SaveChangesAsync();
    }
}
