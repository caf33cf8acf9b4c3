using System.ServiceModel.Syndication;
using HipPain.Content;
using HipPain.Web.Operations;
using HipPain.Web.Publishing;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Interop.Changes;

/// <summary>What changed in the guide, as an Atom feed (RFC 4287): all of it, or changes of advice alone.</summary>
internal static class ChangesFeed
{
    /// <summary>Where the feed of all changes is.</summary>
    public const string Path = "/changes.atom";

    /// <summary>Where the feed of changes of advice is.</summary>
    public const string AdvicePath = "/changes.atom?advice=true";

    /// <summary>Where readers find the same.</summary>
    private const string Page = "/changes";

    /// <summary>Answers with the feed, or 304 where the one that the asker has still holds.</summary>
    public static IResult Get(HttpContext context, Guide guide, IOptions<SiteOptions> site)
    {
        var isAdvice = string.Equals(context.Request.Query["advice"].FirstOrDefault(), "true", StringComparison.OrdinalIgnoreCase);
        return context.IsUnchanged(guide, site.Value)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(AtomFeed.ToBytes(Of(guide, site.Value, isAdvice)), AtomFeed.Type);
    }

    private static SyndicationFeed Of(Guide guide, SiteOptions site, bool isAdvice)
    {
        var changes = GuideChanges.Of(guide);
        var entries = isAdvice ? changes.NewestAdvice : changes.Newest;
        var feed = new SyndicationFeed(entries.Select(entry => ItemOf(entry, site)).ToList())
        {
            Id = $"tag:{site.OriginUri.IdnHost},2026:changes{(isAdvice ? "/advice" : "")}",
            Title = Plain(isAdvice ? $"Changes of advice – {guide.Site.Name}" : $"What changed – {guide.Site.Name}"),
            Description = Plain(isAdvice
                ? $"Changes of what readers are advised to do: the newest {GuideChanges.Most} at most."
                : $"What changed in the guide: the newest {GuideChanges.Most} changes at most."),
            Language = "en-GB",
            LastUpdatedTime = AtomFeed.Start(entries.Count > 0 ? entries[0].Change.Date : changes.LastChanged),
        };
        feed.Authors.Add(new SyndicationPerson { Name = AtomFeed.Text(guide.Site.Publisher), Uri = site.Absolute("/") });
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(site.Absolute(isAdvice ? AdvicePath : Path)), AtomFeed.Type));
        feed.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(site.Absolute(Page)), "text/html"));
        return feed;
    }

    private static SyndicationItem ItemOf(ChangeEntry entry, SiteOptions site)
    {
        var item = new SyndicationItem
        {
            Id = entry.Id(site),
            Title = Plain(entry.Change.Advice ? $"The advice changed: {entry.Article.Title}" : entry.Article.Title),
            Summary = Plain(entry.Change.Note),
            LastUpdatedTime = AtomFeed.Start(entry.Change.Date),
        };
        item.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(site.Absolute(entry.Article.Address.Value)), "text/html"));
        if (entry.Change.Advice)
        {
            item.Categories.Add(new SyndicationCategory("advice", scheme: null, label: "The advice changed"));
        }

        return item;
    }

    private static TextSyndicationContent Plain(string text) => new(AtomFeed.Text(text));
}
