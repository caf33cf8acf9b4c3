using AngleSharp.Dom;
using HipPain.Content;
using HipPain.Content.Parts;
using HipPain.Web.Handouts;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Handouts;

/// <summary>The sheet that a clinician chose.</summary>
public sealed class HandoutViewTests(Site site) : IClassFixture<Site>
{
    private Guide Guide => site.Services.GetRequiredService<ArticleRepository>().Current;

    [Fact]
    public async Task Sections_stand_in_the_order_of_the_address_each_with_its_own()
    {
        var page = await site.GetPageAsync("/handouts/view?s=symptoms/pain&s=causes/overuse");

        Assert.Equal("Symptoms and Causes", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["Pain that lasts", "Overuse"], page.QuerySelectorAll(".part:not(.sources) > h2").Select(heading => heading.TextContent));
        Assert.Equal(["/symptoms/pain", "/causes/overuse"], page.QuerySelectorAll(".part > .from a").Select(link => link.GetAttribute("href")));
        Assert.Contains("From “Causes”: http://localhost:5080/causes/overuse", page.QuerySelectorAll(".part > .from")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        Assert.Equal("/handouts?s=symptoms/pain&s=causes/overuse#page-choose", page.QuerySelector(".handout-tools a")?.GetAttribute("href"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?s=causes/overuse")]
    [InlineData("?s=conditions/septic-arthritis/what-it-is")]
    [InlineData("?s=exercises/bridge")]
    [InlineData("?s=nothing")]
    public async Task Emergency_card_of_the_guide_comes_first_on_every_sheet(string query)
    {
        var page = await site.GetPageAsync($"/handouts/view{query}");

        var card = page.QuerySelector(".handout > .care.emergency");
        Assert.Contains("you cannot stand on the leg or walk", card?.TextContent, StringComparison.Ordinal);
        Assert.Equal(card, page.QuerySelector(".care"));
        Assert.Contains("It does not replace a doctor", page.QuerySelector(".foot")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Own_emergency_card_of_an_article_stands_in_its_part()
    {
        var page = await site.GetPageAsync("/handouts/view?s=conditions/septic-arthritis/what-it-is");
        Assert.NotNull(page.QuerySelector(".part .care.emergency"));
    }

    [Fact]
    public async Task Exercises_stand_two_to_a_row_with_drawing_rules_dose_and_boxes_for_seven_days()
    {
        var page = await site.GetPageAsync("/handouts/view?s=exercises/bridge&s=exercises/chair-squat&s=exercises/belt-push-out");

        Assert.Equal([2, 1], page.QuerySelectorAll(".row").Select(row => row.ChildElementCount));
        Assert.All(page.QuerySelectorAll(".exercise"), exercise =>
        {
            Assert.NotNull(exercise.QuerySelector("figure svg"));
            Assert.Equal(["How to do it", "How much and how often", "When to stop"], exercise.QuerySelectorAll("h4").Select(heading => heading.TextContent));
            Assert.Equal("MTWTFSS", string.Concat(exercise.QuerySelectorAll(".days span").Select(day => day.TextContent)));
            Assert.StartsWith("/exercises/", exercise.QuerySelector(".from a")!.GetAttribute("href"), StringComparison.Ordinal);
        });
        Assert.Contains("you are under 18 or pregnant", page.QuerySelector(".shared .note")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_are_listed_once_and_numbered_through()
    {
        var page = await site.GetPageAsync("/handouts/view?s=causes/overuse&s=conditions/gluteal-tendinopathy/what-it-is");

        var numbers = page.QuerySelectorAll("#page-sources li").Select(source => source.Id!).ToList();
        Assert.Equal(numbers.Select((_, index) => $"source-{index + 1}"), numbers);
        Assert.Equal(numbers.Order(), page.QuerySelectorAll(".cite a").Select(cite => cite.GetAttribute("href")![1..]).Distinct().Order());
    }

    [Fact]
    public async Task Sheet_says_its_day_its_version_its_review_and_how_to_come_back()
    {
        var page = await site.GetPageAsync("/handouts/view?s=causes/overuse&size=large");

        var words = page.QuerySelector(".handout")!.TextContent;
        Assert.Contains(DateTime.UtcNow.ToString("yyyy", System.Globalization.CultureInfo.InvariantCulture), page.QuerySelector(".status .printed time")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Not yet checked by a health professional.", words, StringComparison.Ordinal);
        Assert.Contains("Last researched: 23 November 2026", words, StringComparison.Ordinal);
        Assert.Matches("Version [0-9a-f]{8}", words);
        Assert.Equal("http://localhost:5080/handouts/view?s=causes/overuse", page.QuerySelector(".share-address")!.TextContent);
        Assert.NotNull(page.QuerySelector(".handout.large .qr path"));
        Assert.NotNull(page.QuerySelector(".notes"));
    }

    [Fact]
    public void Code_carries_the_whole_address_with_the_versions_of_card_and_parts()
    {
        var choice = new HandoutChoice { Addresses = ["/introduction", "/nothing", "/causes/overuse"], IsLarge = true };

        var sheet = HandoutSheet.Of(Guide, choice, new() { Origin = "https://hippain.example" }, new DateOnly(2026, 11, 24));

        var parts = (Part[])[Guide.Follow("/introduction")!, Guide.FindPart("/causes/overuse")!];
        Assert.Equal($"https://hippain.example/handouts/view?s={parts[0].Address[1..]}&s=causes/overuse&size=large&v={SheetVersions.Of(Guide, parts)}", sheet.Code!.Text);
        Assert.Equal($"hippain.example/handouts/view?s={parts[0].Address[1..]}&s=causes/overuse", sheet.ShortAddress);
        Assert.NotNull(SheetVersions.Read(SheetVersions.Of(Guide, parts), sheet.Handout.Parts.Count));
    }

    [Fact]
    public async Task Long_address_is_not_printed_to_be_typed()
    {
        var page = await site.GetPageAsync("/handouts/view?s=causes/overuse&s=causes/impact&s=causes/footwear&s=causes/sudden-change&s=causes/food-and-sleep");

        Assert.Null(page.QuerySelector(".share-address"));
        Assert.Contains("The address of each part stands below its heading.", page.QuerySelector(".handout-code")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("causes/overuse&s=causes/overuse")]
    [InlineData("/causes/overuse/")]
    [InlineData("causes%23overuse")]
    [InlineData("%20Causes/Overuse")]
    public async Task Same_section_is_shown_once_however_its_address_is_written(string sections)
    {
        var page = await site.GetPageAsync($"/handouts/view?s={sections}");
        Assert.Equal("Overuse", Assert.Single(page.QuerySelectorAll(".part:not(.sources) > h2")).TextContent);
        Assert.Null(page.QuerySelector(".left-out"));
    }

    [Fact]
    public async Task Section_of_a_whole_article_that_is_chosen_too_is_shown_once()
    {
        var page = await site.GetPageAsync("/handouts/view?s=causes/overuse&s=causes");

        Assert.Equal("Causes", Assert.Single(page.QuerySelectorAll(".part:not(.sources) > h2")).TextContent);
        Assert.Single(page.QuerySelectorAll(".part h3"), heading => heading.TextContent == "Overuse");
        Assert.Null(page.QuerySelector(".left-out"));
    }

    [Fact]
    public async Task What_is_too_much_is_named_on_the_sheet()
    {
        var asked = Guide.Find("/glossary")!.Sections.Take(22).Select(section => $"s=glossary/{section.Id}");

        var page = await site.GetPageAsync($"/handouts/view?{string.Join('&', asked)}&s=causes");

        Assert.Equal(Sheet.MostSections, page.QuerySelectorAll(".part:not(.sources) > h2").Length);
        Assert.Equal(3, page.QuerySelectorAll(".left-out li").Length);
        Assert.All(page.QuerySelectorAll(".left-out li"), left => Assert.Contains("It has room for 20 sections.", left.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_no_address_is_not_repeated_on_a_sheet_that_patients_trust()
    {
        var page = await site.GetPageAsync($"/handouts/view?s=causes/overuse&s={Uri.EscapeDataString("<img src=x onerror=alert(1)>")}");

        Assert.Equal("Something that is no address", page.QuerySelector(".left-out strong")?.TextContent);
        Assert.DoesNotContain("alert(1)", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Section_stays_on_the_sheet_if_the_whole_of_its_article_has_no_room()
    {
        var page = await site.GetPageAsync("/handouts/view?s=conditions/gluteal-tendinopathy&s=conditions/hip-impingement&s=symptoms/bone-stress&s=symptoms");

        Assert.Contains(page.QuerySelectorAll(".part > h2"), heading => heading.TextContent == "Warning pattern for bone");
        Assert.Equal("Symptoms", Assert.Single(page.QuerySelectorAll(".left-out li strong")).TextContent);
    }

    [Fact]
    public async Task Empty_handout_leads_to_the_choice()
    {
        var page = await site.GetPageAsync("/handouts/view");

        Assert.NotNull(page.QuerySelector("main a[href='/handouts']"));
        Assert.Null(page.QuerySelector(".qr"));
    }

    [Fact]
    public async Task Answer_is_kept_by_nobody()
    {
        using var client = site.Browser();
        using var response = await client.GetAsync(new Uri("/handouts/view?s=causes/overuse", UriKind.Relative));
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }
}
