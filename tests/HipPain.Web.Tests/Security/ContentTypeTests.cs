namespace HipPain.Web.Tests.Security;

public sealed class ContentTypeTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/nothing-here", "text/html")]
    [InlineData("/search?q=groin", "text/html")]
    [InlineData("/causes.md", "text/markdown")]
    [InlineData("/site.css", "text/css")]
    [InlineData("/print.css", "text/css")]
    [InlineData("/share.js", "text/javascript")]
    [InlineData("/icon.svg", "image/svg+xml")]
    [InlineData("/sitemap.xml", "application/xml")]
    [InlineData("/changes.atom", "application/atom+xml")]
    [InlineData("/infobutton?mainSearchCriteria.v.dn=diabetes&knowledgeResponseType=text/xml", "text/xml")]
    [InlineData("/robots.txt", "text/plain")]
    [InlineData("/.well-known/security.txt", "text/plain")]
    [InlineData("/healthz/live", "text/plain")]
    public async Task Text_is_named_with_its_encoding(string path, string type)
    {
        using var client = site.Browser();
        foreach (var coding in (string[])["identity", "br", "gzip"])
        {
            // The second time it may come from memory.
            for (var time = 1; time <= 2; time++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                request.Headers.Add("Accept-Encoding", coding);
                using var answer = await client.SendAsync(request);
                var named = answer.Content.Headers.ContentType;
                Assert.Equal((type, "utf-8"), (named?.MediaType, named?.CharSet));
            }
        }
    }

    [Theory]
    [InlineData("/api/articles", "application/json")]
    [InlineData("/api/nothing", "application/problem+json")]
    [InlineData("/favicon.ico", "image/x-icon")]
    public async Task What_has_one_encoding_or_none_is_named_without(string path, string type)
    {
        using var client = site.Browser();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
    }
}
