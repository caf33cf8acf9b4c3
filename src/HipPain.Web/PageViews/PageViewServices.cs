using HipPain.Content;
using HipPain.Web.Operations;
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
            .Bind(configuration.GetSection(PageViewOptions.SectionName));
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

    /// <summary>Counts the page views of all that comes after it, unless counting is switched off. It stands outside the
    /// rendered pages.</summary>
    public static IApplicationBuilder UsePageViews(this IApplicationBuilder app)
    {
        if (!app.ApplicationServices.GetRequiredService<IOptions<PageViewOptions>>().Value.Enabled)
        {
            return app;
        }

        var articles = app.ApplicationServices.GetRequiredService<ArticleRepository>();
        Func<string, bool> isPublished = path => articles.Current.Has(path);
        Func<string, bool> isBroken = path => articles.Current.IsMissed(path);
        return app.UseMiddleware<PageViewMiddleware>(isPublished, isBroken);
    }
}
