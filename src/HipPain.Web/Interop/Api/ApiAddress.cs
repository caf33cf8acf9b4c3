using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Content.Parts;
using HipPain.Web.Operations;

namespace HipPain.Web.Interop.Api;

/// <summary>Where the API has what: its own addresses, and those of the guide in them.</summary>
internal static class ApiAddress
{
    /// <summary>Below this path everything is the API's.</summary>
    public const string Root = "/api";

    /// <summary>The list of articles, and above each of them.</summary>
    public const string Articles = Root + "/articles";

    /// <summary>Above each section.</summary>
    public const string Sections = Root + "/sections";

    /// <summary>The OpenAPI document.</summary>
    public const string Document = Root + "/openapi.json";

    // No article can have this address: a file of this name makes the address of its folder.
    private const string Home = "/index";

    /// <summary>The address in the guide that the last part of one of the API's stands for.</summary>
    /// <param name="path">What stands behind the API's own part. Clients made from the document may write each slash as %2F.</param>
    public static string Read(string path)
    {
        var address = "/" + path.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        return address == Home ? Address.Home.Value : address;
    }

    /// <summary>Where the API has an article or a section.</summary>
    public static string Of(Part part) => part.Section is null ? Articles + Named(part.Article) : Sections + part.Address;

    /// <summary>The absolute form of an address of this site.</summary>
    public static Uri Link(this SiteOptions site, string path) => new(site.Absolute(path));

    private static string Named(Article article) => article.Address == Address.Home ? Home : article.Address.Value;
}
