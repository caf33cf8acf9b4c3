using HipPain.Content;
using Microsoft.Extensions.DependencyInjection;
using static HipPain.Web.Tests.Interop.InfobuttonSite;

namespace HipPain.Web.Tests.Interop;

/// <summary>Names of conditions, as record systems have them, and codes against the guide as it is published.</summary>
public sealed class InfobuttonNameTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("Gluteal tendinitis, right hip", "/conditions/gluteal-tendinopathy")]
    [InlineData("Greater trochanteric pain syndrome", "/conditions/gluteal-tendinopathy")]
    [InlineData("Trochanteric bursitis, unspecified hip", "/conditions/gluteal-tendinopathy")]
    [InlineData("Femoroacetabular impingement (disorder)", "/conditions/hip-impingement")]
    [InlineData("FAI", "/conditions/hip-impingement")]
    [InlineData("Labral tear of hip", "/conditions/hip-impingement")]
    [InlineData("Unilateral osteoarthritis of hip", "/conditions/hip-osteoarthritis")]
    [InlineData("Avascular necrosis of the hip", "/conditions/avascular-necrosis")]
    [InlineData("Piriformis syndrome, left", "/conditions/deep-gluteal-syndrome")]
    [InlineData("Groin strain", "/conditions/adductor-groin-pain")]
    [InlineData("Inguinal hernia", "/conditions/groin-hernia")]
    [InlineData("Slipped upper femoral epiphysis, nontraumatic, right hip", "/conditions/slipped-growth-plate")]
    [InlineData("Groin pain", "/where-does-it-hurt/front-and-groin")]
    [InlineData("Pain in right hip", "/")]
    public async Task Name_of_a_condition_leads_to_it(string name, string path)
    {
        using var client = site.Browser();
        using var response = await client.GetAsync(new Uri($"/infobutton?mainSearchCriteria.v.dn={Uri.EscapeDataString(name)}", UriKind.Relative));
        Assert.Equal(302, (int)response.StatusCode);
        Assert.Equal(path, response.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("Diabetes mellitus")]
    [InlineData("Osteoarthritis")]
    [InlineData("Osteoarthritis of knee")]
    [InlineData("Olecranon bursitis")]
    [InlineData("Bursitis")]
    [InlineData("Hernia")]
    [InlineData("Hiatal hernia")]
    [InlineData("Shoulder impingement")]
    [InlineData("Hypertension")]
    [InlineData("Osteoporosis")]
    [InlineData("Fever")]
    [InlineData("Pain")]
    [InlineData("Hip")]
    [InlineData("Fracture")]
    [InlineData("Deep vein thrombosis")]
    [InlineData("Pregnancy")]
    [InlineData("unspecified")]
    [InlineData("the")]
    public async Task Name_of_something_else_or_of_too_much_leads_nowhere(string name)
    {
        var page = await site.GetPageAsync($"/infobutton?mainSearchCriteria.v.dn={Uri.EscapeDataString(name)}");
        Assert.Equal("We have nothing on this", page.QuerySelector("h1")?.TextContent);
    }

    [Fact]
    public async Task Page_that_says_that_there_is_nothing_leads_on_and_is_kept_out_of_search_engines()
    {
        var page = await site.GetPageAsync("/infobutton?mainSearchCriteria.v.dn=Diabetes%20zqmarker");
        Assert.NotNull(page.QuerySelector("main .care"));
        Assert.NotNull(page.QuerySelector("main form[action='/search'] input[name=q]"));
        Assert.NotNull(page.QuerySelector("main a[href='/when-to-see-a-doctor']"));
        Assert.NotNull(page.QuerySelector("main li a[href='/causes']"));
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
        Assert.DoesNotContain("zqmarker", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_comes_before_the_name_and_the_name_of_a_second_criterion_helps_where_nothing_else_does()
    {
        using var client = site.Browser();
        using var response = await client.GetAsync(new Uri("/infobutton?mainSearchCriteria.v.dn=Diabetes&mainSearchCriteria.v.dn1=Groin+strain", UriKind.Relative));
        Assert.Equal("/conditions/adductor-groin-pain", response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Every_code_of_the_guide_finds_the_articles_that_have_it()
    {
        using var client = site.Browser();
        var guide = site.Services.GetRequiredService<ArticleRepository>().Current;
        var codes = guide.Articles.SelectMany(article =>
            article.FrontMatter.Codes.Icd10Cm.Select(code => (System: Icd10Cm, Code: code, Path: article.Address.Value))
                .Concat(article.FrontMatter.Codes.Icd10.Select(code => (System: Icd10, Code: code, Path: article.Address.Value)))
                .Concat(article.FrontMatter.Codes.Snomed.Select(code => (System: Snomed, Code: code, Path: article.Address.Value)))).ToList();
        Assert.NotEmpty(codes);
        foreach (var same in codes.GroupBy(coded => (coded.System, coded.Code)))
        {
            var path = $"/infobutton?{Code(same.Key.System, same.Key.Code)}&knowledgeResponseType=text/xml";
            var feed = AtomRules.Read(await client.GetStringAsync(new Uri(path, UriKind.Relative)));
            Assert.Equal(
                same.Select(coded => coded.Path).Order(StringComparer.Ordinal),
                feed.Elements(AtomRules.Atom + "entry").Select(entry => new Uri(entry.Element(AtomRules.Atom + "id")!.Value).AbsolutePath).Order(StringComparer.Ordinal));
        }
    }
}
