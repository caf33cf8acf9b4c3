using Microsoft.AspNetCore.Hosting;

namespace HipPain.Web.Tests.Interop.Api;

/// <summary>Pages of other origins may read the API, and nothing else.</summary>
public sealed class OtherOriginsTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("/api/articles", 200)]
    [InlineData("/api/sections/causes/overuse", 200)]
    [InlineData("/api/openapi.json", 200)]
    [InlineData("/api/articles/nothing", 404)]
    [InlineData("/api/articles?page=0", 400)]
    public async Task Any_origin_may_read_an_answer_and_its_tag(string path, int status)
    {
        using var response = await SendAsync(HttpMethod.Get, path);

        Assert.Equal(status, (int)response.StatusCode);
        HouseRules.CheckHeaders(response);
        Assert.Equal(["*"], response.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal(["ETag,Retry-After"], response.Headers.GetValues("Access-Control-Expose-Headers"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task Browser_that_asks_first_is_told_that_it_may_read_with_a_tag_and_do_nothing_else()
    {
        using var response = await AskAsync("/api/articles/causes", "GET");

        Assert.Equal(204, (int)response.StatusCode);
        HouseRules.CheckHeaders(response);
        Assert.Equal(["*"], response.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal(["GET,HEAD"], response.Headers.GetValues("Access-Control-Allow-Methods"));
        Assert.Equal(["If-None-Match"], response.Headers.GetValues("Access-Control-Allow-Headers"));
        Assert.Equal(["86400"], response.Headers.GetValues("Access-Control-Max-Age"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/causes")]
    [InlineData("/causes/overuse")]
    [InlineData("/causes.md")]
    [InlineData("/feedback")]
    [InlineData("/apis")]
    [InlineData("/sitemap.xml")]
    [InlineData("/site.css")]
    public async Task Nothing_else_is_opened(string path)
    {
        using var asked = await AskAsync(path, "GET");
        using var got = await SendAsync(HttpMethod.Get, path);
        using var posted = await AskAsync(path, "POST");

        Assert.Equal((405, 405), ((int)asked.StatusCode, (int)posted.StatusCode));
        Assert.All([asked, got, posted], response =>
        {
            HouseRules.CheckHeaders(response);
            Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
        });
    }

    [Fact]
    public async Task Post_to_the_api_from_another_origin_is_refused_as_ever()
    {
        using var response = await SendAsync(HttpMethod.Post, "/api/articles");

        Assert.Equal(403, (int)response.StatusCode);
    }

    private Task<HttpResponseMessage> AskAsync(string path, string method) => SendAsync(
        HttpMethod.Options, path, ("Access-Control-Request-Method", method), ("Access-Control-Request-Headers", "if-none-match"));

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var client = site.Browser();
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Origin", "https://records.example");
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await client.SendAsync(request);
    }
}
