using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;

namespace HipPain.Web.Pages;

internal static class PagesServices
{
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.Configure<RouteOptions>(options =>
        {
            options.ConstraintMap.Add("section", typeof(SectionConstraint));
            options.ConstraintMap.Add("handout", typeof(HandoutConstraint));
        });
        // They read "a[b]" as a script library writes it, and fail on a name with a bracket that is never closed.
        // The framework adds them later.
        services.PostConfigure<MvcOptions>(options =>
        {
            options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
            options.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
        });
        services.AddRazorPages(options =>
        {
            // UnsafeRequests does this work without a cookie, and for editors their gate does.
            options.Conventions.ConfigureFilter(new IgnoreAntiforgeryTokenAttribute());
            options.Conventions.AddFolderRouteModelConvention("/", LimitMethods);
        });
        return services;
    }

    /// <summary>Without this a page answers any method at all with its empty self.</summary>
    private static void LimitMethods(PageRouteModel page)
    {
        string[] methods = page.ViewEnginePath switch
        {
            "/Error" => [],
            "/Feedback/Index" => [HttpMethods.Post],
            "/Feedback/Details" or "/Privacy/Choice" => [.. Read, HttpMethods.Post],
            _ when page.ViewEnginePath.StartsWith("/Editor/", StringComparison.Ordinal) => [.. Read, HttpMethods.Post],
            _ => Read,
        };
        if (methods.Length > 0)
        {
            foreach (var selector in page.Selectors)
            {
                selector.EndpointMetadata.Add(new HttpMethodMetadata(methods));
            }
        }
    }
}
