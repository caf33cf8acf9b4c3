using AngleSharp.Dom;

namespace HipPain.Web.Tests.Pages;

public sealed class GlossaryTests(Site site) : IClassFixture<Site>
{
    private const int MostBytes = 10 * 1024;

    [Fact]
    public async Task Every_term_is_reached_by_its_letter()
    {
        var page = await site.GetPageAsync("/glossary");
        var terms = page.QuerySelectorAll("main .part:not(.sources)").ToDictionary(term => term.Id!, term => term.QuerySelector("h2")!.TextContent);
        var letters = page.QuerySelectorAll(".letters a").ToDictionary(link => link.TextContent, link => link.GetAttribute("href")![1..]);

        Assert.Equal(50, terms.Count);
        Assert.Equal(terms.Values.Select(term => term[..1]).Distinct(), letters.Keys);
        Assert.All(letters, letter => Assert.Equal(letter.Value, terms.First(term => term.Value.StartsWith(letter.Key, StringComparison.Ordinal)).Key));
        Assert.Empty(page.QuerySelectorAll(".contents, .term"));
    }

    [Fact]
    public async Task Every_term_has_one_to_three_sentences_in_words_that_the_search_finds()
    {
        var page = await site.GetPageAsync("/glossary");
        Assert.All(page.QuerySelectorAll("main .part:not(.sources) > p"), text => Assert.InRange(text.TextContent.Split(". ").Length, 1, 3));

        var found = await site.GetPageAsync("/search?q=apophysis");
        Assert.Equal("/glossary#apophysis", found.QuerySelector(".results a")?.GetAttribute("href"));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Page_takes_at_most_10_KB(string encoding)
    {
        using var client = site.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/glossary");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        using var response = await client.SendAsync(request);

        Assert.Equal(encoding, Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.InRange((await response.Content.ReadAsByteArrayAsync()).Length, 1, MostBytes);
    }

    [Theory]
    [InlineData("/glossary/femoral-neck", "Femoral neck")]
    [InlineData("/glossary/x-ray", "X-ray")]
    public async Task Term_has_a_page_of_its_own(string path, string term)
    {
        var page = await site.GetPageAsync(path);

        Assert.Equal(term, page.QuerySelector("h1")?.TextContent);
        Assert.EndsWith("/glossary", page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/causes")]
    [InlineData("/symptoms")]
    [InlineData("/when-to-see-a-doctor")]
    [InlineData("/treatment")]
    [InlineData("/recovery")]
    public async Task First_use_of_a_term_in_an_article_leads_to_the_glossary(string path)
    {
        // That each of them leads somewhere, every page is held to.
        var page = await site.GetPageAsync(path);
        var terms = page.QuerySelectorAll("a.term").ToList();

        Assert.InRange(terms.Count, 3, 40);
        Assert.All(terms, term => Assert.StartsWith("/glossary#", term.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Equal(terms.Count, terms.Select(term => term.GetAttribute("href")).Distinct().Count());
        Assert.Empty(page.QuerySelectorAll(":is(h1, h2, h3, h4, .care, figure, th, .cite, .sources, nav) .term, a a"));
    }

    [Fact]
    public async Task Printed_page_gives_no_address_behind_a_term()
    {
        using var client = site.Browser();

        Assert.Contains("a[href^='/']:not(.term,.single *,.handout *)::after", await client.GetStringAsync(new Uri("/print.css", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_that_were_kept_ready_follow_when_the_glossary_is_saved()
    {
        await using var own = Site.WithOwnContent();
        Assert.Contains("/glossary#load", (await own.GetPageAsync("/causes")).QuerySelectorAll("a.term").Select(term => term.GetAttribute("href")));
        var text = await File.ReadAllTextAsync(Path.Combine(own.ContentFolder, "glossary.md"));
        await own.WriteAsync("glossary.md", text.Replace("## Load {#load}", "## Runner {#load}", StringComparison.Ordinal));

        for (var attempt = 0; attempt < 600; attempt++)
        {
            if ((await own.GetPageAsync("/causes")).QuerySelector("a.term[href='/glossary#load']")?.TextContent is "runners")
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail("The page still leads to a term that is called otherwise now.");
    }
}
