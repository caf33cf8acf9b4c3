using System.Net;

namespace HipPain.Web.Tests.Pages;

/// <summary>An address that readers have kept goes on answering.</summary>
public sealed class KeptAddressTests : IAsyncLifetime
{
    private readonly Site _site = Site.WithOwnContent();

    public async Task InitializeAsync()
    {
        await _site.WriteAsync("shoes.md", Article("aliases: [/trainers]", "## Fit {#fit}\n\nThey fit."));
        await _site.WriteAsync("old.md", Article("expires: 2026-01-01\naliases: [/older]", "## Laces {#laces}\n\nTie them."));
        await _site.WriteAsync("addresses.txt", """
            # A comment.
            /
            /shoes
            /shoes/cushioning -> /shoes/fit
            /boots -> /wellies
            /wellies -> /shoes
            /round -> /and-round
            /and-round -> /round
            /shoes/magnets gone We took this part out, because <magnets> do not help.
            """);
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("/trainers", "/shoes")]
    [InlineData("/trainers/fit", "/shoes#fit")]
    [InlineData("/shoes/cushioning", "/shoes#fit")]
    [InlineData("/boots", "/shoes")]
    [InlineData("/Shoes/Cushioning/", "/shoes#fit")]
    [InlineData("/Shoes/Fit/", "/shoes/fit")]
    public async Task Address_leads_to_where_its_part_is_now(string path, string location)
    {
        using var client = _site.Browser();

        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));

        HouseRules.CheckHeaders(response);
        Assert.Equal((HttpStatusCode.MovedPermanently, location), (response.StatusCode, response.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task Withdrawn_section_says_why_it_is_gone()
    {
        var page = await _site.GetPageAsync("/shoes/magnets", status: 410);

        Assert.Contains("We took this part out, because <magnets> do not help.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main .care.emergency"));
        Assert.NotEmpty(page.QuerySelectorAll("main a[href='/causes']"));
    }

    [Theory]
    [InlineData("/old", 410)]
    [InlineData("/older", 410)]
    [InlineData("/old/laces", 410)]
    [InlineData("/older/laces", 410)]
    [InlineData("/round", 404)]
    [InlineData("/shoes/nothing", 404)]
    public async Task What_leads_nowhere_any_more_says_so(string path, int status) => await _site.GetPageAsync(path, status);

    private static string Article(string matter, string body) =>
        $"---\ntitle: Shoes\nsummary: What to wear.\nkind: page\nresearched: 2026-11-23\n{matter}\n---\n{body}\n";
}
