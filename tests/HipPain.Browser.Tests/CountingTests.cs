using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace HipPain.Browser.Tests;

/// <summary>
/// What a real browser asks for as somebody reads, goes back, reloads and prints, and what of it is counted. Each step says what it
/// adds; all that was counted is compared, so that nothing may be added besides.
/// </summary>
public sealed class CountingTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    // Without a window the browser calls itself headless, and that is a bot.
    private const string Windowed = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36";

    private readonly Dictionary<string, long> _expected = [];

    [BrowserFact]
    public async Task Walk_through_the_guide_is_counted_by_the_rule_and_nothing_else_is()
    {
        // Rules for prerendering can only be put on a page by going round its policy.
        await using var reader = await site.ReaderAsync(new BrowserNewContextOptions { BypassCSP = true, UserAgent = Windowed });
        var page = await reader.NewPageAsync();
        await StepAsync(() => page.GotoAsync("/causes"), "View /causes", "Arrival /causes");
        await StepAsync(() => page.Locator("a[href='/symptoms']").First.ClickAsync(), "View /symptoms");
        await StepAsync(() => page.GoBackAsync());
        await StepAsync(() => page.GoForwardAsync());
        await StepAsync(() => page.ReloadAsync(), "View /symptoms");
        await StepAsync(() => page.PdfAsync());
        await StepAsync(() => page.EmulateMediaAsync(new() { Media = Media.Print }));
        await StepAsync(() => page.EvaluateAsync("() => fetch('/treatment')"), "Rejected NotNavigation");
        await StepAsync(() => AddAsync(page, "link", "rel = 'prefetch'; element.href = '/treatment'"), "Rejected Speculative");
        await StepAsync(
            () => AddAsync(page, "script", """type = 'speculationrules'; element.textContent = '{"prerender":[{"source":"list","urls":["/recovery"],"eagerness":"immediate"}]}'"""),
            "Rejected Speculative");
    }

    private static Task<System.Text.Json.JsonElement?> AddAsync(IPage page, string element, string values) =>
        page.EvaluateAsync($"() => {{ const element = document.createElement('{element}'); element.{values}; document.head.append(element); }}");

    /// <summary>Takes a step and waits until all that it should add, and for a while nothing else, has been stored.</summary>
    private async Task StepAsync(Func<Task> step, params string[] added)
    {
        foreach (var count in added)
        {
            _expected[count] = _expected.GetValueOrDefault(count) + 1;
        }

        await step();
        Dictionary<string, long> counted = [];
        for (var tries = 0; tries < 40 && !IsExpected(counted); tries++)
        {
            await Task.Delay(250);
            counted = await CountedAsync();
        }

        await Task.Delay(500);
        Assert.Equal(InOrder(_expected), InOrder(await CountedAsync()));
    }

    private bool IsExpected(Dictionary<string, long> counted) => InOrder(counted).SequenceEqual(InOrder(_expected));

    private static IEnumerable<string> InOrder(Dictionary<string, long> counts) =>
        counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key}: {count.Value}");

    private Task<Dictionary<string, long>> CountedAsync() => site.QueryAsync(database =>
        database.PageViewCounts.AsNoTracking().ToDictionaryAsync(count => $"{count.Kind} {count.Name}", count => count.Count));
}
