using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace HipPain.Web.Interop.Api;

/// <summary>What the OpenAPI document says of each request and each status.</summary>
internal static class ApiDescriptions
{
    private static readonly Dictionary<string, string> Statuses = new(StringComparer.Ordinal)
    {
        ["200"] = "The answer.",
        ["301"] = "The address is an older one, or that of an article where a section is asked for, or the other way round. Location is the right one.",
        ["304"] = "Nothing in the guide has changed since the answer whose ETag was sent in If-None-Match.",
        ["400"] = "The query is wrong; the detail says how to put it right.",
        ["404"] = "There is nothing at this address.",
        ["410"] = "What stood at this address was taken down. Do not show copies of it any more.",
        ["429"] = "Too many requests came from this network address. Wait as many seconds as Retry-After says.",
        ["500"] = "Something went wrong on our side.",
    };

    public static void DescribeList(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("listArticles")
        .WithSummary("All articles, without their texts")
        .WithDescription("All published articles, page by page: by kind, then in reading order. Follow links.next until it is null.")
        .Produces<ArticleList>()
        .Produces(StatusCodes.Status304NotModified)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesOfEvery()
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters =
            [
                Number("page", "The page of the list.", usual: 1, most: ApiEndpoints.MostPages),
                Number("size", "How many articles a page of the list holds.", usual: ApiEndpoints.UsualSize, most: ApiEndpoints.MostSize),
                .. operation.Parameters ?? [],
            ];
            return Task.CompletedTask;
        });

    public static void DescribeArticle(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("getArticle")
        .WithSummary("One article")
        .WithDescription("The article at a path of the guide, with its text, its sources and its emergency card.")
        .Produces<ArticleAnswer>()
        .ProducesOfParts()
        .AddOpenApiOperationTransformer((operation, _, _) => Path(
            operation, "The article's path without its first slash; index for the home page. Its slashes may be sent as they are or as %2F.", "conditions/gluteal-tendinopathy"));

    public static void DescribeSection(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("getSection")
        .WithSummary("One section of an article")
        .WithDescription("The section at a path of the guide, with its text, its sources and its emergency card.")
        .Produces<SectionAnswer>()
        .ProducesOfParts()
        .AddOpenApiOperationTransformer((operation, _, _) => Path(
            operation, "The section's path without its first slash. Its slashes may be sent as they are or as %2F.", "causes/overuse"));

    /// <summary>Adds what is the same for all requests: words for each status, and headers.</summary>
    public static Task CompleteAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        operation.Tags?.Clear();
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "If-None-Match",
            In = ParameterLocation.Header,
            Description = "The ETag of an answer that you keep.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
        foreach (var (status, response) in operation.Responses ?? [])
        {
            response.Description = Statuses[status];
            var headers = status switch
            {
                "200" or "304" => Header("ETag", "Changes when anything in the guide does.", JsonSchemaType.String),
                "301" => Header("Location", "The right address.", JsonSchemaType.String),
                "429" => Header("Retry-After", "How many seconds to wait, from 1.", JsonSchemaType.Integer),
                _ => null,
            };
            if (headers is not null)
            {
                ((OpenApiResponse)response).Headers = headers;
            }
        }

        return Task.CompletedTask;
    }

    private static RouteHandlerBuilder ProducesOfParts(this RouteHandlerBuilder endpoint) => endpoint
        .Produces(StatusCodes.Status301MovedPermanently)
        .Produces(StatusCodes.Status304NotModified)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status410Gone)
        .ProducesOfEvery();

    private static RouteHandlerBuilder ProducesOfEvery(this RouteHandlerBuilder endpoint) => endpoint
        .ProducesProblem(StatusCodes.Status429TooManyRequests)
        .ProducesProblem(StatusCodes.Status500InternalServerError);

    private static Dictionary<string, IOpenApiHeader> Header(string name, string words, JsonSchemaType type) => new(StringComparer.Ordinal)
    {
        [name] = new OpenApiHeader { Description = words, Schema = new OpenApiSchema { Type = type } },
    };

    private static OpenApiParameter Number(string name, string words, int usual, int most) => new()
    {
        Name = name,
        In = ParameterLocation.Query,
        Description = words,
        Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = $"{most}", Default = JsonValue.Create(usual) },
    };

    private static Task Path(OpenApiOperation operation, string words, string example)
    {
        var path = (OpenApiParameter)operation.Parameters!.Single(parameter => parameter.In is ParameterLocation.Path);
        path.Description = words;
        path.Example = JsonValue.Create(example);
        return Task.CompletedTask;
    }
}
