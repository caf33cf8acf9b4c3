using Microsoft.Playwright;

namespace HipPain.Browser.Tests;

/// <summary>Nobody has to scroll sideways or aim finely: WCAG 1.4.4, 1.4.10, 1.4.12 and 2.5.5.</summary>
[Collection(InTheBrowser.Name)]
public sealed class SmallScreenTests(BrowserSite site)
{
    /// <summary>
    /// Links that 2.5.8 excepts, because they stand in a line of text and the line sets their height: in sentences, list entries
    /// and cells of running text; citations; and the ways back from a source to the places that cite it.
    /// </summary>
    private const string InText =
        "main p:not(.turn) a, .part li a, .part td a, .foot p a, .cite a, .term, article > :is(ul, .note) li a, .single li a, .sources li a, main > ul li a, .day > ul > li > a";

    /// <summary>What reaches past the side of the screen without being inside a box that scrolls by itself.</summary>
    private const string TooWide = """
        () => {
          const page = document.scrollingElement;
          const wide = [...document.body.querySelectorAll('*')]
            .filter(element => !element.closest('.unseen, .skip') && !element.parentElement.closest('.table'))
            .filter(element => element.getBoundingClientRect().right > page.clientWidth + 0.5 || element.getBoundingClientRect().left < -0.5)
            .map(element => element.outerHTML.slice(0, 100));
          return page.scrollWidth > page.clientWidth ? [`the page is ${page.scrollWidth} px wide on ${page.clientWidth}`, ...wide] : wide;
        }
        """;

    /// <summary>WCAG 1.4.12, to the letter. A constructed sheet is what a reader's own style is: not bound by the page's policy.</summary>
    private const string SpaceTheText = """
        () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
            p { margin-block-end: 2em !important }`);
          document.adoptedStyleSheets = [sheet];
        }
        """;

    /// <summary>Text that is taller or wider than a box that hides what does not fit.</summary>
    private const string Cut = """
        () => [...document.body.querySelectorAll('*')]
          .filter(element => !element.matches('.unseen') && element.textContent.trim())
          .filter(element => ['hidden', 'clip'].includes(getComputedStyle(element).overflowX))
          .filter(element => element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight)
          .map(element => element.outerHTML.slice(0, 100))
        """;

    /// <summary>Targets smaller than a finger; a link may be laid over the whole entry of a list that it stands in.</summary>
    private const string SmallTargets = """
        excepted => [...document.querySelectorAll('a[href], button, label:has(input), textarea, input[type="search"]')]
          .filter(target => target.checkVisibility({ visibilityProperty: true }) && !target.matches(excepted) && !target.matches('.skip'))
          .map(target => {
            const area = getComputedStyle(target, '::after').position === 'absolute' ? target.offsetParent : target;
            return { target, box: area.getBoundingClientRect() };
          })
          .filter(({ box }) => Math.min(box.width, box.height) < 43.99)
          .map(({ target, box }) => `${Math.round(box.width)}×${Math.round(box.height)} ${target.outerHTML.slice(0, 100)}`)
        """;

    public static TheoryData<PageKind> Kinds => PageKinds.All;

    [BrowserTheory]
    [MemberData(nameof(Kinds))]
    public async Task Page_fits_320_px_as_1280_px_at_400_percent_zoom_leave_also_with_wide_text_spacing(PageKind kind)
    {
        await using var reader = await site.ReaderAsync(new()
        {
            ViewportSize = new ViewportSize { Width = 1280 / 4, Height = 1024 / 4 },
            DeviceScaleFactor = 4,
        });
        var page = await reader.OpenAsync(kind);
        Assert.Empty(await page.EvaluateAsync<string[]>(TooWide));
        await page.EvaluateAsync(SpaceTheText);
        Assert.Empty(await page.EvaluateAsync<string[]>(TooWide));
        Assert.Empty(await page.EvaluateAsync<string[]>(Cut));
    }

    [BrowserTheory]
    [MemberData(nameof(Kinds))]
    public async Task Page_fits_at_twice_the_text_size(PageKind kind)
    {
        await using var reader = await site.ReaderAsync();
        var page = await reader.NewPageAsync();
        var devTools = await reader.NewCDPSessionAsync(page);
        await devTools.SendAsync("Page.setFontSizes", new() { ["fontSizes"] = new { standard = 32, @fixed = 26 } });
        await page.GoToAsync(kind);
        Assert.Equal("32px", await page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).fontSize"));
        foreach (var width in (int[])[360, 768, 1280])
        {
            await page.SetViewportSizeAsync(width, 800);
            Assert.Empty(await page.EvaluateAsync<string[]>(TooWide));
            Assert.Empty(await page.EvaluateAsync<string[]>(Cut));
        }
    }

    [BrowserFact]
    public async Task Wide_table_scrolls_inside_its_own_box()
    {
        await using var reader = await site.ReaderAsync(320);
        var page = await reader.OpenAsync(PageKind.About);
        // Wider than any screen, whatever the article says today.
        var scrolled = await page.Locator(".table").First.EvaluateAsync<int>(
            "box => { box.querySelector('td').append('x'.repeat(200)); box.querySelector('td').style.overflowWrap = 'normal'; box.scrollLeft = 100; return box.scrollLeft; }");
        Assert.Equal(100, scrolled);
        Assert.Empty(await page.EvaluateAsync<string[]>(TooWide));
    }

    [BrowserTheory]
    [MemberData(nameof(Kinds))]
    public async Task Target_outside_running_text_is_at_least_44_px_each_way(PageKind kind)
    {
        await using var reader = await site.ReaderAsync();
        var page = await reader.OpenAsync(kind);
        foreach (var width in (int[])[320, 1280])
        {
            await page.SetViewportSizeAsync(width, 800);
            Assert.Empty(await page.EvaluateAsync<string[]>(SmallTargets, InText));
        }
    }
}
