using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Interop.Api;

public sealed class ApiTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private const string Origin = "http://localhost:5080";

    private HttpClient _client = null!;
    private DocumentedApi _api = null!;

    public async Task InitializeAsync()
    {
        _client = site.Browser();
        _api = await DocumentedApi.OfAsync(_client);
    }

    public Task DisposeAsync()
    {
        _client.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task List_leads_page_by_page_to_every_article_and_each_to_its_sections_all_as_the_document_says()
    {
        var listed = await ListAsync(size: 20);
        Assert.Equal(Repository.Articles, listed.Select(article => (string)article["path"]!).Order(StringComparer.Ordinal));
        var sections = 0;
        foreach (var entry in listed)
        {
            var (article, _) = await _api.GetAsync(Inside(entry["links"]!["self"]!), 200);
            CheckText(article!);
            Assert.All(["path", "title", "summary", "kind", "version", "reviewStatus"], name => Assert.Equal((string)entry[name]!, (string)article![name]!));
            foreach (var link in article!["links"]!["sections"]!.AsArray())
            {
                var (section, _) = await _api.GetAsync(Inside(link!["self"]!), 200);
                CheckText(section!);
                Assert.Equal((string)article["links"]!["self"]!, (string)section!["links"]!["article"]!);
                Assert.Equal((string)link["title"]!, (string)section["title"]!);
                Assert.Equal((string)article["kind"]!, (string)section["kind"]!);
                Assert.Equal($"{Origin}{section["path"]}", (string)section["links"]!["page"]!);
                sections++;
            }
        }

        Assert.True(sections > listed.Count);
    }

    [Fact]
    public async Task Article_says_all_that_its_page_says()
    {
        var page = await site.GetPageAsync("/causes");

        var (article, _) = await _api.GetAsync("/api/articles/causes", 200);

        Assert.Equal(page.QuerySelector("h1")!.TextContent, (string)article!["title"]!);
        Assert.Equal(page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), (string)article["links"]!["page"]!);
        Assert.Contains((string)article["reviewStatus"]!, page.QuerySelector("p.status")!.TextContent, StringComparison.Ordinal);
        Assert.Null(article["review"]);
        Assert.Equal(page.QuerySelector(".care.emergency")!.QuerySelectorAll("li").Length, Parse(article["emergencyCard"]!["html"]).QuerySelectorAll("li").Length);
        Assert.Equal(new Uri((string)article["links"]!["emergencyCard"]!).Fragment[1..], page.QuerySelector(".care.emergency .care-title")!.Id);
        var sources = page.QuerySelectorAll(".sources li .strength").Select(strength => strength.TextContent).ToList();
        Assert.Equal(sources, article["sources"]!.AsArray().Select(source => $"{source!["strength"]}."));
        var html = Parse(article["html"]);
        Assert.Equal(page.QuerySelectorAll("section.part:not(.sources) h2").Select(title => title.TextContent), html.QuerySelectorAll("section > h2").Select(title => title.TextContent));
        Assert.Equal(page.QuerySelectorAll("article > p:not(.summary):not(.status)").Select(text => text.TextContent), html.QuerySelectorAll("body > p").Select(text => text.TextContent));
        Assert.All(html.QuerySelectorAll("p"), paragraph => Assert.Contains(page.QuerySelectorAll("p"), text => text.TextContent == paragraph.TextContent));
        Assert.Contains("Overuse means that the same part is loaded again and again", (string)article["text"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/conditions/gluteal-tendinopathy/what-helps")]
    [InlineData("/conditions/septic-arthritis/what-it-is")]
    [InlineData("/exercises/bridge/how")]
    [InlineData("/recovery/walk-run-plan/steps")]
    public async Task Section_brings_the_cards_of_its_article_along_as_its_page_does(string path)
    {
        var page = await site.GetPageAsync(path);

        var (section, _) = await _api.GetAsync("/api/sections" + path, 200);

        var shown = Parse($"{section!["emergencyCard"]!["html"]}{((bool)section["emergencyCard"]!["isInHtml"]! ? Parse(section["html"]).Body!.InnerHtml.Replace((string)section["emergencyCard"]!["html"]!, "", StringComparison.Ordinal) : section["html"])}");
        foreach (var box in new[] { ".care.emergency", ".care.urgent", ".dont", ".note" })
        {
            Assert.Equal(page.QuerySelectorAll($"article {box}").Select(Words), shown.QuerySelectorAll(box).Select(Words));
        }

        Assert.Equal(page.QuerySelectorAll("#page-sources .strength").Length, section["sources"]!.AsArray().Count);
    }

    [Fact]
    public async Task Home_page_is_called_index()
    {
        var (home, _) = await _api.GetAsync("/api/articles/index", 200);

        Assert.Equal(("/", Origin + "/", Origin + "/index.md"), ((string)home!["path"]!, (string)home["links"]!["page"]!, (string)home["links"]!["markdown"]!));
        Assert.Equal(Origin + "/api/articles/index", (string)home["links"]!["self"]!);
    }

    [Theory]
    [InlineData("/api/articles/nothing", 404)]
    [InlineData("/api/articles/CAUSES", 404)]
    [InlineData("/api/articles/causes/nothing", 404)]
    [InlineData("/api/articles/site.yaml", 404)]
    [InlineData("/api/articles//example.com", 404)]
    [InlineData("/api/sections/nothing", 404)]
    [InlineData("/api/articles/causes/overuse", 301)]
    [InlineData("/api/sections/causes", 301)]
    [InlineData("/api/sections/index", 301)]
    [InlineData("/api/articles?page=0", 400)]
    [InlineData("/api/articles?page=-1", 400)]
    [InlineData("/api/articles?page=x", 400)]
    [InlineData("/api/articles?page=", 400)]
    [InlineData("/api/articles?page=1&page=2", 400)]
    [InlineData("/api/articles?page=99999999999", 400)]
    [InlineData("/api/articles?size=101", 400)]
    [InlineData("/api/articles?size=1e1", 400)]
    [InlineData("/api/articles?page=10000&size=100", 200)]
    [InlineData("/api/articles?unknown=1", 200)]
    public async Task Other_answers_are_as_the_document_says_too(string path, int status)
    {
        var (body, response) = await _api.GetAsync(path, status);

        Assert.False(response.Content.Headers.ContentType?.MediaType == "text/html");
        if (status >= 400)
        {
            Assert.Equal(status, (int)body!["status"]!);
            Assert.True(response.Headers.CacheControl!.NoStore);
        }
    }

    [Theory]
    [InlineData("GET", "/api", 404)]
    [InlineData("GET", "/api/nothing", 404)]
    [InlineData("GET", "/API/nothing", 404)]
    [InlineData("POST", "/api/articles", 403)]
    [InlineData("DELETE", "/api/articles/causes", 405)]
    [InlineData("OPTIONS", "/api/articles", 405)]
    [InlineData("FOO", "/api/nothing", 405)]
    public async Task Whatever_is_refused_below_the_api_is_told_as_a_problem(string method, string path, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await _client.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        HouseRules.CheckHeaders(response);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Empty((await _api.SchemaAsync("ProblemDetails")).Validate(await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Unhandled_error_is_told_as_a_problem_which_tells_nothing_of_its_cause()
    {
        await using var broken = Site.With(host => host.ConfigureServices(services => services.AddSingleton<IStartupFilter, Breaks>()));
        using var client = broken.Browser();
        client.DefaultRequestHeaders.Add("Origin", "https://records.example");

        using var response = await client.GetAsync(new Uri("/api/breaks", UriKind.Relative));

        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal((500, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        HouseRules.CheckHeaders(response);
        Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        Assert.Empty((await _api.SchemaAsync("ProblemDetails")).Validate(body));
    }

    [Theory]
    [InlineData("/api/articles")]
    [InlineData("/api/articles/causes")]
    [InlineData("/api/sections/causes/overuse")]
    [InlineData("/api/openapi.json")]
    public async Task Answer_that_the_caller_keeps_is_not_sent_again(string path)
    {
        using var first = await _client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.True(first.Headers.CacheControl!.NoCache);
        Assert.True(first.Headers.ETag!.IsWeak);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag);

        using var second = await _client.SendAsync(request);

        Assert.Equal(304, (int)second.StatusCode);
        HouseRules.CheckHeaders(second);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Equal(["Accept-Encoding"], second.Headers.Vary);
        Assert.Equal("", await second.Content.ReadAsStringAsync());
        using var head = new HttpRequestMessage(HttpMethod.Head, path);
        using var third = await _client.SendAsync(head);
        Assert.Equal((200, first.Headers.ETag, "application/json"), ((int)third.StatusCode, third.Headers.ETag, third.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("/api/articles")]
    [InlineData("/api/articles/causes")]
    [InlineData("/api/openapi.json")]
    [InlineData("/causes.md")]
    public async Task Answer_is_compressed_for_who_can_read_that(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("br");

        using var response = await _client.SendAsync(request);

        Assert.Equal(["br"], response.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
    }

    private static string Inside(JsonNode link)
    {
        Assert.StartsWith(Origin + "/", (string)link!, StringComparison.Ordinal);
        return ((string)link!)[Origin.Length..];
    }

    private async Task<List<JsonNode>> ListAsync(int size)
    {
        var all = new List<JsonNode>();
        for (var next = $"/api/articles?size={size}"; ;)
        {
            var (list, _) = await _api.GetAsync(next, 200);
            all.AddRange(list!["articles"]!.AsArray().Select(article => article!));
            if (list["links"]!["next"] is not { } link)
            {
                Assert.Equal((int)list["total"]!, all.Count);
                return all;
            }

            Assert.Equal(size, list["articles"]!.AsArray().Count);
            next = Inside(link);
        }
    }

    /// <summary>What holds for every text: its card comes along, and its HTML can stand on a page of another site.</summary>
    private static void CheckText(JsonNode answer)
    {
        var path = (string)answer["path"]!;
        var card = answer["emergencyCard"]!;
        Assert.StartsWith("Emergency: ", (string)card["text"]!, StringComparison.Ordinal);
        Assert.NotEmpty(Parse(card["html"]).QuerySelectorAll(".care.emergency li"));
        Assert.Equal((bool)card["isInHtml"]!, ((string)answer["html"]!).Contains((string)card["html"]!, StringComparison.Ordinal));
        Assert.False(string.IsNullOrWhiteSpace((string)answer["text"]!), path);
        Assert.Matches("^[0-9a-f]{8}$", (string)answer["version"]!);
        foreach (var html in new[] { Parse(answer["html"]), Parse(card["html"]) })
        {
            Assert.Empty(html.QuerySelectorAll("script, style, link, svg, img, iframe, form, input, [style], [id], [tabindex]"));
            Assert.All(html.All, element => Assert.DoesNotContain(element.Attributes, attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
            Assert.All(html.QuerySelectorAll("[href]"), link => Assert.Matches("^(https://|mailto:|tel:|http://localhost:5080/)", link.GetAttribute("href")));
        }

        var cited = Parse(answer["html"]).QuerySelectorAll("sup.cite a").Select(link => link.GetAttribute("href")!.Split("#source-")[^1]).ToHashSet();
        Assert.Equal(cited.Order(), answer["sources"]!.AsArray().Select(source => $"{source!["number"]}").Order());
    }

    private static string Words(AngleSharp.Dom.IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static AngleSharp.Html.Dom.IHtmlDocument Parse(JsonNode? html) => new HtmlParser().ParseDocument($"<!doctype html><body>{html}");

    private sealed class Breaks : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            ((IEndpointRouteBuilder)app.Properties["__EndpointRouteBuilder"]!).DataSources.Add(new DefaultEndpointDataSource(
                new RouteEndpointBuilder(_ => throw new InvalidOperationException("secret"), RoutePatternFactory.Parse("/api/breaks"), -1).Build()));
        };
    }
}
