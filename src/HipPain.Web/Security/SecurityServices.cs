using HipPain.Web.Operations;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Security;

internal static class SecurityServices
{
    public static IServiceCollection AddSecurity(this IServiceCollection services)
    {
        // First, so that the headers stand on what the host filter refuses too.
        services.AddSingleton<SecurityHeaders>();
        services.Insert(0, ServiceDescriptor.Transient<IStartupFilter>(provider => provider.GetRequiredService<SecurityHeaders>()));
        services.AddOptionsWithValidateOnStart<ProxyOptions, ProxyOptionsValidator>().BindConfiguration(ProxyOptions.Section);
        services.AddOptions<HostFilteringOptions>().Configure<IOptions<SiteOptions>>((options, site) =>
        {
            options.AllowedHosts = [site.Value.OriginUri.Host, "localhost", "127.0.0.1", "[::1]"];
            options.AllowEmptyHosts = false;
            options.IncludeFailureMessage = false;
        });
        return services;
    }

    /// <summary>Has the headers survive whatever handles an error after it.</summary>
    public static void UseLastingSecurityHeaders(this IApplicationBuilder app)
    {
        var headers = app.ApplicationServices.GetRequiredService<SecurityHeaders>();
        app.Use((context, following) =>
        {
            headers.SetAtStart(context.Response);
            return following(context);
        });
    }
}
