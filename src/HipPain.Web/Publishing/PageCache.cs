using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Web.Operations;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HipPain.Web.Publishing;

/// <summary>
/// Keeps the guide's pages as they were sent, compressed. The guide's version is part of the key, so a page of an older guide
/// can never be served; neither the query nor any header but the accepted encoding makes another copy.
/// </summary>
internal static class PageCache
{
    private const long MostBytes = 64 * 1024 * 1024;

    // A new build, new style sheets or another origin render the same guide in another way.
    private static readonly Lazy<byte[]> Build = new(() =>
    {
        var assets = Path.Combine(AppContext.BaseDirectory, "HipPain.Web.staticwebassets.endpoints.json");
        // What articles and drawings look like is up to the guide's own assembly, which can change alone.
        return [.. typeof(PageCache).Module.ModuleVersionId.ToByteArray(), .. typeof(Guide).Module.ModuleVersionId.ToByteArray(), .. File.Exists(assets) ? File.ReadAllBytes(assets) : []];
    });

    public static IServiceCollection AddPageCache(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/atom+xml", "text/markdown"];
        });
        // A page is compressed once and sent many times.
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        return services.AddOutputCache(options =>
        {
            options.SizeLimit = MostBytes;
            options.Keep(IsKept);
        });
    }

    /// <summary>Keeps answers that follow from the path and the guide alone.</summary>
    /// <param name="options">What the cache goes by.</param>
    /// <param name="isKept">Which requests have such an answer; so many that all can be kept.</param>
    public static void Keep(this OutputCacheOptions options, Func<HttpContext, bool> isKept) => options.AddBasePolicy(policy => policy
        .With(context => isKept(context.HttpContext))
        .Expire(TimeSpan.FromDays(1))
        .SetVaryByQuery([])
        .SetVaryByHost(false)
        .VaryByValue(context => new KeyValuePair<string, string>("guide", GuideOf(context).Version))
        .VaryByValue(context => new KeyValuePair<string, string>("encoding", EncodingOf(context))));

    /// <summary>Lets browsers keep a page and ask each time whether it still holds; tells whether the one they have does.</summary>
    public static bool IsUnchanged(this HttpContext context, Guide guide, SiteOptions site)
    {
        if (guide.IsPreview)
        {
            // What an editor looks at may come from another build or start.
            context.Response.Headers.CacheControl = "no-cache";
            return false;
        }

        var version = $"{guide.Version}{Convert.ToHexStringLower(SHA256.HashData([.. Build.Value, .. Encoding.UTF8.GetBytes(site.Origin)]))[..8]}";
        var tag = new EntityTagHeaderValue($"\"{version}\"", isWeak: true);
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
        headers.Headers.Vary = HeaderNames.AcceptEncoding;
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false));
    }

    // What a page says of a sheet of paper is for those who hold it.
    private static bool IsKept(HttpContext context)
    {
        var (guide, path) = (GuideOf(context), context.Request.Path.Value ?? "");
        return !context.Request.Query.ContainsKey("v") && guide.Has(path) && guide.Find(path)?.FrontMatter.Kind is not ArticleKind.Handout;
    }

    // One guide for the whole request: the page is kept under the version that it was made from.
    private static Guide GuideOf(HttpContext context) => context.RequestServices.GetRequiredService<Guide>();

    private static string EncodingOf(HttpContext context) =>
        StringValues.IsNullOrEmpty(context.Request.Headers.AcceptEncoding)
            ? "identity"
            : context.RequestServices.GetRequiredService<IResponseCompressionProvider>().GetCompressionProvider(context)?.EncodingName ?? "identity";
}
