using Microsoft.Extensions.Options;

namespace HipPain.Web.Operations;

internal static class OperationsServices
{
    public static IServiceCollection AddOperations(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SiteOptions>, SiteOptionsValidator>();
        return services.AddSiteLogging(environment).AddHealth();
    }
}
