using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using HipPain.Web.Tests;
using Microsoft.Playwright;

namespace HipPain.Browser.Tests;

/// <summary>axe-core: WCAG 2.2 AA and its best practices, contrast included.</summary>
[Collection(InTheBrowser.Name)]
public sealed class AccessibilityTests(BrowserSite site)
{
    private static readonly RunOnlyOptions Standards = new()
    {
        Type = "tag",
        Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    };

    internal static readonly AxeRunOptions AllRules = new() { RunOnly = Standards, ResultTypes = [ResultType.Violations] };

    /// <summary>axe compares the page's own text colour, which is not used, with the reader's background, which is.</summary>
    private static readonly AxeRunOptions AllButContrast = new()
    {
        RunOnly = Standards,
        Rules = new() { ["color-contrast"] = new RuleOptions { Enabled = false } },
        ResultTypes = [ResultType.Violations],
    };

    public static TheoryData<PageKind> Kinds => PageKinds.All;

    [BrowserTheory]
    [MemberData(nameof(Kinds))]
    public async Task Page_has_no_violation_in_light_dark_or_forced_colours_on_a_narrow_or_wide_screen(PageKind kind)
    {
        await using var reader = await site.ReaderAsync();
        var page = await reader.OpenAsync(kind);
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            foreach (var width in (int[])[320, 1280])
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await page.SetViewportSizeAsync(width, 800);
                await CheckAsync(page, AllRules, $"{kind}, {scheme}, {width} px");
            }
        }

        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await CheckAsync(page, AllButContrast, $"{kind}, forced colours");
    }

    [BrowserFact]
    public async Task No_article_of_the_guide_has_a_violation()
    {
        await using var reader = await site.ReaderAsync(320);
        var page = await reader.NewPageAsync();
        foreach (var path in Repository.Articles)
        {
            await page.GotoAsync(path);
            await CheckAsync(page, AllRules, path);
        }
    }

    internal static async Task CheckAsync(IPage page, AxeRunOptions rules, string where)
    {
        var result = await page.RunAxe(rules);
        Assert.NotEmpty(result.Passes);
        Assert.True(result.Violations.Length == 0, $"{where}:\n{string.Join('\n', result.Violations.Select(InWords))}");
    }

    private static string InWords(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}\n{string.Join('\n', violation.Nodes.Select(node => $"  {node.Html} {node.Any.FirstOrDefault()?.Message}"))}";
}
