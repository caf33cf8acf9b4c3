using System.Text.RegularExpressions;
using HipPain.Content;
using HipPain.Content.Parts;
using HipPain.Web.Handouts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HipPain.Browser.Tests;

/// <summary>A handout on paper, as a patient takes it home: read back from the printed sheets by other programs.</summary>
[Collection(InTheBrowser.Name)]
public sealed partial class HandoutPaperTests(BrowserSite site)
{
    private const double Millimetre = 72 / 25.4;

    private static readonly string[] Sections =
    [
        "symptoms/bone-stress", "conditions/gluteal-tendinopathy/what-helps", "exercises/bridge", "exercises/side-lying-leg-lift", "exercises/belt-push-out", "recovery/pain-rule",
        "exercises/chair-squat", "exercises/two-foot-hops", "exercises/hip-hinge", "exercises/step-up", "recovery/rest", "recovery/cross-training", "recovery/walk-run-plan/steps",
        "recovery/walk-run-plan/rules", "treatment/load", "treatment/pain-relief", "causes/sudden-change", "causes/overuse", "treatment/footwear", "conditions/gluteal-tendinopathy/when-to-worry",
    ];

    /// <summary>The words that a reader of the paper should find, those that stand in boxes for a pen among them.</summary>
    private const string WordsShown = """
        () => {
          const words = document.createTreeWalker(document.querySelector('.handout'), NodeFilter.SHOW_TEXT);
          const found = [];
          while (words.nextNode()) {
            const parent = words.currentNode.parentElement;
            if (parent.checkVisibility() && !parent.closest('.unseen, svg, .from, .share-address, .sources')) found.push(words.currentNode.data);
          }
          return found.join(' ');
        }
        """;

    private Guide Guide => site.Services.GetRequiredService<ArticleRepository>().Current;

    [PaperTheory]
    [InlineData(1, "A4", 2, 2)]
    [InlineData(1, "Letter", 2, 2)]
    [InlineData(6, "A4", 7, 9)]
    [InlineData(6, "Letter", 7, 10)]
    [InlineData(20, "A4", 14, 20)]
    [InlineData(20, "Letter", 14, 21)]
    public async Task Sheets_are_as_many_as_expected_numbered_and_nothing_on_them_is_cut(int count, string format, int fewest, int most)
    {
        await using var reader = await site.ReaderAsync();
        var page = await reader.NewPageAsync();
        await page.GotoAsync(PathOf(Sections.Take(count)));

        var paper = await Paper.OfAsync(page, format);

        Assert.InRange(paper.Sheets.Count, fewest, most);
        foreach (var (index, sheet) in paper.Sheets.Index())
        {
            Assert.Contains($"Page {index + 1} of {paper.Sheets.Count}", sheet.Text, StringComparison.Ordinal);
            Assert.All(sheet.Words, word =>
            {
                Assert.InRange(word.Left, 14 * Millimetre, sheet.Width - (15 * Millimetre));
                Assert.InRange(word.Right, 15 * Millimetre, sheet.Width - (14 * Millimetre));
                Assert.InRange(word.Top, 10 * Millimetre, sheet.Height - (5 * Millimetre));
                Assert.InRange(word.Bottom, 10 * Millimetre, sheet.Height - (4 * Millimetre));
            });
        }

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var printed = Word().Matches(string.Join(' ', paper.Sheets.Select(sheet => sheet.Text))).Select(word => word.Value).ToHashSet(StringComparer.Ordinal);
        Assert.Subset(printed, Word().Matches(await page.EvaluateAsync<string>(WordsShown)).Select(word => word.Value).ToHashSet(StringComparer.Ordinal));
    }

    [PaperTheory]
    [InlineData("A4")]
    [InlineData("Letter")]
    public async Task No_exercise_goes_over_the_end_of_a_sheet(string format)
    {
        await using var reader = await site.ReaderAsync();
        var page = await reader.NewPageAsync();
        var exercises = Guide.Articles.Select(article => new Part(article, section: null)).Where(part => part.IsExercise).Select(part => part.Address[1..]).Take(Sheet.MostSections);
        await page.GotoAsync(PathOf(exercises));

        var paper = await Paper.OfAsync(page, format);

        var rows = paper.Sheets.Where(sheet => sheet.Text.Contains("How to do it", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(rows);
        // An exercise begins with how to do it, and ends with where there is more.
        Assert.All(paper.Sheets, sheet => Assert.Equal(sheet.Words.Count(word => word.Text == "How"), HowMuch(sheet) + sheet.Words.Count(word => word.Text == "More:")));

        static int HowMuch(Paper.Sheet sheet) => sheet.Words.Zip(sheet.Words.Skip(1)).Count(pair => pair is ({ Text: "How" }, { Text: "much" }));
    }

    [PaperTheory]
    [InlineData(1, "")]
    [InlineData(6, "&size=large")]
    [InlineData(20, "")]
    public async Task Code_on_paper_says_the_whole_address_to_an_independent_decoder(int count, string size)
    {
        await using var reader = await site.ReaderAsync();
        var page = await reader.NewPageAsync();
        await page.GotoAsync(PathOf(Sections.Take(count)) + size);

        var paper = await Paper.OfAsync(page, "A4");

        var versions = SheetVersions.Of(Guide, Sections.Take(count).Select(path => Guide.FindPart($"/{path}")!));
        Assert.Equal($"http://localhost:5080{PathOf(Sections.Take(count))}{size}&v={versions}", Assert.Single(await CodesOfAsync(paper)));
    }

    [PaperTheory]
    [InlineData("/handouts/view?s=symptoms/bone-stress")]
    [InlineData("/handouts/outer-hip-pain")]
    public async Task Short_address_stands_on_paper_once(string path)
    {
        await using var reader = await site.ReaderAsync();
        var page = await reader.NewPageAsync();
        await page.GotoAsync(path);

        var paper = await Paper.OfAsync(page, "A4");

        Assert.Single(paper.Sheets.SelectMany(sheet => sheet.Words), word => word.Text == $"http://localhost:5080{path}");
    }

    [PaperFact]
    public async Task Code_of_a_section_says_its_address_to_an_independent_decoder()
    {
        await using var reader = await site.ReaderAsync();
        var page = await reader.OpenAsync(PageKind.Section);
        var path = new Uri(page.Url).AbsolutePath;

        var paper = await Paper.OfAsync(page, "Letter");

        Assert.Equal($"http://localhost:5080{path}?v={SheetVersions.Of(Guide, Guide.FindPart(path)!)}", Assert.Single(await CodesOfAsync(paper)));
    }

    [BrowserFact]
    public async Task Code_is_at_least_25_mm_wide_with_its_quiet_zone_and_the_boxes_for_a_pen_are_there()
    {
        await using var reader = await site.ReaderAsync();
        var page = await reader.OpenAsync(PageKind.HandoutSheet);
        await Assertions.Expect(page.Locator(".days").First).ToBeHiddenAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.InRange((await page.Locator(".qr").BoundingBoxAsync())!.Width, 25 / 25.4 * 96, 100 / 25.4 * 96);
        var box = await page.Locator(".days span").First.BoundingBoxAsync();
        Assert.InRange(box!.Height, 8 / 25.4 * 96, 15 / 25.4 * 96);
        await Assertions.Expect(page.Locator(".notes p").First).ToHaveCSSAsync("border-bottom-style", "solid");
    }

    [BrowserFact]
    public async Task Large_print_is_18_points_on_paper_and_larger_on_the_screen()
    {
        await using var reader = await site.ReaderAsync();
        var page = await reader.OpenAsync(PageKind.HandoutLarge);
        var words = page.Locator(".handout .part > p:not(.from)").First;
        await Assertions.Expect(words).ToHaveCSSAsync("font-size", "24px");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(words).ToHaveCSSAsync("font-size", "24px");
        await Assertions.Expect(page.Locator(".exercise li").First).ToHaveCSSAsync("font-size", "24px");

        await page.GoToAsync(PageKind.HandoutSheet);
        await Assertions.Expect(words).ToHaveCSSAsync("font-size", "16px");
    }

    [BrowserFact]
    public async Task Choice_is_made_without_a_script_by_ticks_search_and_buttons()
    {
        await using var reader = await site.ReaderAsync(new() { JavaScriptEnabled = false });
        var page = await reader.OpenAsync(PageKind.Handouts);
        await page.Locator("form > details > summary").GetByText("Symptoms", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Warning pattern for bone").CheckAsync();
        await page.GetByLabel("Search for a part").FillAsync("bridge");
        await page.GetByLabel("Search for a part").PressAsync("Enter");
        await page.GetByLabel("Bridge", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Move ticked parts to the top" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Move up" }).ClickAsync();
        await page.GetByLabel("Large print").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the handout" }).First.ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Bridge and Symptoms");
        await Assertions.Expect(page.Locator(".handout.large")).ToBeVisibleAsync();
    }

    private static string PathOf(IEnumerable<string> sections) => $"/handouts/view?{string.Join('&', sections.Select(path => $"s={path}"))}";

    private static async Task<List<string>> CodesOfAsync(Paper paper)
    {
        var codes = new List<string>();
        for (var sheet = 1; sheet <= paper.Sheets.Count; sheet++)
        {
            if (await paper.DecodeAsync(sheet) is { } code)
            {
                codes.Add(code);
            }
        }

        return codes;
    }

    [GeneratedRegex("[A-Za-z]{3,}", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Word();
}
