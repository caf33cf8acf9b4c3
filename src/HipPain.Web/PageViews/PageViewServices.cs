using HipPain.Content;
using HipPain.Web.Operations;
using HipPain.Web.Publishing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HipPain.Web.PageViews;

/// <summary>Adds page view counting to the site.</summary>
public static class PageViewServices
{
    /// <summary>
    /// Adds what counts page views. The database must have been added before. Services stop in the reverse order of their
    /// registration and the web server is always registered last, so the writer stops after the last answer was sent.
    /// </summary>
    public static IServiceCollection AddPageViews(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptionsWithValidateOnStart<PageViewOptions, PageViewOptionsValidator>()
            .Bind(configuration.GetSection(PageViewOptions.SectionName))
            .Validate<IOptions<RenderedPageOptions>>(
                (views, pages) => views.HasBeacon || !views.Enabled || pages.Value.SharedSeconds == 0,
                "RenderedPages:SharedSeconds has a cache answer readers whom the site then cannot count: set PageViews:Beacon to true, or PageViews:Enabled to false.");
        services.AddSingleton(provider => new PageViewRule(provider.GetRequiredService<IOptions<SiteOptions>>().Value.OriginUri.IdnHost));
        services.AddSingleton<InflationCap>();
        services.AddSingleton<PageViewCounter>();
        services.AddSingleton<SearchMisses>();
        services.AddHostedService<StoredNames>();
        services.AddSingleton<BatchInHand>();
        services.AddMetrics().AddSingleton<PageViewMetrics>();
        services.AddSingleton<BatchTable>();
        services.AddSingleton<SpillFolder>();
        services.AddHostedService<PageViewWriter>();
        return services;
    }

    /// <summary>Takes what pages tell that are shown, where they are to.</summary>
    public static void MapPageViews(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetRequiredService<IOptions<PageViewOptions>>().Value.HasBeacon)
        {
            endpoints.MapPost(Beacon.Path, Beacon.TakeAsync);
        }
    }

    /// <summary>Counts the page views of all that comes after it, unless counting is switched off. It stands outside the
    /// rendered pages.</summary>
    public static IApplicationBuilder UsePageViews(this IApplicationBuilder app)
    {
        var options = app.ApplicationServices.GetRequiredService<IOptions<PageViewOptions>>().Value;
        if (!options.Enabled)
        {
            return app;
        }

        var articles = app.ApplicationServices.GetRequiredService<ArticleRepository>();
        // Pages that tell themselves that they are shown would be counted twice.
        Func<string, bool> isPublished = options.Beacon ? _ => false : path => articles.Current.Has(path);
        Func<string, bool> isBroken = path => articles.Current.IsMissed(path);
        return app.UseMiddleware<PageViewMiddleware>(isPublished, isBroken);
    }
}
