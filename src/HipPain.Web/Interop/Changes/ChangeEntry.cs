using System.Globalization;
using HipPain.Content.Articles;
using HipPain.Web.Operations;

namespace HipPain.Web.Interop.Changes;

/// <summary>One line of the history of one published article.</summary>
/// <param name="Article">The article.</param>
/// <param name="Change">What changed, and when.</param>
/// <param name="Number">Its place among the article's changes of that day, in the order of the file; the first is 1.</param>
public sealed record ChangeEntry(Article Article, Change Change, int Number)
{
    /// <summary>
    /// A name that lasts, as a tag URI (RFC 4151): it stays the same when words are corrected, when anything else is added or
    /// changes, and when the article moves.
    /// </summary>
    /// <param name="site">Says whose it is.</param>
    public string Id(SiteOptions site)
    {
        // A move adds an alias below the others, so the first is the oldest address and stays so.
        var oldest = Article.FrontMatter.Aliases.Count > 0 ? Article.FrontMatter.Aliases[0] : Article.Address;
        var number = Number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $";{Number}");
        return string.Create(CultureInfo.InvariantCulture, $"tag:{site.OriginUri.IdnHost},{Change.Date:yyyy-MM-dd}:{oldest}{number}");
    }
}
