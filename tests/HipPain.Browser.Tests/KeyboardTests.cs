using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace HipPain.Browser.Tests;

/// <summary>Everything can be reached and done with the keyboard, and the reader sees where they are.</summary>
[Collection(InTheBrowser.Name)]
public sealed partial class KeyboardTests(BrowserSite site)
{
    /// <summary>Numbers what Tab should reach, in the order of the document; a group of radio buttons is one stop.</summary>
    private const string NumberStops = """
        () => {
          const stops = [...document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), textarea, select, [tabindex="0"]')]
            .filter(stop => stop.checkVisibility({ visibilityProperty: true }))
            .filter(stop => stop.type !== 'radio' || stop === document.querySelector(`input[name="${stop.name}"]`));
          stops.forEach((stop, number) => stop.dataset.stop = number);
          return stops.length;
        }
        """;

    /// <summary>Which stop has the focus, and what is wrong with the way it shows.</summary>
    private const string LookAtFocus = """
        () => {
          const focused = document.activeElement;
          const style = getComputedStyle(focused);
          const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
          const box = focused.getBoundingClientRect();
          const seen = box.width > 1 && box.height > 1 && box.right > 0 && box.left < innerWidth
            && box.bottom > 0 && box.top < innerHeight && (box.top >= 0 || box.height > innerHeight);
          const fault = !outlined && style.boxShadow === 'none' ? 'has no focus indicator' : !seen ? 'is out of sight' : '';
          return { number: parseInt(focused.dataset.stop ?? -1), fault, html: focused.outerHTML.slice(0, 120) };
        }
        """;

    [BrowserFact]
    public async Task First_tab_shows_the_skip_link_and_enter_moves_into_the_main_part()
    {
        await using var reader = await site.ReaderAsync(320);
        var page = await reader.OpenAsync(PageKind.Article);
        var skip = page.GetByRole(AriaRole.Link, new() { Name = "Skip to main content" });
        await Assertions.Expect(skip).Not.ToBeInViewportAsync();

        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(skip).ToBeFocusedAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync(new() { Ratio = 1 });

        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.closest('main') !== null"));
    }

    [BrowserTheory]
    [InlineData(PageKind.Home, 320)]
    [InlineData(PageKind.Home, 1280)]
    [InlineData(PageKind.Article, 320)]
    [InlineData(PageKind.Article, 1280)]
    [InlineData(PageKind.About, 1280)]
    [InlineData(PageKind.SearchResults, 320)]
    [InlineData(PageKind.SearchEmergency, 1280)]
    [InlineData(PageKind.FeedbackDetails, 320)]
    [InlineData(PageKind.Handouts, 320)]
    [InlineData(PageKind.HandoutsChosen, 1280)]
    [InlineData(PageKind.HandoutSheet, 1280)]
    public async Task Tab_goes_through_the_page_in_reading_order_and_always_shows_where_it_is(PageKind kind, int width)
    {
        await using var reader = await site.ReaderAsync(width);
        var page = await reader.OpenAsync(kind);
        // The page before may have left the focus somewhere.
        await page.EvaluateAsync("() => document.activeElement.blur()");
        var count = await page.EvaluateAsync<int>(NumberStops);
        Assert.InRange(count, 5, 300);
        for (var number = 0; number < count; number++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focus = await page.EvaluateAsync<Focus>(LookAtFocus);
            Assert.True(focus.Number == number, $"Stop {number} of {kind} should have the focus, but {focus.Html} has it.");
            Assert.True(focus.Fault.Length == 0, $"{focus.Html} {focus.Fault}.");
        }
    }

    [BrowserFact]
    public async Task Feedback_is_given_with_the_keyboard_alone()
    {
        await using var reader = await site.ReaderAsync(320);
        var page = await reader.OpenAsync(PageKind.Article);
        await TabToAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "No" }));
        await page.Keyboard.PressAsync("Enter");
        await page.ThankedAsync();

        await TabToAsync(page, page.GetByLabel("It was easy to follow"));
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.GetByLabel("It was hard to understand")).ToBeCheckedAsync();
        await TabToAsync(page, page.GetByLabel("What could be better?"));
        await page.Keyboard.TypeAsync("Shorter words.");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Send" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Thank you");
    }

    [BrowserFact]
    public async Task Error_summary_leads_to_the_field_which_says_the_same_and_keeps_the_words()
    {
        await using var reader = await site.ReaderAsync(320);
        var page = await reader.OpenAsync(PageKind.FeedbackDetails);
        var words = new string('x', 1001);
        await page.GetByLabel("What could be better?").FillAsync(words);
        await page.SendAsync();

        await TabToAsync(page, page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link));
        await page.Keyboard.PressAsync("Enter");
        var comment = page.GetByLabel("What could be better?");
        await Assertions.Expect(comment).ToBeFocusedAsync();
        await Assertions.Expect(comment).ToHaveValueAsync(words);
        await Assertions.Expect(comment).ToHaveAccessibleDescriptionAsync(ShorterPlease());
    }

    private static async Task TabToAsync(IPage page, ILocator target)
    {
        for (var press = 0; press < 200; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }
        }

        Assert.Fail($"Tab never reaches {target}.");
    }

    [GeneratedRegex("^Make the comment shorter", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex ShorterPlease();

    private sealed record Focus
    {
        public int Number { get; init; }

        public string Fault { get; init; } = "";

        public string Html { get; init; } = "";
    }
}
