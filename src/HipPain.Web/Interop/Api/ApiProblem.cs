using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace HipPain.Web.Interop.Api;

/// <summary>What goes wrong in the API, as programs read it (RFC 9457).</summary>
/// <param name="status">The HTTP status, from 400.</param>
/// <param name="detail">What is wrong and what to do, in sentences; nothing that the caller sent.</param>
internal sealed class ApiProblem(int status, string detail) : IResult
{
    /// <summary>The media type of its answers.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>The answer to a request that was refused or failed before the API could say why.</summary>
    public static ApiProblem Of(int status) => new(status, status switch
    {
        StatusCodes.Status403Forbidden => "The API is only read. Send GET or HEAD.",
        StatusCodes.Status404NotFound => "The API has nothing at this address. Its document, /api/openapi.json, names all addresses.",
        StatusCodes.Status405MethodNotAllowed => "The API is only read. Send GET or HEAD.",
        StatusCodes.Status411LengthRequired or StatusCodes.Status413PayloadTooLarge => "The API is only read. Send GET or HEAD, without a body.",
        >= 500 => "Something went wrong on our side. Try again in a few minutes.",
        _ => "The request cannot be answered. The API's document, /api/openapi.json, says how to ask.",
    });

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var problem = new ProblemDetails
        {
            Type = "about:blank",
            Title = ReasonPhrases.GetReasonPhrase(status),
            Status = status,
            Detail = detail,
        };
        httpContext.Response.StatusCode = status;
        httpContext.Response.Headers.CacheControl = "no-store";
        return httpContext.Response.WriteAsJsonAsync(problem, ApiJson.Default.ProblemDetails, MediaType);
    }
}
