using System.Globalization;
using System.Net.Http.Headers;
using System.Xml.Linq;

namespace HipPain.Web.Tests.Interop;

/// <summary>What a feed must keep to by RFC 4287; the numbers are its sections.</summary>
public static class AtomRules
{
    public static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static readonly string[] Known =
    [
        "feed", "entry", "content", "author", "category", "contributor", "generator", "icon", "id", "link", "logo", "published",
        "rights", "source", "subtitle", "summary", "title", "updated", "name", "uri", "email",
    ];

    /// <summary>Reads a feed and holds it against every rule that applies to what it has.</summary>
    public static XElement Read(string xml)
    {
        var feed = XDocument.Parse(xml).Root!;
        Assert.Equal(Atom + "feed", feed.Name);
        // 6.1 and 6.2: nothing of Atom's own that Atom does not know.
        Assert.All(feed.DescendantsAndSelf(), element => Assert.Contains(element.Name, Known.Select(name => Atom + name)));
        CheckFeed(feed);
        Assert.All(feed.Elements(Atom + "entry"), CheckEntry);
        Assert.All(feed.Descendants().Where(element => element.Name.LocalName is "title" or "subtitle" or "summary" or "rights"), CheckText);
        Assert.All(feed.Descendants().Where(element => element.Name.LocalName is "author" or "contributor"), CheckPerson);
        Assert.All(feed.Descendants().Where(element => element.Name.LocalName is "updated" or "published"), CheckDate);
        Assert.All(feed.Descendants(Atom + "id"), CheckId);
        Assert.All(feed.Descendants(Atom + "link"), CheckLink);
        Assert.All(feed.Descendants(Atom + "category"), CheckCategory);
        Assert.All(feed.DescendantsAndSelf().Attributes(XNamespace.Xml + "lang"), language => Assert.Matches("^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$", language.Value));
        return feed;
    }

    // 4.1.1
    private static void CheckFeed(XElement feed)
    {
        CheckCounts(feed, once: ["id", "title", "updated"], atMostOnce: ["generator", "icon", "logo", "rights", "subtitle"]);
        Assert.True(
            feed.Elements(Atom + "author").Any() || feed.Elements(Atom + "entry").All(entry => entry.Elements(Atom + "author").Any()),
            "Neither the feed nor each of its entries has an author.");
        CheckAlternates(feed);
        // SHOULD: readers of feeds ask for the feed at this address from then on.
        Assert.Single(feed.Elements(Atom + "link"), link => link.Attribute("rel")?.Value == "self");
        // 4.1.1 lets one id stand more than once only for revisions of the same entry, which this site never sends.
        var ids = feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")?.Value).ToList();
        Assert.Equal(ids.Distinct().ToList(), ids);
    }

    // 4.1.2
    private static void CheckEntry(XElement entry)
    {
        CheckCounts(entry, once: ["id", "title", "updated"], atMostOnce: ["content", "published", "rights", "source", "summary"]);
        CheckAlternates(entry);
        Assert.Empty(entry.Elements(Atom + "content"));
        Assert.Contains(entry.Elements(Atom + "link"), IsAlternate);
    }

    private static void CheckCounts(XElement element, string[] once, string[] atMostOnce)
    {
        Assert.All(once, name => Assert.Single(element.Elements(Atom + name)));
        Assert.All(atMostOnce, name => Assert.InRange(element.Elements(Atom + name).Count(), 0, 1));
    }

    private static void CheckAlternates(XElement element)
    {
        var alternates = element.Elements(Atom + "link").Where(IsAlternate)
            .Select(link => (link.Attribute("type")?.Value, link.Attribute("hreflang")?.Value)).ToList();
        Assert.Equal(alternates.Distinct().ToList(), alternates);
    }

    // 4.2.7.2: a link without a relation is an alternate one.
    private static bool IsAlternate(XElement link) => (link.Attribute("rel")?.Value ?? "alternate") == "alternate";

    // 3.1.1: the site sends plain text alone.
    private static void CheckText(XElement text)
    {
        Assert.Equal("text", text.Attribute("type")?.Value ?? "text");
        Assert.False(text.HasElements);
        Assert.False(string.IsNullOrWhiteSpace(text.Value));
    }

    // 3.2
    private static void CheckPerson(XElement person)
    {
        CheckCounts(person, once: ["name"], atMostOnce: ["uri", "email"]);
        Assert.All(person.Elements(Atom + "uri"), uri => Assert.True(Uri.IsWellFormedUriString(uri.Value, UriKind.Absolute)));
        Assert.All(person.Elements(Atom + "email"), email => Assert.Matches(".+@.+", email.Value));
    }

    // 3.3: RFC 3339 with a capital T and, where there is no offset, a capital Z.
    private static void CheckDate(XElement date)
    {
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$", date.Value);
        Assert.True(DateTimeOffset.TryParse(date.Value, CultureInfo.InvariantCulture, out _));
    }

    // 4.2.6
    private static void CheckId(XElement id)
    {
        Assert.Equal(id.Value.Trim(), id.Value);
        Assert.True(Uri.IsWellFormedUriString(id.Value, UriKind.Absolute), $"{id.Value} is no absolute IRI.");
    }

    // 4.2.7; absolute, so that no base is needed.
    private static void CheckLink(XElement link)
    {
        Assert.True(Uri.IsWellFormedUriString(link.Attribute("href")?.Value, UriKind.Absolute), $"{link} leads nowhere.");
        Assert.Contains(link.Attribute("rel")?.Value, (string[])["alternate", "self", "related"]);
        Assert.True(MediaTypeHeaderValue.TryParse(link.Attribute("type")?.Value, out _));
    }

    // 4.2.2
    private static void CheckCategory(XElement category)
    {
        Assert.NotNull(category.Attribute("term"));
        Assert.True(category.Attribute("scheme") is not { } scheme || Uri.IsWellFormedUriString(scheme.Value, UriKind.RelativeOrAbsolute));
    }
}
