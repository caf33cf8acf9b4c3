using HipPain.Content;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Pages;

/// <summary>A section alone, as a clinician gives it to a patient.</summary>
public sealed class SectionPageTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Shows_that_section_and_what_it_is_part_of()
    {
        var page = await site.GetPageAsync("/causes/overuse");

        Assert.Equal("Overuse", page.QuerySelector("h1")?.TextContent);
        Assert.Equal("/causes#overuse", page.QuerySelector(".summary a")?.GetAttribute("href"));
        Assert.EndsWith("/causes", page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main .care.emergency"));
        Assert.Contains("Not yet checked by a health professional", page.QuerySelector(".status")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("same part is loaded again and again", page.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Shoes that are worn out", page.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/causes/sudden-change", page.QuerySelector(".turn [rel=next]")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Lists_the_sources_that_it_cites_and_no_others_from_number_one()
    {
        var page = await site.GetPageAsync("/conditions/gluteal-tendinopathy/how-long");

        var numbers = page.QuerySelectorAll("#page-sources li").Select(source => source.Id).ToList();
        Assert.Equal(["source-1", "source-2"], numbers);
        Assert.Equal(numbers.Order(), page.QuerySelectorAll(".cite a").Select(cite => cite.GetAttribute("href")![1..]).Distinct().Order());
        Assert.All(page.QuerySelectorAll(".cite a"), use => Assert.Equal($"[Source {use.GetAttribute("href")!["#source-".Length..]}]", use.TextContent));
    }

    [Theory]
    [InlineData("/conditions/gluteal-tendinopathy/what-helps", ".care.urgent", "pain at night does not ease")]
    [InlineData("/conditions/septic-arthritis/what-it-is", ".care.emergency", "")]
    [InlineData("/exercises/bridge/how", ".note", "you are under 18 or pregnant")]
    [InlineData("/recovery/walk-run-plan/steps", ".dont", "Who it is not for")]
    [InlineData("/treatment/load", ".start", "Anyone under 18 needs a check first")]
    [InlineData("/conditions/pelvic-stress-fracture/how-long", ".start", "keep weight off the leg")]
    public async Task Carries_the_cards_of_its_article_along(string path, string box, string words)
    {
        var page = await site.GetPageAsync(path);

        Assert.Contains(page.QuerySelectorAll($"article {box}"), found => found.TextContent.Contains(words, StringComparison.Ordinal));
        Assert.Single(page.QuerySelectorAll("article .help-numbers"), numbers => numbers.TextContent.Contains("999", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_section_of_the_guide_has_a_page_that_keeps_the_house_rules()
    {
        foreach (var (article, section) in site.Services.GetRequiredService<ArticleRepository>().Current.Articles.SelectMany(article => article.Sections.Select(section => (article, section))))
        {
            var page = await site.GetPageAsync(article.AddressOf(section));

            Assert.Equal(section.Title, page.QuerySelector("h1")?.TextContent);
        }
    }
}
