using System.Security.Cryptography;
using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Web.Operations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace HipPain.Web.Interop.Api;

/// <summary>The API's OpenAPI 3.1 document, made once from the code that answers and kept as it is sent.</summary>
internal sealed class ApiDocument
{
    private const string Name = "content";

    private readonly Lazy<Task<(byte[] Json, EntityTagHeaderValue Tag)>> _made;

    public ApiDocument([FromKeyedServices(Name)] IOpenApiDocumentProvider provider) => _made = new(() => MakeAsync(provider));

    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<ApiDocument>();
        services.AddOpenApi(Name, options =>
        {
            // HEAD is answered like GET, without a body.
            options.ShouldInclude = endpoint =>
                $"/{endpoint.RelativePath}".StartsWith(ApiAddress.Root + "/", StringComparison.Ordinal) && endpoint.HttpMethod == HttpMethods.Get;
            options.AddDocumentTransformer((document, context, _) =>
            {
                var services = context.ApplicationServices;
                Introduce(document, services.GetRequiredService<ArticleRepository>().Current.Site, services.GetRequiredService<IOptions<SiteOptions>>().Value);
                return Task.CompletedTask;
            });
            options.AddOperationTransformer(ApiDescriptions.CompleteAsync);
            options.AddSchemaTransformer((schema, context, _) =>
            {
                Correct(schema, context.JsonTypeInfo.Type);
                return Task.CompletedTask;
            });
        });
    }

    /// <summary>Sends it.</summary>
    public static async Task<IResult> GetAsync(ApiDocument document, HttpContext context)
    {
        var (json, tag) = await document._made.Value;
        var headers = context.Response.GetTypedHeaders();
        headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
        headers.Headers.Vary = HeaderNames.AcceptEncoding;
        return Results.Bytes(json, "application/json", entityTag: tag);
    }

    /// <summary>Nothing is left out of an answer: what is not there is null. A problem has no address of its own, and handouts are not here.</summary>
    private static void Correct(OpenApiSchema schema, Type type)
    {
        if (type == typeof(ProblemDetails))
        {
            schema.Required = new HashSet<string>(StringComparer.Ordinal) { "type", "title", "status", "detail" };
            schema.Description = "What went wrong (RFC 9457).";
        }
        else if (type == typeof(ArticleKind))
        {
            schema.Enum = [.. schema.Enum!.Where(kind => kind.GetValue<string>() != "handout")];
        }
        else if (type.Assembly == typeof(ApiDocument).Assembly && schema.Properties is { } properties)
        {
            schema.Required = properties.Keys.ToHashSet(StringComparer.Ordinal);
        }
    }

    private static void Introduce(OpenApiDocument document, Site guide, SiteOptions site)
    {
        document.Info = new OpenApiInfo
        {
            Title = $"{guide.Name}: articles and sections",
            Version = "1",
            Description = $"""
                Read-only access to the guide: {guide.Description}

                Wherever you show a text, show its emergency card and its review status too. Ask again at least once a day, with If-None-Match, and
                show nothing that answers 404 or 410. HEAD is answered like GET. One network address may ask 120 times a minute, unless the operator
                has set another number. Pages of any origin may read the answers.
                """,
            Contact = guide.Contact.Length > 0 ? new OpenApiContact { Name = guide.Publisher, Email = guide.Contact } : null,
        };
        document.Servers = [new OpenApiServer { Url = site.Absolute("") }];
        document.Tags?.Clear();
        // What may be null is a choice of two, from which the generator drops the words.
        foreach (var choice in document.Components!.Schemas!.Values.SelectMany(schema => schema.Properties?.Values ?? []).OfType<OpenApiSchema>())
        {
            choice.Description ??= choice.OneOf?.OfType<OpenApiSchemaReference>().SingleOrDefault()?.Description;
        }
    }

    private static async Task<(byte[] Json, EntityTagHeaderValue Tag)> MakeAsync(IOpenApiDocumentProvider provider)
    {
        // For all callers, whoever came first.
        var document = await provider.GetOpenApiDocumentAsync(CancellationToken.None);
        await using var stream = new MemoryStream();
        await document.SerializeAsJsonAsync(stream, OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
        var json = stream.ToArray();
        return (json, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(json))[..16]}\"", isWeak: true));
    }
}
