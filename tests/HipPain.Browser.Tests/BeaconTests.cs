using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace HipPain.Browser.Tests;

/// <summary>Pages that tell that they are shown, by a real browser. All that was counted is compared, so that nothing may be added besides.</summary>
public sealed class BeaconTests(BeaconTests.BeaconSite site) : IClassFixture<BeaconTests.BeaconSite>
{
    // Without a window the browser calls itself headless, and that is a bot.
    private const string Windowed = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36";

    private readonly Dictionary<string, long> _expected = [];

    [BrowserFact]
    public async Task Page_that_is_shown_is_counted_once_and_none_of_a_reader_who_objects()
    {
        await BeginAsync();
        await using (var reader = await site.ReaderAsync(new BrowserNewContextOptions { UserAgent = Windowed }))
        {
            var page = await reader.NewPageAsync();
            await StepAsync(() => page.GotoAsync("/causes"), "View /causes", "Arrival /causes");
            await StepAsync(() => page.Locator("a[href='/symptoms']").First.ClickAsync(), "View /symptoms");
            await StepAsync(() => page.GoBackAsync());
            await StepAsync(() => page.GoForwardAsync());
            await StepAsync(() => page.ReloadAsync(), "View /symptoms");
            await StepAsync(() => page.EvaluateAsync("() => fetch('/treatment')"));
            await StepAsync(() => page.GotoAsync("/search?q=groin"));
            await StepAsync(() => page.GotoAsync("/causes", new() { Referer = "https://example.org/page?q=secret" }), "View /causes", "Arrival /causes", "Referrer example.org");
        }

        await using (var objecting = await site.ReaderAsync(new BrowserNewContextOptions { UserAgent = Windowed }))
        {
            await objecting.AddCookiesAsync([new Cookie { Name = "__Host-nocount", Value = "1", Url = new UriBuilder(site.Address) { Scheme = "https" }.ToString(), Secure = true }]);
            var page = await objecting.NewPageAsync();
            await StepAsync(() => page.GotoAsync("/causes"), "Rejected Objected");
        }

        await using var headless = await site.ReaderAsync();
        var last = await headless.NewPageAsync();
        await StepAsync(() => last.GotoAsync("/causes"), "Rejected Bot");
    }

    [BrowserFact]
    public async Task Page_that_is_drawn_ahead_is_counted_when_it_is_looked_at()
    {
        // Rules for drawing ahead can only be put on a page by going round its policy.
        await using var reader = await site.ReaderAsync(new BrowserNewContextOptions { BypassCSP = true, UserAgent = Windowed });
        var page = await reader.NewPageAsync();
        await BeginAsync();
        await StepAsync(() => page.GotoAsync("/glossary"), "View /glossary", "Arrival /glossary");
        await StepAsync(() => page.EvaluateAsync(
            """
            () => {
              const rules = document.createElement('script');
              rules.type = 'speculationrules';
              rules.textContent = '{"prerender":[{"source":"list","urls":["/recovery"],"eagerness":"immediate"}]}';
              document.head.append(rules);
            }
            """));
        await StepAsync(() => page.EvaluateAsync("() => { location.href = '/recovery'; }"), "View /recovery");
    }

    private async Task BeginAsync()
    {
        foreach (var (count, times) in await CountedAsync())
        {
            _expected[count] = times;
        }
    }

    /// <summary>Takes a step and waits until all that it should add, and for a while nothing else, has been stored.</summary>
    private async Task StepAsync(Func<Task> step, params string[] added)
    {
        foreach (var count in added)
        {
            _expected[count] = _expected.GetValueOrDefault(count) + 1;
        }

        await step();
        for (var tries = 0; tries < 120 && !InOrder(await CountedAsync()).SequenceEqual(InOrder(_expected)); tries++)
        {
            await Task.Delay(250);
        }

        await Task.Delay(500);
        Assert.Equal(InOrder(_expected), InOrder(await CountedAsync()));
    }

    private static IEnumerable<string> InOrder(Dictionary<string, long> counts) =>
        counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key}: {count.Value}");

    private Task<Dictionary<string, long>> CountedAsync() => site.QueryAsync(database =>
        database.PageViewCounts.AsNoTracking().ToDictionaryAsync(count => $"{count.Kind} {count.Name}", count => count.Count));

    /// <summary>A site whose pages tell that they are shown.</summary>
    public sealed class BeaconSite : BrowserSite
    {
        public BeaconSite()
            : base(builder => builder.UseSetting("PageViews:Beacon", "true"))
        {
        }
    }
}
