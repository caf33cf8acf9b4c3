using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace HipPain.Web.Tests.Interop.Api;

/// <summary>The OpenAPI document itself. That answers are as it says is seen to wherever the API is asked.</summary>
public sealed class ApiDocumentTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
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
    public void Document_is_right_and_names_every_request_and_every_status()
    {
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, _api.Diagnostic.SpecificationVersion);
        Assert.Empty(_api.Diagnostic.Errors);
        Assert.Empty(_api.Diagnostic.Warnings);
        Assert.Equal("http://localhost:5080", Assert.Single(_api.Api.Servers!).Url);
        var statuses = _api.Api.Paths.ToDictionary(
            path => path.Key,
            path => string.Join(' ', path.Value.Operations![HttpMethod.Get].Responses!.Keys));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["/api/articles"] = "200 304 400 429 500",
                ["/api/articles/{path}"] = "200 301 304 404 410 429 500",
                ["/api/sections/{path}"] = "200 301 304 404 410 429 500",
            },
            statuses);
        Assert.All(_api.Api.Paths.Values, path => Assert.Equal(HttpMethod.Get, Assert.Single(path.Operations!).Key));
        Assert.All(_api.Api.Paths.Values.SelectMany(path => path.Operations![HttpMethod.Get].Parameters!), parameter => Assert.NotEmpty(parameter.Description!));
    }

    [Fact]
    public void Every_field_of_the_document_is_described_and_always_there()
    {
        foreach (var (name, schema) in _api.Api.Components!.Schemas!.Where(schema => schema.Key is not ("ArticleKind" or "ProblemDetails")))
        {
            Assert.NotEmpty(schema.Description!);
            Assert.Equal(schema.Properties!.Keys.Order(), schema.Required!.Order());
            Assert.All(schema.Properties!, property => Assert.False(string.IsNullOrEmpty(property.Value.Description), $"{name}.{property.Key} is not described."));
        }
    }

    [Theory]
    [InlineData("ArticleAnswer", "review", true)]
    [InlineData("ArticleAnswer", "title", false)]
    [InlineData("ArticleAnswer", "emergencyCard", false)]
    [InlineData("SectionAnswer", "text", false)]
    [InlineData("ListLinks", "next", true)]
    [InlineData("ListLinks", "self", false)]
    [InlineData("SourceAnswer", "url", true)]
    [InlineData("SourceAnswer", "year", true)]
    public async Task Document_says_what_may_be_null(string schema, string property, bool mayBeNull)
    {
        var told = (await _api.SchemaAsync(schema)).ActualSchema.ActualProperties[property];

        Assert.Equal(mayBeNull, told.Validate("null").Count == 0);
    }

    [Fact]
    public async Task Check_against_the_document_notices_what_is_not_in_it()
    {
        var (body, _) = await _api.GetAsync("/api/sections/causes/overuse", 200);
        var schema = await _api.SchemaAsync("SectionAnswer");
        Assert.Empty(schema.Validate(body!.ToJsonString()));
        foreach (var spoil in (Action<JsonNode>[])
        [
            answer => answer.AsObject().Remove("emergencyCard"), answer => answer["emergencyCard"]!["html"] = null, answer => answer["extra"] = 1,
            answer => answer["kind"] = "other", answer => answer["dates"]!["researched"] = "yesterday", answer => answer["links"]!["self"] = 5,
            answer => answer["sources"]![0]!["strength"] = null, answer => answer["review"] = "none",
        ])
        {
            var spoilt = body.DeepClone();
            spoil(spoilt);
            Assert.NotEmpty(schema.Validate(spoilt.ToJsonString()));
        }
    }
}
