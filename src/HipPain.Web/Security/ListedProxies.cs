using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Security;

/// <summary>Has a request that comes by a listed proxy be one of the reader who asked the proxy.</summary>
public static class ListedProxies
{
    /// <summary>
    /// Puts the reader's network address and scheme in the place of the proxy's. It stands before all that counts or limits by
    /// address; where no proxy is listed nothing is put there.
    /// </summary>
    public static void UseListedProxies(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetRequiredService<IOptions<ProxyOptions>>().Value.Networks() is not { Count: > 0 } networks)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // A proxy may stand before a proxy. From the last backwards, each is believed as long as it is listed.
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks)
        {
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }
}
