using Microsoft.Extensions.Options;

namespace HipPain.Web.Operations;

internal static class OperationsServices
{
    public static IServiceCollection AddOperations(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SiteOptions>, SiteOptionsValidator>();
        services.Configure<HostOptions>(options =>
        {
            // Articles are served whatever becomes of a service in the background.
            options.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore;
            // For requests under way. With what the page view writer may take, a stop ends within the 10 s that containers are given.
            options.ShutdownTimeout = TimeSpan.FromSeconds(3);
        });
        return services.AddSiteLogging(environment).AddHealth();
    }
}
