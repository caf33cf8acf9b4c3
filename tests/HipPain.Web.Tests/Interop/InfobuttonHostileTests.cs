using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace HipPain.Web.Tests.Interop;

/// <summary>Whatever stands behind the question mark is answered, and forgotten.</summary>
public sealed class InfobuttonHostileTests(Site site) : IClassFixture<Site>
{
    private static readonly string[] Names =
    [
        "mainSearchCriteria.v.c", "mainSearchCriteria.v.cs", "mainSearchCriteria.v.dn", "mainSearchCriteria.v.c1", "mainsearchcriteria.v.DN77",
        "informationRecipient", "informationRecipient.languageCode.c", "taskContext.c.c", "knowledgeResponseType", "mainSearchCriteria.v.cs1", "x",
    ];

    private static readonly string[] Values =
    [
        "M76.011", "m84", "2.16.840.1.113883.6.90", "2.16.840.1.113883.6.96", "text/xml", "application/json", "text/html", "PROV", "DISCHINSTE",
        "gluteal tendinitis", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "]]>", "&amp;", "\0", "\uFFFE", "\u0001", "😀",
        "//evil.example", "http://evil.example", "a\r\nSet-Cookie: x=y", "' OR 1=1 --", "zqmarker", "", " ", "\u202E", "%", "${jndi:ldap://x}",
    ];

    [Fact]
    public async Task Thousand_random_requests_are_answered_and_nothing_of_them_becomes_markup_or_a_way_out()
    {
        var random = new Random(20261123);
        using var client = site.Browser();
        for (var count = 0; count < 1_000; count++)
        {
            var path = $"/infobutton?{Query(random)}";
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.True((int)response.StatusCode is 200 or 302 or 400, $"{path} answered {(int)response.StatusCode}.");
            var body = await response.Content.ReadAsStringAsync();
            switch (response.Content.Headers.ContentType?.MediaType)
            {
                case "text/xml":
                    AtomRules.Read(body);
                    break;
                case "application/json" or "application/problem+json":
                    using (JsonDocument.Parse(body))
                    {
                        Assert.DoesNotContain('<', body);
                    }

                    break;
                case "text/html":
                    Assert.DoesNotContain("zqmarker", body, StringComparison.Ordinal);
                    Assert.DoesNotContain("alert(1)", body, StringComparison.Ordinal);
                    break;
                default:
                    Assert.Matches("^/(?!/)", response.Headers.Location?.ToString());
                    break;
            }

            Assert.False(response.Headers.Contains("Set-Cookie"));
        }
    }

    [Fact]
    public async Task Request_that_asks_for_nothing_is_told_so_in_its_own_form()
    {
        var page = await site.GetPageAsync("/infobutton?mainSearchCriteria.v.cs=2.16.840.1.113883.6.90&mainSearchCriteria.v.c=", status: 400);
        Assert.Equal("That request is not complete", page.QuerySelector("h1")?.TextContent);
        using var client = site.Browser();
        foreach (var form in (string[])["text/xml", "application/json"])
        {
            using var response = await client.GetAsync(new Uri($"/infobutton?taskContext.c.c=OE&knowledgeResponseType={form}", UriKind.Relative));
            Assert.Equal(400, (int)response.StatusCode);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
            Assert.Contains("mainSearchCriteria.v.dn", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Long_values_are_cut()
    {
        using var client = site.Browser();
        var xml = await client.GetStringAsync(new Uri($"/infobutton?mainSearchCriteria.v.dn={new string('x', 3_000)}&taskContext.c.c={new string('y', 3_000)}&knowledgeResponseType=text/xml", UriKind.Relative));
        Assert.Equal([200, 100], XDocument.Parse(xml).Root!.Elements(AtomRules.Atom + "category").Select(category => category.Attribute("term")!.Value.Length));
    }

    [Fact]
    public async Task Only_reading_is_allowed()
    {
        using var post = await site.PostAsync("/infobutton?mainSearchCriteria.v.dn=x");
        Assert.Equal(405, (int)post.StatusCode);
        using var client = site.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Head, "/infobutton?mainSearchCriteria.v.dn=Groin+strain");
        using var head = await client.SendAsync(request);
        Assert.Equal(302, (int)head.StatusCode);
    }

    [Fact]
    public async Task Nothing_of_a_request_reaches_the_log_or_the_database()
    {
        var log = new LogLines();
        await using var own = Site.With(log.Capture).Serve();
        using var client = own.Browser();
        foreach (var form in (string[])["text/html", "text/xml", "application/json"])
        {
            using var asked = await client.GetAsync(new Uri($"/infobutton?mainSearchCriteria.v.dn=zqmarker&mainSearchCriteria.v.c=zqmarker&zqmarker=zqmarker&knowledgeResponseType={form}", UriKind.Relative));
            Assert.Equal(200, (int)asked.StatusCode);
            using var empty = await client.GetAsync(new Uri($"/infobutton?zqmarker=zqmarker&taskContext.c.c=zqmarker&knowledgeResponseType={form}", UriKind.Relative));
            Assert.Equal(400, (int)empty.StatusCode);
        }

        await log.WaitForAsync("GET /infobutton answered 400");
        Assert.DoesNotContain(log.Lines, line => line.Contains("zqmarker", StringComparison.OrdinalIgnoreCase));
        var counts = await own.QueryAsync(database => Task.FromResult(database.PageViewCounts.ToList()));
        Assert.DoesNotContain(counts, count => count.Name.Contains("infobutton", StringComparison.Ordinal) || count.Name.Contains("zqmarker", StringComparison.Ordinal));
    }

    private static string Query(Random random)
    {
        var query = new StringBuilder();
        for (var parameters = random.Next(0, 8); parameters >= 0; parameters--)
        {
            var name = random.Next(10) == 0 ? Noise(random) : Names[random.Next(Names.Length)];
            var value = random.Next(4) == 0 ? Noise(random) : Uri.EscapeDataString(Values[random.Next(Values.Length)]);
            query.Append(name).Append('=').Append(value).Append('&');
        }

        return query.ToString();
    }

    // Bytes that need not be UTF-8, each as %XX.
    private static string Noise(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(0, 40)).Select(_ => $"%{random.Next(256):X2}"));
}
