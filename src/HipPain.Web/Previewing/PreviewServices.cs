using HipPain.Content;

namespace HipPain.Web.Previewing;

/// <summary>
/// What editors have beside the page while they write: it reloads itself on save, and its problems stand on it. All of it is
/// there in Development alone; the guide is then a preview (<see cref="Guide.IsPreview"/>).
/// </summary>
internal static class PreviewServices
{
    /// <summary>Where pages hear of changes, under the reserved address of the list of problems.</summary>
    public const string EventsPath = "/problems/events";

    /// <summary>The script that reloads pages.</summary>
    public const string ScriptPath = "/problems/preview.js";

    /// <summary>How ribbon and problems look.</summary>
    public const string StylesPath = "/problems/preview.css";

    public static IServiceCollection AddPreview(this IServiceCollection services) => services.AddSingleton<Preview>();

    public static void MapPreview(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
        {
            string[] methods = [HttpMethods.Get, HttpMethods.Head];
            app.MapMethods(ScriptPath, methods, (HttpResponse response) => File(response, "preview.js", "text/javascript"));
            app.MapMethods(StylesPath, methods, (HttpResponse response) => File(response, "preview.css", "text/css"));
            app.MapGet(EventsPath, (Preview preview, CancellationToken cancellation) =>
                TypedResults.ServerSentEvents(preview.StatesAsync(cancellation)));
        }
    }

    // Inside the assembly, so that readers' static files hold nothing of it.
    private static IResult File(HttpResponse response, string name, string type)
    {
        response.Headers.CacheControl = "no-cache";
        return Results.Stream(typeof(PreviewServices).Assembly.GetManifestResourceStream(name)!, $"{type}; charset=utf-8");
    }
}
