using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace HipPain.Web.Tests.Searching;

/// <summary>The search page over the guide as it is published.</summary>
public sealed class SearchPageTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("groin pain", "/where-does-it-hurt/front-and-groin")]
    [InlineData("can't walk", "/when-to-see-a-doctor")]
    [InlineData("bursitus", "/where-does-it-hurt/outer-side")]
    [InlineData("physio", "/treatment/what-clinicians-do#physiotherapy")]
    [InlineData("running shoes", "/treatment#footwear")]
    [InlineData("trainers", "/treatment#footwear")]
    [InlineData("how long to rest", "/recovery#rest")]
    [InlineData("clicking hip", "/symptoms#clicking")]
    [InlineData("can I swim", "/recovery#cross-training")]
    [InlineData("acetaminophen", "/treatment#pain-relief")]
    [InlineData("GTPS", "/where-does-it-hurt/outer-side")]
    [InlineData("stress fracture", "/when-to-see-a-doctor#bone")]
    [InlineData("stretching", "/treatment#hip-flexor-stretches")]
    [InlineData("stiff in the morning", "/symptoms#stiffness")]
    [InlineData("mri", "/treatment/what-clinicians-do#tests")]
    [InlineData("piriformis", "/conditions/deep-gluteal-syndrome#what-it-is")]
    [InlineData("FAI", "/conditions/hip-impingement")]
    [InlineData("side plank", "/exercises/side-plank")]
    [InlineData("A&E", "/when-to-see-a-doctor")]
    [InlineData("testicle", "/when-to-see-a-doctor")]
    [InlineData("when to see a doctor", "/when-to-see-a-doctor")]
    [InlineData("cookies", "/privacy")]
    public async Task Runner_finds_what_they_look_for_among_the_first_three(string query, string path)
    {
        var page = await SearchAsync(query);
        Assert.Contains(path, PathsOf(page).Take(3));
    }

    [Fact]
    public async Task Result_shows_its_section_its_article_and_marked_words()
    {
        var page = await SearchAsync("foam roller");
        var result = page.QuerySelectorAll(".results li")
            .First(result => result.QuerySelector("h3 a")!.GetAttribute("href") == "/treatment#foam-rolling");
        Assert.Equal("Foam rolling", result.QuerySelector("h3")!.TextContent.Trim());
        Assert.Equal("In Treatment", result.QuerySelector(".from")!.TextContent);
        Assert.Contains("foam roller", result.QuerySelectorAll("mark").Select(mark => mark.TextContent.ToLowerInvariant()));
        Assert.Contains("A foam roller is a firm tube", Words(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tend", "tendon")]
    [InlineData("stretchs", "stretch")]
    [InlineData("ÓVERÚSE", "overuse")]
    [InlineData("ove\u0301ruse", "overuse")]
    public async Task Beginnings_other_forms_and_accents_are_found(string query, string word)
    {
        var page = await SearchAsync(query);
        Assert.Contains(page.QuerySelectorAll(".results mark"), mark => mark.TextContent.Contains(word, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("Did you mean", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("can't walk")]
    [InlineData("can’t walk")]
    [InlineData("cant stand up")]
    [InlineData("I CANNOT STAND on my leg")]
    [InlineData("unable to walk")]
    [InlineData("hip pain and fever")]
    [InlineData("fevr")]
    [InlineData("numb between legs")]
    [InlineData("bladder trouble")]
    [InlineData("chest pain")]
    [InlineData("my leg is cold")]
    public async Task Words_of_an_emergency_put_the_card_on_top(string query)
    {
        var page = await SearchAsync(query);
        var card = Assert.Single(page.QuerySelectorAll(".care.emergency"));
        Assert.Contains("can be a sign of an emergency", card.PreviousElementSibling!.TextContent, StringComparison.Ordinal);
        var result = page.QuerySelector(".results") ?? page.QuerySelector("main > h2")!;
        Assert.True(card.CompareDocumentPosition(result).HasFlag(DocumentPositions.Following), "The card has to stand before the results.");
    }

    [Theory]
    [InlineData("groin pain")]
    [InlineData("number of miles")]
    [InlineData("can I walk")]
    [InlineData("cold pack")]
    public async Task Other_words_do_not(string query) =>
        Assert.Empty((await SearchAsync(query)).QuerySelectorAll(".care, .alarm"));

    [Theory]
    [InlineData("groin", "/where-does-it-hurt/front-and-groin")]
    [InlineData("front of my hip", "/where-does-it-hurt/front-and-groin")]
    [InlineData("outer hip", "/where-does-it-hurt/outer-side")]
    [InlineData("hurts lying on my side", "/where-does-it-hurt/outer-side")]
    [InlineData("buttocks", "/where-does-it-hurt/buttock")]
    [InlineData("sit bone", "/where-does-it-hurt/buttock")]
    [InlineData("inside of my thigh", "/where-does-it-hurt/inner-thigh")]
    [InlineData("pulled groin", "/where-does-it-hurt/inner-thigh")]
    [InlineData("quads", "/where-does-it-hurt/front-thigh-and-knee")]
    [InlineData("knee", "/where-does-it-hurt/front-thigh-and-knee")]
    [InlineData("both hips", "/where-does-it-hurt/all-over")]
    [InlineData("thigh bone", "/symptoms#bone-stress")]
    [InlineData("pain in lower back", "/where-does-it-hurt/buttock")]
    public async Task Part_of_the_body_leads_to_where_it_hurts(string query, string path) =>
        Assert.Equal(path, PathsOf(await SearchAsync(query))[0]);

    [Theory]
    [InlineData("bursitus", "bursitis")]
    [InlineData("brusitis", "bursitis")]
    [InlineData("ursitis", "bursitis")]
    [InlineData("burssitis", "bursitis")]
    [InlineData("hip bursitus", "hip bursitis")]
    public async Task Word_with_one_mistake_is_corrected_and_the_page_says_so(string query, string correct)
    {
        var page = await SearchAsync(query);
        Assert.Contains($"Nothing was found for “{query}”. These are the results for {correct}.", Words(page.QuerySelector("main")!), StringComparison.Ordinal);
        var link = page.QuerySelectorAll("main p a").Single(link => link.TextContent == correct).GetAttribute("href")!;
        Assert.Equal(PathsOf(page), PathsOf(await site.GetPageAsync(link)));
    }

    [Fact]
    public async Task Correction_is_offered_where_some_words_are_found_without_it()
    {
        var page = await SearchAsync("bursitus zzzzzz hip");
        Assert.Contains("Did you mean bursitis zzzzzz hip?", Words(page.QuerySelector("main")!), StringComparison.Ordinal);
        Assert.Contains("No part of the guide has all of your words.", Words(page.QuerySelector("main")!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/search")]
    [InlineData("/search?q=")]
    [InlineData("/search?q=%20%20")]
    public async Task Empty_query_shows_the_box_and_places_to_start(string path)
    {
        var page = await site.GetPageAsync(path);
        var box = Assert.IsAssignableFrom<IHtmlInputElement>(Assert.Single(page.QuerySelectorAll("input")));
        Assert.Equal(("q", ""), (box.Name, box.Value));
        Assert.Equal("What are you looking for?", page.QuerySelector($"label[for={box.Id}]")!.TextContent);
        Assert.Equal(MainParts(page), page.QuerySelectorAll("main ul a").Where(link => link.Closest(".care") is null).Select(link => link.GetAttribute("href")));
        Assert.Single(page.QuerySelectorAll(".care.emergency"));
    }

    [Theory]
    [InlineData("zzzzzz")]
    [InlineData("🦵🦵")]
    [InlineData("\"*\"")]
    public async Task Nothing_found_offers_ways_on_and_the_emergency_card(string query)
    {
        var page = await SearchAsync(query);
        Assert.Equal($"Nothing was found for “{query}”", page.QuerySelector("main h2")!.TextContent);
        Assert.Contains("/when-to-see-a-doctor", page.QuerySelectorAll("main p a").Select(link => link.GetAttribute("href")));
        Assert.Single(page.QuerySelectorAll(".care.emergency"));
        Assert.Equal(query, page.QuerySelector<IHtmlInputElement>("input[name=q]")!.Value);
    }

    [Fact]
    public async Task Page_is_kept_by_nobody_and_listed_nowhere()
    {
        using var client = site.Browser();
        using var response = await client.GetAsync(new Uri("/search?q=groin", UriKind.Relative));
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Null(response.Headers.ETag);
        var page = await site.ReadPageAsync(response);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        Assert.Null(page.QuerySelector("link[rel=canonical]"));
        Assert.Equal("groin – search – HipPain", page.Title);
        Assert.NotEqual(PathsOf(page), PathsOf(await SearchAsync("shoes")));
        Assert.DoesNotContain("/search", await client.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/search")]
    [InlineData("/search?q=")]
    [InlineData("/search?q=%20&size=2")]
    public async Task Search_that_nothing_was_typed_into_is_a_page_to_be_found_under_one_address(string path)
    {
        var page = await site.GetPageAsync(path);

        Assert.Null(page.QuerySelector("meta[name=robots]"));
        Assert.EndsWith("/search", page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_leads_to_search_by_a_box_and_by_a_link()
    {
        foreach (var path in (string[])["/", "/causes", "/privacy"])
        {
            var page = await site.GetPageAsync(path);
            var form = Assert.IsAssignableFrom<IHtmlFormElement>(page.QuerySelector("header form[role=search]"));
            Assert.Equal(("get", "/search"), (form.Method, form.GetAttribute("action")));
            Assert.Equal("Search the guide", form.QuerySelector($"label[for={form.QuerySelector("input[name=q]")!.Id}]")!.TextContent);
            Assert.Equal("/search", page.QuerySelector("header a.find-link")!.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task Not_found_page_corrects_the_words_of_an_address_and_leads_to_search()
    {
        var page = await site.GetPageAsync("/caues/foam-roling", status: 404);
        Assert.Contains("/treatment#foam-rolling", page.QuerySelectorAll("main ul a").Select(link => link.GetAttribute("href")));
        Assert.Contains("/search", page.QuerySelectorAll("main p a").Select(link => link.GetAttribute("href")));
    }

    private Task<IHtmlDocument> SearchAsync(string query) => site.GetPageAsync($"/search?q={Uri.EscapeDataString(query)}");

    private static string[] PathsOf(IHtmlDocument page) => [.. page.QuerySelectorAll(".results h3 a").Select(link => link.GetAttribute("href")!)];

    private static IEnumerable<string?> MainParts(IHtmlDocument page) =>
        page.QuerySelectorAll("nav.guide > ol > li > a").Select(link => link.GetAttribute("href"));

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
