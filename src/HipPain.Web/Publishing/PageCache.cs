using HipPain.Content;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Primitives;

namespace HipPain.Web.Publishing;

/// <summary>
/// Keeps the guide's pages as they were sent, compressed. The guide's version is part of the key, so a page of an older guide
/// can never be served; neither the query nor any header but the accepted encoding makes another copy.
/// </summary>
internal static class PageCache
{
    private const long MostBytes = 64 * 1024 * 1024;

    // A new build may render the same guide in another way.
    private static readonly string Build = typeof(PageCache).Module.ModuleVersionId.ToString("N")[..8];

    public static IServiceCollection AddPageCache(this IServiceCollection services)
    {
        services.AddResponseCompression(options => options.EnableForHttps = true);
        return services.AddOutputCache(options =>
        {
            options.SizeLimit = MostBytes;
            options.AddBasePolicy(policy => policy
                .With(context => GuideOf(context.HttpContext).Find(context.HttpContext.Request.Path.Value ?? "") is not null)
                .Expire(TimeSpan.FromDays(1))
                .SetVaryByQuery([])
                .SetVaryByHost(false)
                .VaryByValue(context => new KeyValuePair<string, string>("guide", GuideOf(context).Version))
                .VaryByValue(context => new KeyValuePair<string, string>("encoding", EncodingOf(context))));
        });
    }

    /// <summary>Lets browsers keep a page and ask each time whether it still holds.</summary>
    public static void SetValidators(this HttpResponse response, Guide guide)
    {
        response.Headers.ETag = $"W/\"{guide.Version}-{Build}\"";
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = "Accept-Encoding";
    }

    private static Guide GuideOf(HttpContext context) => context.RequestServices.GetRequiredService<ArticleRepository>().Current;

    private static string EncodingOf(HttpContext context) =>
        StringValues.IsNullOrEmpty(context.Request.Headers.AcceptEncoding)
            ? "identity"
            : context.RequestServices.GetRequiredService<IResponseCompressionProvider>().GetCompressionProvider(context)?.EncodingName ?? "identity";
}
