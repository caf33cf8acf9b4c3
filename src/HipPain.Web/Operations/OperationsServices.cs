using Microsoft.Extensions.Options;

namespace HipPain.Web.Operations;

internal static class OperationsServices
{
    public static IServiceCollection AddOperations(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddSiteOptions();
        services.Configure<HostOptions>(options =>
        {
            // Articles are served whatever becomes of a service in the background.
            options.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore;
            // For requests under way, after those that proxies may still send. With what the page view writer may take, a stop ends within
            // the 10 s that containers are given.
            options.ShutdownTimeout = Farewell.Lasts + TimeSpan.FromSeconds(3);
        });
        return services.AddSiteLogging(environment).AddHealth();
    }

    /// <summary>How readers reach the site, for the site and for the commands that print addresses.</summary>
    public static IServiceCollection AddSiteOptions(this IServiceCollection services)
    {
        services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<SiteOptions>, SiteOptionsValidator>();
    }
}
