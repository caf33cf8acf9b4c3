using System.Text.RegularExpressions;

namespace HipPain.Content.Articles;

/// <summary>Pages of the site itself that articles may link to. That they are there is for the site's own tests to see.</summary>
internal static partial class SitePages
{
    /// <summary>Whether a link leads to one of them, perhaps with a query.</summary>
    public static bool Contains(string url) => Form.IsMatch(url);

    [GeneratedRegex(@"^/(api/(articles|openapi\.json)|changes(\.atom)?|handouts(/view)?|infobutton|privacy/choice|search)(\?[A-Za-z0-9/_.,=&+%-]{1,1000})?\z")]
    private static partial Regex Form { get; }
}
