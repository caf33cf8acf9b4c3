using Deque.AxeCore.Playwright;
using HipPain.Web.Data;
using HipPain.Web.Tests.Editors;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace HipPain.Browser.Tests;

/// <summary>The pages on which editors work: by keyboard, on a small screen, with axe.</summary>
public sealed class DeskTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    private const string Focused = "document.activeElement.closest('.entry')?.id";

    [BrowserFact]
    public async Task Keys_work_within_an_answer_and_nowhere_else()
    {
        var entries = await AddAsync();
        await using var editor = await EditorAsync(1280);
        var page = await editor.NewPageAsync();
        await page.GotoAsync("/editor/feedback?status=New");
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("d");
        await page.Keyboard.PressAsync("j");
        Assert.Equal(entries.Length, await page.Locator(".entry").CountAsync());
        await page.Locator($"#e-{entries[0].Id} [name=id]").FocusAsync();
        await page.Keyboard.PressAsync("j");
        Assert.Equal($"e-{entries[1].Id}", await page.EvaluateAsync<string>(Focused));
        await page.Keyboard.PressAsync("k");
        Assert.Equal($"e-{entries[0].Id}", await page.EvaluateAsync<string>(Focused));
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("d");
        await page.Locator($"#e-{entries[2].Id} .done").WaitForAsync();
        // The script that sets the focus comes after the words.
        await page.WaitForFunctionAsync($"() => {Focused} === 'e-{entries[2].Id}'");
        await page.Keyboard.PressAsync("?");
        Assert.True(await page.Locator(".keys").EvaluateAsync<bool>("keys => keys.open"));
        Assert.Equal(FeedbackStatus.Done, await site.QueryAsync(database => database.Feedback.Where(one => one.Id == entries[1].Id).Select(one => one.Status).SingleAsync()));
    }

    [BrowserFact]
    public async Task Answer_is_deleted_without_a_script_after_a_second_thought()
    {
        var entries = await AddAsync();
        await using var editor = await EditorAsync(320, withScript: false);
        var page = await editor.NewPageAsync();
        await page.GotoAsync("/editor/feedback");
        var entry = page.Locator($"#e-{entries[0].Id}");
        await entry.Locator("summary").ClickAsync();
        await entry.GetByText("Delete this answer").ClickAsync();
        await page.GetByText("It is deleted.").WaitForAsync();
        Assert.Equal(0, await entry.CountAsync());
    }

    [BrowserFact]
    public async Task Pages_have_no_violation_and_fit_a_small_screen()
    {
        await AddAsync();
        await using var editor = await EditorAsync(320);
        var page = await editor.NewPageAsync();
        foreach (var path in (string[])["feedback", "feedback?address=/nothing", "content", "export", "audit"])
        {
            await page.GotoAsync($"/editor/{path}");
            foreach (var (scheme, width) in ((ColorScheme, int)[])[(ColorScheme.Light, 320), (ColorScheme.Dark, 1280)])
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await page.SetViewportSizeAsync(width, 800);
                Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 0, width);
                var result = await page.RunAxe(AccessibilityTests.AllRules);
                Assert.True(result.Violations.Length == 0, $"{path}, {width} px: {string.Join("; ", result.Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}"))}");
            }
        }
    }

    private async Task<FeedbackEntry[]> AddAsync()
    {
        await site.QueryAsync(database => database.Feedback.ExecuteDeleteAsync());
        var entries = MadeUp.HostileTexts.Select((text, number) => MadeUp.Entry(text: text, flags: (FeedbackMarks)number, minutesAgo: number)).ToArray();
        await site.AddAsync(entries);
        return entries;
    }

    private Task<IBrowserContext> EditorAsync(int width, bool withScript = true) => site.EditorAsync(
        new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 800 }, JavaScriptEnabled = withScript });
}
