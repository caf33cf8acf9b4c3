using HipPain.Web.Operations;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Security;

internal static class SecurityServices
{
    public static IServiceCollection AddSecurity(this IServiceCollection services)
    {
        // First, so that the headers stand on what the host filter refuses too.
        services.Insert(0, ServiceDescriptor.Transient<IStartupFilter, SecurityHeaders>());
        services.AddOptions<HostFilteringOptions>().Configure<IOptions<SiteOptions>>((options, site) =>
        {
            options.AllowedHosts = [site.Value.OriginUri.Host, "localhost", "127.0.0.1", "[::1]"];
            options.IncludeFailureMessage = false;
        });
        return services;
    }
}
