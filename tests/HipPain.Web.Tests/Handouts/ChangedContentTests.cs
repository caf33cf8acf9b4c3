using AngleSharp.Dom;

namespace HipPain.Web.Tests.Handouts;

/// <summary>Sheets whose parts have moved, gone, or been checked since; and ready-made ones.</summary>
public sealed class ChangedContentTests
{
    [Fact]
    public async Task Renamed_heading_with_an_alias_keeps_the_handout_and_its_code()
    {
        await using var site = Site.WithOwnContent();
        await site.WriteAsync("stockings.md", Article("aliases: [/socks]").Replace("## Wool", "## Sheep", StringComparison.Ordinal));
        await site.WriteAsync("addresses.txt", await File.ReadAllTextAsync(Path.Combine(site.ContentFolder, "addresses.txt"))
            + "/stockings/linen gone We took this out because nobody wears it.\n/socks/silk -> /stockings/cotton\n");

        var page = await site.GetPageAsync("/handouts/view?s=socks/wool&s=socks/silk&s=stockings/linen&v=12345678.12345678");

        Assert.Equal(["Sheep", "Cotton"], Titles(page));
        var left = Assert.Single(page.QuerySelectorAll(".left-out li")).TextContent;
        Assert.Contains("/stockings/linen", left, StringComparison.Ordinal);
        Assert.Contains("We took this out because nobody wears it.", left, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Part_that_readers_do_not_see_is_not_shown_and_not_told_of()
    {
        await using var site = Site.WithOwnContent();
        await site.WriteAsync("socks.md", Article("draft: true"));

        var page = await site.GetPageAsync("/handouts/view?s=socks/wool&s=causes/overuse");

        Assert.Equal(["Overuse"], Titles(page));
        Assert.Contains("/socks/wool: The guide has no such part.", string.Join(' ', page.QuerySelector(".left-out li")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.DoesNotContain("Wool", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ready_made_handout_is_shown_at_its_address_and_its_older_ones_lead_there()
    {
        await using var site = Site.WithOwnContent();
        await site.WriteAsync("socks.md", Article(""));
        await site.WriteAsync("handouts/warm.md", Handout("aliases: [/handouts/cold]"));

        var page = await site.GetPageAsync("/handouts/warm");

        Assert.Equal("Warm feet", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("A sheet for cold days.", page.QuerySelector(".summary")!.TextContent);
        Assert.Contains("Read this on a cold day.", page.QuerySelector(".handout")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Wool", "Your exercise"], Titles(page));
        Assert.EndsWith("/handouts/warm", page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("http://localhost:5080/handouts/warm", page.QuerySelector(".share-address")!.TextContent);
        Assert.Equal("/handouts?s=socks/wool&s=exercises/bridge#page-choose", page.QuerySelector(".handout-tools a")!.GetAttribute("href"));
        Assert.Contains("Last researched: 2 January 2026", page.QuerySelector(".status")!.TextContent, StringComparison.Ordinal);

        using var client = site.Browser();
        foreach (var older in (string[])["/handouts/cold", "/handouts/Warm"])
        {
            using var response = await client.GetAsync(new Uri(older, UriKind.Relative));
            Assert.Equal((301, "/handouts/warm"), ((int)response.StatusCode, response.Headers.Location?.ToString()));
        }
    }

    [Theory]
    [InlineData("draft: true", 404)]
    [InlineData("expires: 2026-01-05", 410)]
    public async Task Ready_made_handout_that_readers_do_not_see_is_missing(string extra, int status)
    {
        await using var site = Site.WithOwnContent();
        await site.WriteAsync("socks.md", Article(""));
        await site.WriteAsync("handouts/warm.md", Handout(extra));

        await site.GetPageAsync("/handouts/warm", status);
        await site.GetPageAsync("/handouts/other", 404);
    }

    [Fact]
    public async Task Review_names_who_checked_what_and_what_nobody_has_checked()
    {
        await using var site = Site.WithOwnContent();
        await site.WriteAsync("socks.md", Article(SignedBy("Ann Lee")));
        await site.WriteAsync("shoes.md", Article(SignedBy("Bo Ek")).Replace("Socks", "Shoes", StringComparison.Ordinal));

        Assert.StartsWith("Checked by Ann Lee, Physiotherapist (HCPC 1), on 3 January 2026.", await StatusAsync("?s=socks/wool"), StringComparison.Ordinal);
        var both = await StatusAsync("?s=socks/wool&s=shoes/wool");
        Assert.Contains("Socks: checked by Ann Lee", both, StringComparison.Ordinal);
        Assert.Contains("Shoes: checked by Bo Ek", both, StringComparison.Ordinal);
        Assert.DoesNotContain("ot yet checked", both, StringComparison.Ordinal);
        var some = await StatusAsync("?s=socks/wool&s=causes/overuse");
        Assert.Contains("Socks: checked by Ann Lee", some, StringComparison.Ordinal);
        Assert.Contains("Causes: not yet checked by a health professional.", some, StringComparison.Ordinal);

        async Task<string> StatusAsync(string query)
        {
            var status = (await site.GetPageAsync($"/handouts/view{query}")).QuerySelector(".status")!;
            status.QuerySelector(".printed")!.Remove();
            return string.Join(' ', status.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
    }

    private static IEnumerable<string> Titles(IParentNode page) => page.QuerySelectorAll(".part:not(.sources) > h2").Select(heading => heading.TextContent);

    private static string Article(string extra) => $$"""
        ---
        title: Socks
        summary: What socks can do.
        kind: page
        researched: 2026-01-02
        {{extra}}
        ---
        About socks.

        ## Wool {#wool}

        It is warm.

        ## Cotton {#cotton}

        It is not.
        """;

    private static string Handout(string extra) => $"""
        ---
        title: Warm feet
        summary: A sheet for cold days.
        kind: handout
        researched: 2026-01-02
        {extra}
        sections: [/socks/wool, /exercises/bridge]
        ---
        Read this on a cold day.
        """;

    private static string SignedBy(string name) =>
        $"review:\n  by: {name}\n  profession: Physiotherapist\n  registration: HCPC 1\n  on: 2026-01-03\n  next: 2099-01-03";
}
