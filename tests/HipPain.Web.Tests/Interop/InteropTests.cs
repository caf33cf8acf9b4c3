using System.Xml.Linq;

namespace HipPain.Web.Tests.Interop;

public sealed class InteropTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Sitemap_lists_every_published_page_by_its_canonical_address()
    {
        var sitemap = XDocument.Parse(await GetAsync("/sitemap.xml"));
        XNamespace sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var addresses = sitemap.Descendants(sitemaps + "loc").Select(loc => loc.Value).ToList();
        Assert.Equal(Repository.Articles, addresses.Select(address => new Uri(address).AbsolutePath).Order(StringComparer.Ordinal));
        foreach (var address in addresses)
        {
            var page = await site.GetPageAsync(new Uri(address).AbsolutePath);
            Assert.Equal(address, page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task Robots_may_read_everything_but_feedback_and_the_api_and_find_the_sitemap()
    {
        var robots = await GetAsync("/robots.txt");
        Assert.Contains("Disallow: /feedback\n", robots, StringComparison.Ordinal);
        Assert.Contains("Disallow: /api/\n", robots, StringComparison.Ordinal);
        Assert.Contains("Sitemap: http://localhost:5080/sitemap.xml\n", robots, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Security_contact_is_named_and_has_not_run_out()
    {
        var lines = (await GetAsync("/.well-known/security.txt")).Split('\n');
        Assert.Contains("Contact: mailto:hello@hippain.example", lines);
        Assert.Contains("Canonical: http://localhost:5080/.well-known/security.txt", lines);
        var expires = DateTimeOffset.Parse(lines.Single(line => line.StartsWith("Expires: ", StringComparison.Ordinal))[9..], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(expires, DateTimeOffset.UtcNow.AddDays(30), DateTimeOffset.UtcNow.AddDays(365));
    }

    [Fact]
    public async Task Printed_links_carry_the_address_that_readers_see() =>
        Assert.Contains("http://localhost:5080", await GetAsync("/print.css"), StringComparison.Ordinal);

    private async Task<string> GetAsync(string path)
    {
        using var client = site.Browser();
        return await client.GetStringAsync(new Uri(path, UriKind.Relative));
    }
}
