using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace HipPain.Web.Tests.Pages;

/// <summary>Readers see where in the guide they are, and get from there to all of it.</summary>
public sealed class GuideMenuTests : IAsyncLifetime
{
    private readonly Site _site = Site.WithOwnContent();

    public async Task InitializeAsync()
    {
        await WriteAsync("shoes", "Shoes", 1);
        await WriteAsync("shoes/laces", "Laces", 1);
        await WriteAsync("shoes/soles", "Soles", 2);
        await WriteAsync("shoes/soles/rubber", "Rubber", 1);
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Menu_holds_all_main_parts_and_the_parts_of_the_one_that_is_read()
    {
        var page = await _site.GetPageAsync("/shoes/laces");
        Assert.Equal("/shoes/laces /shoes/soles", Parts(page));
        Assert.Equal("Laces", page.QuerySelector("nav.guide [aria-current=page]")!.TextContent);
        Assert.Contains("/causes", page.QuerySelectorAll("nav.guide > ol > li > a").Select(link => link.GetAttribute("href")));
        Assert.DoesNotContain("/shoes/laces", page.QuerySelectorAll("nav.guide > ol > li > a").Select(link => link.GetAttribute("href")));
        Assert.Equal("/shoes/laces /shoes/soles", Parts(await _site.GetPageAsync("/shoes")));
        Assert.Equal("/shoes/laces /shoes/soles", Parts(await _site.GetPageAsync("/shoes/soles/rubber")));
        Assert.DoesNotContain("/shoes/laces", Parts(await _site.GetPageAsync("/causes")), StringComparison.Ordinal);
        Assert.Equal("", Parts(await _site.GetPageAsync("/privacy")));
    }

    [Fact]
    public async Task Branch_of_more_parts_than_a_menu_can_hold_is_left_to_its_own_page()
    {
        for (var lace = 0; lace < 29; lace++)
        {
            await WriteAsync($"shoes/lace-{lace}", $"Lace {lace}", 5);
        }

        Assert.Equal("", Parts(await _site.GetPageAsync("/shoes/laces")));
        Assert.Contains("/shoes", (await _site.GetPageAsync("/shoes/laces")).QuerySelectorAll("nav.guide a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Breadcrumb_leads_up_step_by_step_and_tells_machines_the_same()
    {
        var page = await _site.GetPageAsync("/shoes/soles/rubber");
        Assert.Equal(["/", "/shoes", "/shoes/soles"], page.QuerySelectorAll("nav.crumbs a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Rubber", page.QuerySelector("nav.crumbs [aria-current=page]")!.TextContent);
        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        Assert.Equal(
            ["1 Home http://localhost:5080/", "2 Shoes http://localhost:5080/shoes", "3 Soles http://localhost:5080/shoes/soles", "4 Rubber http://localhost:5080/shoes/soles/rubber"],
            data.RootElement.GetProperty("breadcrumb").GetProperty("itemListElement").EnumerateArray()
                .Select(item => $"{item.GetProperty("position")} {item.GetProperty("name")} {item.GetProperty("item")}"));
    }

    [Fact]
    public async Task Parts_of_one_branch_turn_to_each_other_and_not_out_of_it()
    {
        var first = await _site.GetPageAsync("/shoes/laces");
        Assert.Null(first.QuerySelector("a[rel=prev]"));
        Assert.Equal("/shoes/soles", first.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        var last = await _site.GetPageAsync("/shoes/soles");
        Assert.Equal("/shoes/laces", last.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
        Assert.Null(last.QuerySelector("a[rel=next]"));
    }

    private static string Parts(IHtmlDocument page) =>
        string.Join(' ', page.QuerySelectorAll("nav.guide ol ol a").Select(link => link.GetAttribute("href")));

    private Task WriteAsync(string name, string title, int order) => _site.WriteAsync($"{name}.md", $"""
        ---
        title: {title}
        summary: A page.
        kind: article
        order: {order}
        researched: 2026-11-23
        ---
        See [when to see a doctor](/when-to-see-a-doctor).
        """);
}
