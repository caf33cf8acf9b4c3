using Microsoft.Playwright;

namespace HipPain.Browser.Tests;

/// <summary>The page follows what the reader has set for colour and for movement.</summary>
[Collection(InTheBrowser.Name)]
public sealed class SchemeTests(BrowserSite site)
{
    private const string Moving = """
        () => [...document.querySelectorAll('*')]
          .flatMap(element => [null, '::before', '::after'].map(part => ({ element, style: getComputedStyle(element, part) })))
          .filter(({ style }) => style.animationName !== 'none' || style.transitionDuration !== '0s' || style.scrollBehavior === 'smooth')
          .map(({ element }) => element.outerHTML.slice(0, 100))
        """;

    [BrowserTheory]
    [InlineData(ColorScheme.Light, "rgb(255, 255, 255)", "rgb(23, 36, 45)")]
    [InlineData(ColorScheme.Dark, "rgb(16, 24, 30)", "rgb(233, 238, 241)")]
    public async Task Paper_and_ink_follow_the_colour_scheme(ColorScheme scheme, string paper, string ink)
    {
        await using var reader = await site.ReaderAsync(new() { ColorScheme = scheme });
        var page = await reader.OpenAsync(PageKind.Article);
        await Assertions.Expect(page.Locator("body")).ToHaveCSSAsync("background-color", paper);
        await Assertions.Expect(page.Locator("body")).ToHaveCSSAsync("color", ink);
    }

    [BrowserTheory]
    [InlineData(PageKind.Home)]
    [InlineData(PageKind.Article)]
    [InlineData(PageKind.FeedbackError)]
    public async Task Nothing_moves_for_a_reader_who_wants_less_motion(PageKind kind)
    {
        await using var reader = await site.ReaderAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        var page = await reader.OpenAsync(kind);
        Assert.Empty(await page.EvaluateAsync<string[]>(Moving));
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.getAnimations().length"));
    }
}
