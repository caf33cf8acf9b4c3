using System.ServiceModel.Syndication;
using System.Xml;
using HipPain.Content;
using HipPain.Content.Articles;
using HipPain.Web.Interop.Changes;
using HipPain.Web.Operations;

namespace HipPain.Web.Interop.Infobutton;

/// <summary>
/// An answer as the standard's knowledge response has it: an Atom feed with an entry for each result, whose categories repeat what
/// was read of the request.
/// </summary>
internal static class InfobuttonFeed
{
    /// <summary>The media type under which record systems ask for it.</summary>
    public const string MediaType = "text/xml";

    private const string Language = "en-GB";

    /// <summary>Makes the feed; it is whole without results as well.</summary>
    public static SyndicationFeed Of(InfobuttonRequest request, IReadOnlyList<InfobuttonResult> results, Guide guide, SiteOptions site)
    {
        var query = string.Join('&', request.Known.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"));
        var self = new Uri(site.Absolute($"/infobutton?{query}&knowledgeResponseType=text%2Fxml"));
        var feed = new SyndicationFeed(results.Select(result => ItemOf(result, request, site)).ToList())
        {
            Id = self.AbsoluteUri,
            Title = Plain(guide.Site.Name),
            Description = Plain(InWords(request, results)),
            Language = Language,
            LastUpdatedTime = AtomFeed.Start(results.Count > 0 ? results.Max(result => result.Part.Article.LastChanged) : GuideChanges.Of(guide).LastChanged),
        };
        feed.Authors.Add(new SyndicationPerson { Name = AtomFeed.Text(guide.Site.Publisher), Uri = site.Absolute("/") });
        feed.Links.Add(SyndicationLink.CreateSelfLink(self, MediaType));
        foreach (var (name, value) in request.Known)
        {
            feed.Categories.Add(new SyndicationCategory(value, name, label: null));
        }

        return feed;
    }

    /// <summary>What an answer is, in a sentence or two.</summary>
    public static string InWords(InfobuttonRequest request, IReadOnlyList<InfobuttonResult> results) =>
        (results.Count == 0
            ? "The guide has nothing on this. It is about hip pain from running, in adults."
            : "General information for adult runners with hip pain. It is no diagnosis.")
        + (request.WantsOtherLanguage ? " The guide is in English only." : "");

    private static SyndicationItem ItemOf(InfobuttonResult result, InfobuttonRequest request, SiteOptions site)
    {
        var (part, found) = result;
        var item = new SyndicationItem
        {
            Id = site.Absolute(part.Address),
            Title = Plain(part.Section is null ? part.Title : $"{part.Title} – {part.Article.Title}"),
            Summary = Plain(part.Article.Summary),
            LastUpdatedTime = AtomFeed.Start(part.Article.LastChanged),
        };
        item.Links.Add(In(SyndicationLink.CreateAlternateLink(new Uri(site.Absolute(part.Address)), "text/html")));
        if (request.IsForProvider && part.Article.Sources.Count > 0)
        {
            var sources = new Uri(site.Absolute($"{part.Article.Address}#page-sources"));
            item.Links.Add(In(new SyndicationLink(sources, "related", "Sources", "text/html", length: 0)));
        }

        if (found is not null)
        {
            item.Categories.Add(new SyndicationCategory(found.Code, "mainSearchCriteria.v.c", label: null));
            item.Categories.Add(new SyndicationCategory(found.System.Oid, "mainSearchCriteria.v.cs", label: null));
        }

        return item;
    }

    private static SyndicationLink In(SyndicationLink link)
    {
        link.AttributeExtensions.Add(new XmlQualifiedName("hreflang"), Language);
        return link;
    }

    private static TextSyndicationContent Plain(string text) => new(AtomFeed.Text(text));
}
