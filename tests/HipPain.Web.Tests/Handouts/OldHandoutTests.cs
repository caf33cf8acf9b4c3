using HipPain.Content;
using HipPain.Web.Handouts;
using HipPain.Web.Operations;
using HipPain.Web.Tests.Publishing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Tests.Handouts;

/// <summary>What somebody sees who scans the code of a handout that was printed some time ago.</summary>
public sealed class OldHandoutTests : IAsyncLifetime
{
    private const string Handout = "handouts/feet.md";

    private readonly OldSheet _sheet = OldSheet.Start();

    private Site Site => _sheet.Site;

    public async Task InitializeAsync()
    {
        await Site.WriteAsync(OldSheet.File, OldSheet.Shoes());
        await Site.WriteAsync(Handout, Feet("/shoes/fit"));
    }

    public async Task DisposeAsync() => await _sheet.DisposeAsync();

    [Fact]
    public async Task Newest_handout_says_that_nothing_has_changed()
    {
        foreach (var code in (string[])[await CodeAsync("/handouts/feet"), await CodeAsync("/handouts/view?s=shoes/fit&s=exercises/bridge&s=causes")])
        {
            Assert.Equal("Nothing has changed since your sheet was made.", (await Site.GetPageAsync(code)).QuerySelector("main .news")?.TextContent);
        }
    }

    [Fact]
    public async Task Reader_without_a_sheet_is_told_nothing()
    {
        Assert.Empty((await Site.GetPageAsync("/handouts/feet")).QuerySelectorAll(".news, .changes"));
        Assert.Empty((await Site.GetPageAsync("/handouts/view?s=shoes/fit")).QuerySelectorAll(".news, .changes"));
    }

    [Theory]
    [InlineData("/handouts/feet")]
    [InlineData("/handouts/view?s=causes/overuse&s=shoes/fit")]
    public async Task Changed_sentence_is_named_on_the_handout(string path)
    {
        var code = await CodeAsync(path);
        await _sheet.KeptSheetAsync("/shoes/fit");

        await _sheet.SaveAsync(OldSheet.Shoes(fit: "Leave a finger of room at the toes."), "/shoes/fit", "finger");

        var page = await Site.GetPageAsync(code);
        Assert.Equal("The text has changed since your sheet was made", page.QuerySelector("main .news-loud h2")?.TextContent);
        Assert.Contains("Was: Leave a thumb of room at the toes.", page.QuerySelector(".changes")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Part_that_was_added_to_a_ready_made_handout_since_is_named()
    {
        var code = await CodeAsync("/handouts/feet");

        await Site.WriteAsync(Handout, Feet("/shoes/fit, /causes/overuse"));
        await PublishingTests.SeenAsync(Site, "/handouts/feet", page => page.QuerySelectorAll(".part > h2").Any(heading => heading.TextContent == "Overuse"));

        var page = await Site.GetPageAsync(code);
        Assert.Equal("This handout is not the same as your sheet", page.QuerySelector("main .news-loud h2")?.TextContent);
        Assert.Contains("These parts are new: “Overuse”.", page.QuerySelector("main .news-loud")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing has changed", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Part_that_was_taken_out_of_a_ready_made_handout_since_is_loud()
    {
        await Site.WriteAsync(Handout, Feet("/shoes/fit, /exercises/bridge"));
        await PublishingTests.SeenAsync(Site, "/handouts/feet", page => page.QuerySelector(".exercise") is not null);
        var code = await CodeAsync("/handouts/feet");

        await Site.WriteAsync(Handout, Feet("/shoes/fit"));
        await PublishingTests.SeenAsync(Site, "/handouts/feet", page => page.QuerySelector(".exercise") is null);

        var page = await Site.GetPageAsync(code);
        Assert.Contains("We took these parts out of it. Please do not go by them any more: “Bridge”.", page.QuerySelector("main .news-loud")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing has changed", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handout_whose_code_was_tampered_with_is_shown_all_the_same()
    {
        var page = await Site.GetPageAsync("/handouts/feet?s=shoes/fit&v=<b>.12");

        Assert.StartsWith("We cannot tell which version your sheet is.", page.QuerySelector("main .news")?.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main .care.emergency"));
    }

    /// <summary>What the code of a handout says that is printed now, as a path with a query.</summary>
    private async Task<string> CodeAsync(string path)
    {
        await Site.GetPageAsync(path);
        var guide = Site.Services.GetRequiredService<ArticleRepository>().Current;
        var site = Site.Services.GetRequiredService<IOptions<SiteOptions>>().Value;
        var query = QueryHelpers.ParseQuery(new Uri(new Uri(site.Origin), path).Query);
        var choice = HandoutChoice.Of(new QueryCollection(query));
        var sheet = guide.FindPart(path) is { } readyMade
            ? HandoutSheet.Of(guide, readyMade, choice, site, new DateOnly(2026, 11, 23))
            : HandoutSheet.Of(guide, choice, site, new DateOnly(2026, 11, 23));
        return new Uri(sheet.Code!.Text).PathAndQuery;
    }

    private static string Feet(string sections) =>
        $"---\ntitle: Feet\nsummary: A sheet for feet.\nkind: handout\nresearched: 2026-01-02\nsections: [{sections}]\n---\nFor you.\n";
}
