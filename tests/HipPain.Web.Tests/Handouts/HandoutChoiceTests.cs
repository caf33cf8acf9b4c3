using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using HipPain.Content;
using HipPain.Web.Handouts;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Handouts;

/// <summary>Where a clinician ticks what goes on the sheet.</summary>
public sealed class HandoutChoiceTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Parts_are_ticked_by_the_guides_main_parts_and_exercises_as_a_whole()
    {
        var page = await site.GetPageAsync("/handouts");

        Assert.Equal("/handouts/view", page.QuerySelector("form.choose")!.GetAttribute("action"));
        Assert.Empty(page.QuerySelectorAll("form[method]"));
        var groups = page.QuerySelectorAll("form > details > summary").Select(summary => summary.TextContent).ToList();
        Assert.Contains("Causes", groups);
        Assert.DoesNotContain("Glossary", groups);
        Assert.NotNull(Tick(page, "causes/overuse"));
        Assert.NotNull(Tick(page, "causes"));
        Assert.NotNull(Tick(page, "conditions/gluteal-tendinopathy/what-helps"));
        Assert.NotNull(Tick(page, "exercises/bridge"));
        Assert.Null(Tick(page, "exercises/bridge/how"));
        Assert.Null(Tick(page, "privacy/counted"));
        Assert.Empty(page.QuerySelectorAll("input[name=s][checked], .chosen"));
        Assert.EndsWith("/handouts", page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_can_be_ticked_is_there()
    {
        var guide = site.Services.GetRequiredService<ArticleRepository>().Current;
        foreach (var tick in (await site.GetPageAsync("/handouts")).QuerySelectorAll<IHtmlInputElement>("input[name=s]"))
        {
            Assert.NotNull(guide.FindPart("/" + tick.Value));
        }
    }

    [Fact]
    public async Task What_is_chosen_stands_ticked_at_the_top_in_its_order_and_nowhere_else()
    {
        var page = await site.GetPageAsync("/handouts?s=exercises/bridge&s=causes/overuse&s=nothing&size=large");

        Assert.Equal(["exercises/bridge", "causes/overuse"], Chosen(page));
        Assert.Single(page.QuerySelectorAll("input[value='causes/overuse']"));
        Assert.Contains("Chosen so far: 2 of 20 sections", page.QuerySelector(".chosen legend")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("/nothing", page.QuerySelector(".left-out")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("input[name=size][checked]"));
    }

    [Fact]
    public async Task Button_moves_a_part_up_once_however_often_the_page_is_loaded()
    {
        var page = await site.GetPageAsync("/handouts?s=exercises/bridge&s=causes/overuse&s=causes/impact");
        Assert.Equal(["causes/overuse", "causes/impact"], page.QuerySelectorAll("button[name=up]").Select(button => button.GetAttribute("value")));

        var moved = await site.GetPageAsync("/handouts?s=exercises/bridge&s=causes/overuse&s=causes/impact&up=causes/impact");

        Assert.Equal(["exercises/bridge", "causes/impact", "causes/overuse"], Chosen(moved));
        Assert.Equal(["exercises/bridge", "causes/overuse"], Chosen(await site.GetPageAsync("/handouts?s=exercises/bridge&s=causes/overuse&up=exercises/bridge")));
    }

    [Fact]
    public async Task Search_narrows_the_list_and_keeps_what_is_ticked()
    {
        var page = await site.GetPageAsync("/handouts?q=bridge&s=causes/overuse");

        Assert.Equal(["causes/overuse"], Chosen(page));
        Assert.Contains("exercises/bridge", page.QuerySelectorAll(".found input").Select(tick => tick.GetAttribute("value")));
        Assert.Empty(page.QuerySelectorAll("form > details"));
        Assert.Equal("bridge", page.QuerySelector("#page-part")!.GetAttribute("value"));
        Assert.StartsWith("/handouts", page.QuerySelector("form.choose button")!.GetAttribute("formaction"), StringComparison.Ordinal);

        var all = await site.GetPageAsync("/handouts?q=bridge&s=causes/overuse&all=1");
        Assert.NotEmpty(all.QuerySelectorAll("form > details"));
        Assert.NotEmpty((await site.GetPageAsync("/handouts?q=zzzzzz")).QuerySelectorAll("form > details"));
    }

    [Fact]
    public async Task Ready_made_handouts_come_before_the_choice()
    {
        await using var own = Site.WithOwnContent();
        await own.WriteAsync("handouts/warm.md", "---\ntitle: Warm feet\nsummary: A sheet for cold days.\nkind: handout\nresearched: 2026-01-02\nsections: [/causes/overuse]\n---\nRead this.\n");

        var page = await own.GetPageAsync("/handouts");

        Assert.Equal("/handouts/warm", page.QuerySelectorAll(".ready a").Single(link => link.TextContent == "Warm feet").GetAttribute("href"));
    }

    [Fact]
    public async Task List_of_a_very_long_guide_is_cut_and_says_so()
    {
        await using var own = Site.WithOwnContent();
        for (var number = 0; number < 300; number++)
        {
            await own.WriteAsync($"causes/cause-{number}.md", $"---\ntitle: Cause {number}\nsummary: One of many.\nkind: page\norder: 1\nresearched: 2026-01-02\n---\n## One {{#one}}\n\nText.\n\n## Two {{#two}}\n\nText.\n".Replace("kind: page", "kind: article", StringComparison.Ordinal)
                .Replace("## One", "Read [when to see a doctor](/when-to-see-a-doctor) first.\n\n## One", StringComparison.Ordinal));
        }

        var page = await own.GetPageAsync("/handouts");

        Assert.InRange(page.QuerySelectorAll("input[name=s]").Length, HandoutList.MostTicksOfGroup, HandoutList.MostTicks);
        Assert.Contains("There is more than can be listed here.", page.QuerySelectorAll("form > details").Single(group => group.QuerySelector("summary")!.TextContent == "Causes").TextContent, StringComparison.Ordinal);
        Assert.NotNull(Tick(page, "symptoms/pain"));
    }

    [Theory]
    [InlineData("/causes/overuse", "/handouts?s=causes/overuse#page-choose")]
    [InlineData("/exercises/bridge", "/handouts?s=exercises/bridge#page-choose")]
    public async Task Section_and_exercise_lead_to_a_handout_with_themselves_on_it(string path, string link) =>
        Assert.Contains(link, (await site.GetPageAsync(path)).QuerySelectorAll(".share-ways a").Select(way => way.GetAttribute("href")));

    private static IElement? Tick(IParentNode page, string value) => page.QuerySelector($"details input[name=s][value='{value}']");

    private static IEnumerable<string?> Chosen(IParentNode page) => page.QuerySelectorAll(".chosen input[checked]").Select(tick => tick.GetAttribute("value"));
}
