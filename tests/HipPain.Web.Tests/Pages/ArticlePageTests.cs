using System.Text.Json;
using AngleSharp.Dom;

namespace HipPain.Web.Tests.Pages;

public sealed class ArticlePageTests(Site site) : IClassFixture<Site>
{
    private const int KB = 1024;

    public static TheoryData<string> Articles => [.. Repository.Articles];

    [Theory]
    [MemberData(nameof(Articles))]
    public async Task Page_shows_its_emergency_card_before_any_advice(string path)
    {
        var page = await site.GetPageAsync(path);
        var card = page.QuerySelector("main .care.emergency")!;
        Assert.StartsWith("Emergency:", card.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("tel:999", card.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        var firstSection = page.QuerySelector("main .part")!;
        Assert.True(card.CompareDocumentPosition(firstSection).HasFlag(DocumentPositions.Following));
    }

    [Theory]
    [MemberData(nameof(Articles))]
    public async Task Page_says_that_no_clinician_has_checked_it_and_claims_no_review(string path)
    {
        var page = await site.GetPageAsync(path);
        var status = page.QuerySelector("main .status")!.TextContent;
        Assert.Contains("Not yet checked by a health professional. Written from published sources.", Words(status), StringComparison.Ordinal);
        Assert.Contains("Last researched: 23 November 2026.", Words(status), StringComparison.Ordinal);
        Assert.DoesNotContain("lastReviewed", page.QuerySelector("script")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("reviewedBy", page.QuerySelector("script")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Articles))]
    public async Task Page_names_itself_to_machines(string path)
    {
        var page = await site.GetPageAsync(path);
        var address = $"http://localhost:5080{path}";
        Assert.Equal(address, page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"));
        Assert.Equal(address, Property(page, "og:url"));
        Assert.Equal(page.QuerySelector("h1")!.TextContent, Property(page, "og:title"));
        Assert.Equal(page.QuerySelector("meta[name=description]")!.GetAttribute("content"), Property(page, "og:description"));

        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        Assert.Equal("MedicalWebPage", data.RootElement.GetProperty("@type").GetString());
        Assert.Equal(address, data.RootElement.GetProperty("url").GetString());
        var crumbs = data.RootElement.GetProperty("breadcrumb").GetProperty("itemListElement");
        Assert.Equal(path == "/" ? 1 : page.QuerySelectorAll("nav.crumbs li").Length, crumbs.GetArrayLength());
        Assert.Equal(address, crumbs[crumbs.GetArrayLength() - 1].GetProperty("item").GetString());
    }

    [Theory]
    [MemberData(nameof(Articles))]
    public async Task Page_takes_at_most_10_KB_as_it_is_sent(string path)
    {
        using var client = site.Browser();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(["br"], response.Content.Headers.ContentEncoding);
        Assert.InRange((await response.Content.ReadAsByteArrayAsync()).Length, 500, 10 * KB);
    }

    [Fact]
    public async Task Home_page_leads_to_the_main_parts_in_order_after_one_sentence_of_welcome()
    {
        var page = await site.GetPageAsync("/");
        Assert.Equal(
            [
                "/where-does-it-hurt", "/causes", "/conditions", "/symptoms", "/when-to-see-a-doctor", "/treatment", "/exercises", "/recovery",
                "/prevention", "/how-the-hip-works", "/glossary",
            ],
            page.QuerySelectorAll("main .chapters a").Select(link => link.GetAttribute("href")));
        Assert.Single(page.QuerySelectorAll("main .welcome p"));
        Assert.Contains("emergency", page.QuerySelector("main .welcome")!.NextElementSibling!.ClassList);
    }

    [Fact]
    public async Task Article_page_shows_where_the_reader_is()
    {
        var page = await site.GetPageAsync("/symptoms");
        Assert.Equal("Symptoms", page.QuerySelector("h1")?.TextContent.Trim());
        Assert.Equal("/symptoms", page.QuerySelector("nav.guide [aria-current=page]")?.GetAttribute("href"));
        Assert.Equal("Symptoms", page.QuerySelector("nav.crumbs [aria-current=page]")?.TextContent);
        Assert.Equal("/conditions", page.QuerySelector("a[rel=prev]")?.GetAttribute("href"));
        Assert.Equal("/when-to-see-a-doctor", page.QuerySelector("a[rel=next]")?.GetAttribute("href"));
    }

    [Fact]
    public async Task First_and_last_part_turn_only_one_way_and_pages_about_the_site_not_at_all()
    {
        Assert.Null((await site.GetPageAsync("/where-does-it-hurt")).QuerySelector("a[rel=prev]"));
        Assert.Null((await site.GetPageAsync("/glossary")).QuerySelector("a[rel=next]"));
        Assert.Null((await site.GetPageAsync("/privacy")).QuerySelector("a[rel=prev], a[rel=next]"));
    }

    [Fact]
    public async Task Every_section_has_its_place_in_the_contents_and_a_link_to_share_it()
    {
        var page = await site.GetPageAsync("/treatment");
        var ids = page.QuerySelectorAll("main section.part[id]").Select(part => part.Id).Where(id => id != "page-sources").ToList();
        Assert.NotEmpty(ids);
        Assert.Equal(ids, page.QuerySelectorAll("nav.contents a").Select(link => link.GetAttribute("href")![1..]));
        Assert.Equal(ids.Select(id => $"/treatment/{id}#page-share"), page.QuerySelectorAll("a.part-link").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Citations_and_sources_lead_to_each_other_and_say_how_strong_a_source_is()
    {
        var page = await site.GetPageAsync("/causes");
        var sources = page.QuerySelectorAll("#page-sources li");
        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.Matches("^(Strong|Good|Medium|Weak): ", source.QuerySelector(".strength")!.TextContent));
        Assert.Equal(
            page.QuerySelectorAll(".cite a").Select(use => "#" + use.Id).Order(),
            page.QuerySelectorAll("#page-sources .uses a").Select(back => back.GetAttribute("href")!).Order());
        Assert.All(page.QuerySelectorAll(".cite a"), use => Assert.Equal($"[Source {use.GetAttribute("href")!["#source-".Length..]}]", use.TextContent));
    }

    [Fact]
    public async Task Care_cards_say_their_level_in_the_heading_in_the_order_of_urgency()
    {
        var page = await site.GetPageAsync("/when-to-see-a-doctor");
        Assert.Equal(
            ["Emergency:", "Urgent:", "Book:"],
            page.QuerySelectorAll(".care :is(h2, h3) .care-level").Select(level => level.TextContent));
        Assert.All(page.QuerySelectorAll(".care"), card => Assert.EndsWith("if:", card.QuerySelector("h2, h3")!.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Not_found_page_offers_the_five_parts_and_what_the_words_of_the_address_may_mean()
    {
        var page = await site.GetPageAsync("/conditions/hip-bursitis.html", status: 404);
        Assert.Equal(5, page.QuerySelectorAll("main ul a").Count(link => link.GetAttribute("href") is "/causes" or "/symptoms" or "/when-to-see-a-doctor" or "/treatment" or "/recovery"));
        Assert.Contains("/causes#overuse", page.QuerySelectorAll("main ul a").Select(link => link.GetAttribute("href")));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        Assert.Null(page.QuerySelector("link[rel=canonical]"));
    }

    private static string? Property(IDocument page, string name) => page.QuerySelector($"meta[property='{name}']")?.GetAttribute("content");

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
