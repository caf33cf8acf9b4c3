using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using NJsonSchema;

namespace HipPain.Web.Tests.Interop.Api;

/// <summary>The API as its OpenAPI document tells of it. Whatever is asked through this is held against the document.</summary>
public sealed class DocumentedApi
{
    private readonly JsonNode _document;
    private readonly HttpClient _client;
    private readonly Dictionary<string, JsonSchema> _schemas = [];

    private DocumentedApi(HttpClient client, JsonNode document, OpenApiDocument api, OpenApiDiagnostic diagnostic) =>
        (_client, _document, Api, Diagnostic) = (client, document, api, diagnostic);

    public OpenApiDocument Api { get; }

    public OpenApiDiagnostic Diagnostic { get; }

    public static async Task<DocumentedApi> OfAsync(HttpClient client)
    {
        var text = await client.GetStringAsync(new Uri("/api/openapi.json", UriKind.Relative));
        var read = OpenApiDocument.Parse(text, OpenApiConstants.Json);
        return new DocumentedApi(client, JsonNode.Parse(text)!, read.Document!, read.Diagnostic!);
    }

    /// <summary>Gets an address of one of the document's paths, and fails unless the answer is one that the document names.</summary>
    public async Task<(JsonNode? Body, HttpResponseMessage Response)> GetAsync(string path, int status, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (tag is not null)
        {
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(tag));
        }

        var response = await _client.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(status == (int)response.StatusCode, $"{path} answered {(int)response.StatusCode}: {body}");
        await CheckAsync(path, response, body);
        return (body.Length == 0 ? null : JsonNode.Parse(body), response);
    }

    private async Task CheckAsync(string path, HttpResponseMessage response, string body)
    {
        HouseRules.CheckHeaders(response);
        var pattern = Api.Paths.Keys.Single(key => key.EndsWith("/{path}", StringComparison.Ordinal)
            ? path.StartsWith(key[..^"{path}".Length], StringComparison.Ordinal)
            : path.Split('?')[0] == key);
        var status = $"{(int)response.StatusCode}";
        var told = _document["paths"]![pattern]!["get"]!["responses"]![status];
        Assert.True(told is not null, $"{pattern} answers {status}, of which the document says nothing.");
        foreach (var (header, _) in told["headers"]?.AsObject() ?? [])
        {
            Assert.True(response.Headers.Contains(header), $"{path} has no {header}.");
        }

        if (told["content"]?.AsObject().Single() is not var (type, content))
        {
            Assert.Equal("", body);
            return;
        }

        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        var name = content!["schema"]!["$ref"]!.GetValue<string>().Split('/')[^1];
        var problems = (await SchemaAsync(name)).Validate(body);
        Assert.True(problems.Count == 0, $"{path} is not as {name} says: {string.Join("; ", problems)}");
    }

    /// <summary>A schema of the document, as strict as can be: what it does not name may not be there.</summary>
    public async Task<JsonSchema> SchemaAsync(string name)
    {
        if (!_schemas.TryGetValue(name, out var schema))
        {
            var all = _document["components"]!["schemas"]!.DeepClone().AsObject();
            foreach (var (_, each) in all)
            {
                if (each!["properties"] is not null)
                {
                    each["additionalProperties"] = false;
                }
            }

            var root = all[name]!.DeepClone();
            root["definitions"] = all;
            var text = root.ToJsonString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal);
            _schemas[name] = schema = await JsonSchema.FromJsonAsync(text);
        }

        return schema;
    }
}
