using HipPain.Web.Data;
using HipPain.Web.Tests.Editors;
using Microsoft.Playwright;

namespace HipPain.Browser.Tests;

/// <summary>The pages on which editors see what readers read and said, with names as long and odd as readers can make them.</summary>
[Collection(InTheBrowser.Name)]
public sealed class EditorFiguresTests(BrowserSite site)
{
    [BrowserTheory]
    [InlineData("/editor?days=7")]
    [InlineData("/editor?days=365&pages=all")]
    [InlineData("/editor/article/causes?days=30")]
    public async Task Page_fits_and_has_no_violation_in_light_dark_or_forced_colours_on_a_narrow_or_wide_screen(string path)
    {
        await StoreAsync();
        await using var editor = await site.EditorAsync();
        var page = await editor.NewPageAsync();
        await page.GotoAsync(path);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => details.open = true)");
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            foreach (var width in (int[])[320, 1280])
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await page.SetViewportSizeAsync(width, 800);
                Assert.Equal(width, await page.EvaluateAsync<int>("() => Math.max(innerWidth, document.scrollingElement.scrollWidth)"));
                await AccessibilityTests.CheckAsync(page, AccessibilityTests.AllRules, $"{path}, {scheme}, {width} px");
            }
        }
    }

    [BrowserFact]
    public async Task Paper_shows_the_chart_without_the_words_that_open_its_table()
    {
        await using var editor = await site.EditorAsync();
        var page = await editor.NewPageAsync();
        await page.GotoAsync("/editor?days=7");
        Assert.True(await page.GetByText("The same as a table").IsVisibleAsync());
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await page.GetByText("The same as a table").IsVisibleAsync());
        Assert.True(await page.Locator(".chart svg").First.IsVisibleAsync());
        // Who opened it wants it.
        await page.EvaluateAsync("() => document.querySelector('.chart + details').open = true");
        Assert.True(await page.GetByText("The newest day comes first").IsVisibleAsync());
    }

    private Task<int> StoreAsync() => site.QueryAsync(async database =>
    {
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-1);
        (PageViewKind Kind, string Name)[] names =
        [
            (PageViewKind.View, "/causes"), (PageViewKind.View, $"/{new string('w', 300)}"), (PageViewKind.Arrival, "/causes"),
            (PageViewKind.Referrer, $"{new string('w', 92)}.example"), (PageViewKind.SearchMiss, "< & \" hip hip"),
            (PageViewKind.BrokenLink, $"/{new string('m', 200)}"), (PageViewKind.Rejected, "Bot"),
        ];
        foreach (var (kind, name) in names)
        {
            // Other tests of this site count too.
            if (await database.PageViewCounts.FindAsync(day, kind, name) is null)
            {
                database.Add(new PageViewCount { Day = day, Kind = kind, Name = name, Count = 1_234_567 });
            }
        }

        return await database.SaveChangesAsync();
    });
}
