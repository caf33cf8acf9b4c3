using System.Text;

namespace HipPain.Web.Tests.Security;

internal static class SocketClient
{
    /// <summary>A browser's client over real connections that neither follows redirects nor keeps cookies, and sends any byte in a header.</summary>
    public static HttpClient Of(Site site)
    {
        ArgumentNullException.ThrowIfNull(site);
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1 }) { BaseAddress = new Uri($"http://localhost:{site.Port}") };
        using var browser = site.Browser();
        foreach (var (name, values) in browser.DefaultRequestHeaders)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation(name, values);
        }

        return client;
    }
}
