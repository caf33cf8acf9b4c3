using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace HipPain.Browser.Tests;

/// <summary>On paper: the advice, black on white, with addresses that can be typed.</summary>
[Collection(InTheBrowser.Name)]
public sealed partial class PrintTests(BrowserSite site)
{
    /// <summary>Every element with words of its own that is not black, or stands on anything but white.</summary>
    private const string NotBlackOnWhite = """
        () => [...document.body.querySelectorAll('*')]
          .filter(element => element.checkVisibility() && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
          .filter(element => {
            if (getComputedStyle(element).color !== 'rgb(0, 0, 0)') return true;
            for (let below = element; below; below = below.parentElement) {
              if (!['rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)'].includes(getComputedStyle(below).backgroundColor)) return true;
            }
            return false;
          })
          .map(element => element.outerHTML.slice(0, 100))
        """;

    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Paper_has_the_advice_in_black_on_white_and_nothing_to_click(ColorScheme scheme)
    {
        await using var reader = await site.ReaderAsync(new() { ColorScheme = scheme });
        foreach (var kind in (PageKind[])[PageKind.WhenToSeeADoctor, PageKind.Article, PageKind.Home, PageKind.About, PageKind.Glossary])
        {
            var page = await reader.OpenAsync(kind);
            await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = scheme });
            foreach (var screenOnly in (string[])[".find", ".find-link", ".menu-link", ".skip", ".guide", ".crumbs", ".contents", ".letters", ".turn", ".feedback", ".part-link", ".chapters"])
            {
                Assert.Equal(0, await page.Locator($"{screenOnly}:visible").CountAsync());
            }

            Assert.Empty(await page.EvaluateAsync<string[]>(NotBlackOnWhite));
            await Assertions.Expect(page.Locator(".printed")).ToBeVisibleAsync();
        }
    }

    [BrowserFact]
    public async Task Results_of_a_search_are_printed_with_their_addresses_and_without_the_box()
    {
        await using var reader = await site.ReaderAsync();
        var page = await reader.OpenAsync(PageKind.SearchResults);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator(".search")).ToBeHiddenAsync();
        Assert.Empty(await page.EvaluateAsync<string[]>(NotBlackOnWhite));
        Assert.Contains("/where-does-it-hurt/outer-side", await page.Locator(".results a").First.GetAttributeAsync("href"), StringComparison.Ordinal);
        Assert.Contains("http://localhost:5080", await AfterAsync(page.Locator(".results a").First), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Care_card_keeps_its_border_and_its_numbers_on_paper()
    {
        await using var reader = await site.ReaderAsync();
        var page = await reader.OpenAsync(PageKind.WhenToSeeADoctor);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var level in (string[])["emergency", "urgent", "routine"])
        {
            var card = page.Locator($".care.{level}").First;
            await Assertions.Expect(card).ToBeVisibleAsync();
            await Assertions.Expect(card).ToHaveCSSAsync("border-top-style", "solid");
            await Assertions.Expect(card).ToHaveCSSAsync("border-top-width", "2px");
        }

        await Assertions.Expect(page.Locator(".care.emergency").GetByRole(AriaRole.Link, new() { Name = "999" })).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Link_in_the_text_shows_its_whole_address_on_paper()
    {
        await using var reader = await site.ReaderAsync();
        var page = await reader.OpenAsync(PageKind.Article);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var inText = await AfterAsync(page.Locator("main a[href='/symptoms#bone-stress']").First);
        Assert.Contains("(http://localhost:5080/symptoms#bone-stress)", inText, StringComparison.Ordinal);
        Assert.Equal("none", await AfterAsync(page.Locator("main a.term").First));
        var source = page.Locator(".sources a[href^='https:']").First;
        Assert.Contains(await source.GetAttributeAsync("href") ?? "?", await AfterAsync(source), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task When_to_see_a_doctor_fills_a_few_sheets_and_starts_with_its_emergency_card()
    {
        await using var reader = await site.ReaderAsync();
        var page = await reader.OpenAsync(PageKind.WhenToSeeADoctor);
        Assert.InRange(SheetsOf(await PrintAsync(page)), 3, 6);

        // A card that keeps together at any price leaves the first sheet empty.
        await page.EvaluateAsync("() => document.querySelectorAll('.care.emergency ~ *, article ~ *, .foot').forEach(rest => rest.remove())");
        Assert.Equal(2, SheetsOf(await PrintAsync(page)));
    }

    [BrowserFact]
    public async Task Lines_to_write_on_have_a_sheet_of_their_own_and_room_for_a_pen()
    {
        await using var reader = await site.ReaderAsync();
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/recovery/walk-run-log");
        Assert.Equal(2, SheetsOf(await PrintAsync(page)));

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var line = await page.Locator("tr:has(td:empty)").First.BoundingBoxAsync();
        Assert.InRange(line!.Height, 36, 60);
        await Assertions.Expect(page.Locator("td:empty").First).ToHaveCSSAsync("border-left-style", "solid");
    }

    private static Task<byte[]> PrintAsync(IPage page) => page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true });

    private static int SheetsOf(byte[] pdf) => PdfPage().Count(Encoding.Latin1.GetString(pdf));

    private static Task<string> AfterAsync(ILocator link) =>
        link.EvaluateAsync<string>("link => getComputedStyle(link, '::after').content");

    [GeneratedRegex(@"/Type\s*/Page\b", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex PdfPage();
}
