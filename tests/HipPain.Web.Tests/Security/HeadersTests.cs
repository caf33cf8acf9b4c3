using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Security;

public sealed class HeadersTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("GET", "/", 200)]
    [InlineData("GET", "/causes", 200)]
    [InlineData("GET", "/nothing", 404)]
    [InlineData("GET", "/site.css", 200)]
    [InlineData("GET", "/sitemap.xml", 200)]
    [InlineData("GET", "/healthz/live", 200)]
    [InlineData("GET", "/CAUSES", 301)]
    [InlineData("POST", "/feedback", 403)]
    [InlineData("DELETE", "/causes", 405)]
    public async Task Headers_stand_on_every_answer(string method, string path, int status)
    {
        using var client = site.Browser();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await client.SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
        HouseRules.CheckHeaders(response);
    }

    [Fact]
    public async Task Headers_stand_on_an_unhandled_error_which_tells_nothing_of_its_cause()
    {
        await using var broken = Site.With(host => host.ConfigureServices(services => services.AddSingleton<IStartupFilter, Breaks>()));
        using var client = broken.Browser();
        using var response = await client.GetAsync(new Uri("/breaks", UriKind.Relative));
        Assert.Equal(500, (int)response.StatusCode);
        var page = await broken.ReadPageAsync(response);
        Assert.Equal("Something went wrong on our side", page.QuerySelector("h1")?.TextContent);
        Assert.DoesNotContain("secret", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strict_transport_is_asked_for_when_readers_come_by_https()
    {
        await using var secure = Site.With(host => host.UseSetting("Site:Origin", "https://hippain.example"));
        using var client = secure.Browser();
        using var response = await client.GetAsync(new Uri("https://hippain.example/causes"));
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Contains("max-age=63072000", Assert.Single(response.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_stand_on_a_static_file_that_has_not_changed()
    {
        using var client = site.Browser();
        using var first = await client.GetAsync(new Uri("/site.css", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/site.css");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.SendAsync(request);
        Assert.Equal(304, (int)second.StatusCode);
        HouseRules.CheckHeaders(second);
    }

    [Theory]
    [InlineData("evil.example", 400)]
    [InlineData("localhost.evil.example", 400)]
    [InlineData("localhost", 200)]
    [InlineData("127.0.0.1:5080", 200)]
    [InlineData("[::1]", 200)]
    public async Task Host_that_is_not_ours_is_refused(string host, int status)
    {
        using var client = site.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/causes");
        request.Headers.Host = host;
        using var response = await client.SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
        HouseRules.CheckHeaders(response);
    }

    [Theory]
    [InlineData("same-origin", null, 400)]
    [InlineData("none", null, 400)]
    [InlineData(null, "http://localhost:5080", 400)]
    [InlineData(null, null, 403)]
    [InlineData("cross-site", null, 403)]
    [InlineData("same-site", null, 403)]
    [InlineData("cross-site", "https://evil.example", 403)]
    [InlineData(null, "https://evil.example", 403)]
    [InlineData(null, "null", 403)]
    [InlineData(null, "http://localhost:5081", 403)]
    public async Task Post_passes_only_from_our_own_pages(string? fetchSite, string? origin, int status)
    {
        using var client = site.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/feedback") { Content = new FormUrlEncodedContent([]) };
        if (fetchSite is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", fetchSite);
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var response = await client.SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
        await site.ReadPageAsync(response);
    }

    [Theory]
    [InlineData("POST", "/causes")]
    [InlineData("POST", "/")]
    [InlineData("PUT", "/feedback")]
    [InlineData("DELETE", "/causes")]
    [InlineData("PATCH", "/")]
    [InlineData("OPTIONS", "/causes")]
    [InlineData("TRACE", "/causes")]
    [InlineData("PROPFIND", "/")]
    [InlineData("FOO", "/nothing")]
    [InlineData("POST", "/sitemap.xml")]
    [InlineData("POST", "/site.css")]
    public async Task Method_that_does_not_fit_is_refused(string method, string path)
    {
        using var client = site.Browser();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method == "POST")
        {
            request.Content = new FormUrlEncodedContent([]);
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
        }

        using var response = await client.SendAsync(request);
        Assert.Equal(405, (int)response.StatusCode);
        HouseRules.CheckHeaders(response);
    }

    private sealed class Breaks : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            ((IEndpointRouteBuilder)app.Properties["__EndpointRouteBuilder"]!).DataSources.Add(new DefaultEndpointDataSource(
                new RouteEndpointBuilder(_ => throw new InvalidOperationException("secret"), Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse("/breaks"), -1).Build()));
        };
    }
}
