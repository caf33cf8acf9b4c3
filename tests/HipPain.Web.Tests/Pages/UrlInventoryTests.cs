namespace HipPain.Web.Tests.Pages;

/// <summary>Every address that the site answers, with its status and type.</summary>
public sealed class UrlInventoryTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("/", 200, "text/html")]
    [InlineData("/causes", 200, "text/html")]
    [InlineData("/symptoms", 200, "text/html")]
    [InlineData("/when-to-see-a-doctor", 200, "text/html")]
    [InlineData("/treatment", 200, "text/html")]
    [InlineData("/recovery", 200, "text/html")]
    [InlineData("/glossary", 200, "text/html")]
    [InlineData("/about", 200, "text/html")]
    [InlineData("/privacy", 200, "text/html")]
    [InlineData("/accessibility", 200, "text/html")]
    [InlineData("/search", 200, "text/html")]
    [InlineData("/search?q=groin", 200, "text/html")]
    [InlineData("/changes", 200, "text/html")]
    [InlineData("/changes.atom", 200, "application/atom+xml")]
    [InlineData("/changes.atom?advice=true", 200, "application/atom+xml")]
    [InlineData("/infobutton", 400, "text/html")]
    [InlineData("/infobutton?mainSearchCriteria.v.dn=diabetes", 200, "text/html")]
    [InlineData("/infobutton?mainSearchCriteria.v.dn=diabetes&knowledgeResponseType=text/xml", 200, "text/xml")]
    [InlineData("/infobutton?mainSearchCriteria.v.dn=diabetes&knowledgeResponseType=application/json", 200, "application/json")]
    [InlineData("/sitemap.xml", 200, "application/xml")]
    [InlineData("/robots.txt", 200, "text/plain")]
    [InlineData("/.well-known/security.txt", 200, "text/plain")]
    [InlineData("/.well-known/gpc.json", 200, "application/json")]
    [InlineData("/privacy/choice", 200, "text/html")]
    [InlineData("/privacy/choice?asked=no", 200, "text/html")]
    [InlineData("/causes.md", 200, "text/markdown")]
    [InlineData("/index.md", 200, "text/markdown")]
    [InlineData("/api/articles", 200, "application/json")]
    [InlineData("/api/articles/causes", 200, "application/json")]
    [InlineData("/api/sections/causes/overuse", 200, "application/json")]
    [InlineData("/api/openapi.json", 200, "application/json")]
    [InlineData("/api/articles/nothing-here", 404, "application/problem+json")]
    [InlineData("/api", 404, "application/problem+json")]
    [InlineData("/print.css", 200, "text/css")]
    [InlineData("/site.css", 200, "text/css")]
    [InlineData("/icon.svg", 200, "image/svg+xml")]
    [InlineData("/favicon.ico", 200, "image/x-icon")]
    [InlineData("/healthz/live", 200, "text/plain")]
    [InlineData("/healthz/ready", 200, "text/plain")]
    [InlineData("/healthz/serving", 200, "text/plain")]
    [InlineData("/nothing-here", 404, "text/html")]
    [InlineData("/causes/nothing-here", 404, "text/html")]
    [InlineData("/index", 404, "text/html")]
    [InlineData("/nothing-here.md", 404, "text/html")]
    [InlineData("/site.yaml", 404, "text/html")]
    [InlineData("/error/500", 404, "text/html")]
    [InlineData("/feedback", 404, "text/html")]
    [InlineData("/feedback/not-a-number", 404, "text/html")]
    public async Task Address_answers_with_its_status_and_type(string path, int status, string type)
    {
        if (path == "/healthz/ready")
        {
            await site.QueryAsync(_ => Task.FromResult(0));
        }

        using var client = site.Browser();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        HouseRules.CheckHeaders(response);
        if (type == "text/html")
        {
            await site.ReadPageAsync(response);
        }

        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var head = await client.SendAsync(request);
        Assert.Equal(status, (int)head.StatusCode);
    }

    [Theory]
    [InlineData("/causes/", "/causes")]
    [InlineData("/Causes", "/causes")]
    [InlineData("/When-To-See-A-Doctor/", "/when-to-see-a-doctor")]
    [InlineData("/CAUSES?x=1", "/causes")]
    public async Task Carelessly_typed_address_leads_to_the_right_one(string path, string target)
    {
        using var client = site.Browser();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(301, (int)response.StatusCode);
        Assert.Equal(target, response.Headers.Location?.ToString());
        HouseRules.CheckHeaders(response);
    }

    [Theory]
    [InlineData("//example.com/x")]
    [InlineData("/%2F%2Fexample.com")]
    [InlineData("/\\example.com")]
    public async Task No_address_redirects_out_of_the_site(string path)
    {
        using var client = site.Browser();
        using var response = await client.GetAsync(new Uri("http://localhost" + path));
        Assert.Null(response.Headers.Location);
        Assert.InRange((int)response.StatusCode, 400, 499);
    }
}
