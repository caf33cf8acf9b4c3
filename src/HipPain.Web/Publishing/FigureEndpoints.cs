using HipPain.Content;
using Microsoft.Net.Http.Headers;

namespace HipPain.Web.Publishing;

internal static class FigureEndpoints
{
    /// <summary>Sends the guide's drawings from memory; browsers keep them and ask each time whether they still hold.</summary>
    public static void MapFigures(this IEndpointRouteBuilder app) =>
        app.MapMethods("/figures/{file}", [HttpMethods.Get, HttpMethods.Head], (string file, Guide guide, HttpContext context) =>
        {
            if (guide.Figures.FindFile(file) is not { } figure)
            {
                return Results.NotFound();
            }

            context.Response.Headers.CacheControl = "no-cache";
            var type = file.EndsWith(".png", StringComparison.Ordinal) ? "image/png" : "image/svg+xml";
            return Results.Bytes(figure.Content, type, entityTag: new EntityTagHeaderValue($"\"{figure.Hash}\""));
        });
}
