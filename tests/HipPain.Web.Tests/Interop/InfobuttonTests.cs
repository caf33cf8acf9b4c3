using System.Text.Json;
using System.Xml.Linq;
using static HipPain.Web.Tests.Interop.AtomRules;
using static HipPain.Web.Tests.Interop.InfobuttonSite;

namespace HipPain.Web.Tests.Interop;

/// <summary>What record systems ask by HL7 Infobutton, and what they are told.</summary>
public sealed class InfobuttonTests(InfobuttonSite coded) : IClassFixture<InfobuttonSite>
{
    [Theory]
    [InlineData(Icd10Cm, "M76.0", "/gluteal")]
    [InlineData(Icd10Cm, "M760", "/gluteal")]
    [InlineData(Icd10Cm, "m76.0", "/gluteal")]
    [InlineData(Icd10Cm, "+M76.0+", "/gluteal")]
    [InlineData(Icd10Cm, "M76.01", "/bursa")]
    [InlineData(Icd10Cm, "M76.011", "/bursa")]
    [InlineData(Icd10Cm, "M76.02", "/gluteal")]
    [InlineData(Icd10Cm, "M84.359A", "/stress")]
    [InlineData(Icd10Cm, "M25.551", "/")]
    [InlineData(Icd10, "M76.0", "/gluteal")]
    [InlineData(Icd10, "M76.01", "/gluteal")]
    [InlineData(Snomed, "202882003", "/gluteal")]
    [InlineData("urn:oid:" + Snomed, "202882003", "/gluteal")]
    public async Task Code_leads_to_its_article_or_to_that_of_the_nearest_code_above(string system, string code, string path)
    {
        using var response = await coded.AskAsync(Code(system, code));
        Assert.Equal(302, (int)response.StatusCode);
        Assert.Equal(path, response.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData(Icd10Cm, "M76")]
    [InlineData(Icd10Cm, "M7")]
    [InlineData(Icd10Cm, "M7.60")]
    [InlineData(Icd10Cm, "M76..0")]
    [InlineData(Icd10Cm, "M76.012345")]
    [InlineData(Icd10Cm, "E11.9")]
    [InlineData(Icd10Cm, "202882003")]
    [InlineData(Icd10, "M70.6")]
    [InlineData(Snomed, "2028820031")]
    [InlineData(Snomed, "20288200")]
    [InlineData(Snomed, "M76.0")]
    [InlineData("2.16.840.1.113883.6.88", "M76.0")]
    [InlineData("", "M76.0")]
    public async Task Code_that_no_article_has_in_its_own_list_leads_nowhere(string system, string code)
    {
        using var response = await coded.AskAsync(Code(system, code));
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("We have nothing on this", (await coded.Site.ReadPageAsync(response)).QuerySelector("h1")?.TextContent);
        Assert.Empty((await coded.FeedAsync(Code(system, code))).Elements(Atom + "entry"));
    }

    [Theory]
    [InlineData("MAINSEARCHCRITERIA.V.CS=" + Icd10Cm + "&mainsearchcriteria.v.c=M76.0&KnowledgeResponseType=TEXT/HTML")]
    [InlineData("mainSearchCriteria.v.cs0=" + Icd10Cm + "&mainSearchCriteria.v.c0=M76.0")]
    [InlineData("mainSearchCriteria.v.cs=" + Icd10Cm + "&mainSearchCriteria.v.c=M76.0&mainSearchCriteria.v.c=M84.35")]
    [InlineData("patientPerson.administrativeGenderCode.c=F&age.v.v=30&x=%FF&mainSearchCriteria.v.cs=" + Icd10Cm + "&mainSearchCriteria.v.c=M76.0&mainSearchCriteria.v.c999=X")]
    public async Task Names_are_the_same_in_any_case_and_what_is_not_known_is_passed_over(string query)
    {
        using var response = await coded.AskAsync(query);
        Assert.Equal("/gluteal", response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Feed_repeats_the_request_and_names_the_code_that_was_found()
    {
        var feed = await coded.FeedAsync(
            $"{Code(Icd10Cm, "M76.021")}&mainSearchCriteria.v.dn=%3Cb%3EGluteal%3C/b%3E&informationRecipient=patient&informationRecipient.languageCode.c=en&taskContext.c.c=PROBLISTREV&holder.assignedEntity.certificateText=secret");
        Assert.Equal(
            [
                "mainSearchCriteria.v.c=M76.021", $"mainSearchCriteria.v.cs={Icd10Cm}", "mainSearchCriteria.v.dn=<b>Gluteal</b>",
                "informationRecipient=PAT", "informationRecipient.languageCode.c=en", "taskContext.c.c=PROBLISTREV",
            ],
            CategoriesOf(feed));
        var entry = Assert.Single(feed.Elements(Atom + "entry"));
        Assert.Equal(["mainSearchCriteria.v.c=M76.0", $"mainSearchCriteria.v.cs={Icd10Cm}"], CategoriesOf(entry));
        Assert.Equal("Gluteal tendons", entry.Element(Atom + "title")?.Value);
        Assert.Equal("About it & <more>.", entry.Element(Atom + "summary")?.Value);
        Assert.Equal("2024-05-06T00:00:00Z", entry.Element(Atom + "updated")?.Value);
        Assert.Equal("http://localhost:5080/gluteal", Assert.Single(entry.Elements(Atom + "link")).Attribute("href")?.Value);
        Assert.DoesNotContain("secret", feed.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", feed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_in_JSON_holds_what_the_feed_holds()
    {
        var query = $"{Code(Icd10Cm, "M84.35")}&informationRecipient=PROV&mainSearchCriteria.v.dn=%3Cscript%3E";
        var (feed, json) = (await coded.FeedAsync(query), await coded.JsonAsync(query));
        Assert.Equal(feed.Element(Atom + "subtitle")?.Value, ValueOf(json, "subtitle"));
        Assert.Equal(CategoriesOf(feed), json.GetProperty("category").EnumerateArray().Select(category => $"{category.GetProperty("scheme")}={category.GetProperty("term")}"));
        Assert.Equal(3, json.GetProperty("entry").GetArrayLength());
        foreach (var (entry, item) in feed.Elements(Atom + "entry").Zip(json.GetProperty("entry").EnumerateArray()))
        {
            Assert.All((string[])["id", "title", "updated", "summary"], name => Assert.Equal(entry.Element(Atom + name)?.Value, ValueOf(item, name)));
            Assert.Equal(
                entry.Elements(Atom + "link").Select(link => link.Attribute("href")?.Value),
                item.GetProperty("link").EnumerateArray().Select(link => link.GetProperty("href").GetString()));
        }

        Assert.Contains("#page-sources", json.GetProperty("entry")[0].GetProperty("link")[1].GetProperty("href").GetString(), StringComparison.Ordinal);
        using var raw = await coded.AskAsync($"{query}&knowledgeResponseType=application/json");
        Assert.DoesNotContain('<', await raw.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Article_on_more_of_the_criteria_comes_first_and_there_are_three_at_most()
    {
        var two = await coded.FeedAsync($"{Code(Icd10Cm, "M70.61")}&{Code(Snomed, "202882003", number: "1")}");
        Assert.Equal(["/gluteal", "/bursa"], PathsOf(two));
        Assert.Contains("mainSearchCriteria.v.c1=202882003", CategoriesOf(two));
        var turned = await coded.FeedAsync($"{Code(Icd10Cm, "S73.1", number: "2")}&{Code(Icd10Cm, "M84.35", number: "1")}&{Code(Icd10Cm, "M25.55")}");
        Assert.Equal("/", PathsOf(turned)[0]);
        Assert.Equal(3, PathsOf(turned).Count);
    }

    [Theory]
    [InlineData("DISCHINSTE")]
    [InlineData("patedue")]
    public async Task Who_instructs_a_patient_is_led_to_what_helps_and_when_to_worry(string task)
    {
        var query = $"{Code(Icd10Cm, "M76.0")}&taskContext.c.c={task}";
        Assert.Equal(["/gluteal/what-helps", "/gluteal/when-to-worry", "/gluteal"], PathsOf(await coded.FeedAsync(query)));
        using var response = await coded.AskAsync(query);
        Assert.Equal("/gluteal/what-helps", response.Headers.Location?.ToString());
        await coded.Site.GetPageAsync("/gluteal/what-helps");
        Assert.Equal(["/plain"], PathsOf(await coded.FeedAsync($"{Code(Icd10Cm, "S73.1")}&taskContext.c.c={task}")));
    }

    [Fact]
    public async Task Clinician_gets_the_way_to_the_sources_as_well()
    {
        var entry = Assert.Single((await coded.FeedAsync($"{Code(Icd10Cm, "M76.0")}&informationRecipient=provider")).Elements(Atom + "entry"));
        var related = Assert.Single(entry.Elements(Atom + "link"), link => link.Attribute("rel")?.Value == "related");
        Assert.Equal("http://localhost:5080/gluteal#page-sources", related.Attribute("href")?.Value);
        Assert.NotNull((await coded.Site.GetPageAsync("/gluteal")).GetElementById("page-sources"));
    }

    [Fact]
    public async Task Who_reads_another_language_is_told_that_there_is_only_English()
    {
        foreach (var code in (string[])["M76.0", "E11"])
        {
            var query = Code(Icd10Cm, code);
            Assert.EndsWith("The guide is in English only.", (await coded.FeedAsync($"{query}&informationRecipient.languageCode.c=es")).Element(Atom + "subtitle")!.Value, StringComparison.Ordinal);
            Assert.DoesNotContain("English", (await coded.FeedAsync($"{query}&informationRecipient.languageCode.c=en-US")).Element(Atom + "subtitle")!.Value, StringComparison.Ordinal);
        }

        var page = await coded.Site.GetPageAsync($"/infobutton?{Code(Icd10Cm, "E11")}&informationRecipient.languageCode.c=es");
        Assert.Contains("This guide is in English only.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saved_code_is_found_without_a_restart()
    {
        await using var own = Site.WithOwnContent();
        using var client = own.Browser();
        var path = new Uri($"/infobutton?{Code(Icd10Cm, "Q99.9")}", UriKind.Relative);
        using var before = await client.GetAsync(path);
        Assert.Equal(200, (int)before.StatusCode);
        await own.WriteAsync("new-one.md", "---\ntitle: New\nsummary: About it.\nkind: page\nresearched: 2024-01-01\ncodes:\n  icd10cm: [Q99.9]\n---\n\nText.\n");
        for (var wait = 0; wait < 600; wait++)
        {
            using var after = await client.GetAsync(path);
            if (after.Headers.Location?.ToString() == "/new-one")
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail("The new code is not found.");
    }

    private static List<string> CategoriesOf(XElement element) =>
        [.. element.Elements(Atom + "category").Select(category => $"{category.Attribute("scheme")?.Value}={category.Attribute("term")?.Value}")];

    private static List<string> PathsOf(XElement feed) =>
        [.. feed.Elements(Atom + "entry").Select(entry => new Uri(entry.Element(Atom + "id")!.Value).AbsolutePath)];

    private static string? ValueOf(JsonElement json, string name) => json.GetProperty(name).GetProperty("_value").GetString();
}
