using HipPain.Content.Markdown;
using Markdig.Syntax.Inlines;

namespace HipPain.Content.Checking.CareCards;

/// <summary>What tells readers when to get help: a care card, or a link to the page about it.</summary>
internal static class WayToHelp
{
    public const string Page = "/when-to-see-a-doctor";

    /// <summary>Where each of them stands.</summary>
    public static IEnumerable<Mark> In(ArticleText article) =>
        article.Cards.Select(card => article.At(card.Block)).Concat(article.Links.Where(Leads).Select(article.At));

    private static bool Leads(LinkInline link) =>
        link.Url == Page || link.Url?.StartsWith(Page + "#", StringComparison.Ordinal) == true;
}
