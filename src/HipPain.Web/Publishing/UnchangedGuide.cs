using System.Security.Cryptography;
using System.Text;
using HipPain.Content;
using HipPain.Web.Operations;
using Microsoft.Net.Http.Headers;

namespace HipPain.Web.Publishing;

/// <summary>Tells askers of what is made from the whole guide, and not kept, whether their copy still holds.</summary>
internal static class UnchangedGuide
{
    // A new build, new style sheets or another origin render the same guide in another way.
    private static readonly Lazy<byte[]> Build = new(() =>
    {
        var assets = Path.Combine(AppContext.BaseDirectory, "HipPain.Web.staticwebassets.endpoints.json");
        // What articles and drawings look like is up to the guide's own assembly, which can change alone.
        return
        [
            .. typeof(UnchangedGuide).Module.ModuleVersionId.ToByteArray(), .. typeof(Guide).Module.ModuleVersionId.ToByteArray(),
            .. File.Exists(assets) ? File.ReadAllBytes(assets) : [],
        ];
    });

    /// <summary>Lets browsers keep the answer and ask each time whether it still holds; tells whether the one they have does.</summary>
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
        // A star is any copy at all (RFC 9110, section 13.1.2).
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));
    }
}
