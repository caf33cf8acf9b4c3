using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;

namespace HipPain.Web.Interop.Infobutton;

/// <summary>
/// The feed in JSON, element by element. The standard fixes no form for it; this is the one that clients of MedlinePlus Connect
/// read: text in <c>_value</c>, and lists wherever an element may stand more than once.
/// </summary>
internal static class InfobuttonJson
{
    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The feed as UTF-8 JSON, in which nothing can be read as HTML.</summary>
    public static byte[] ToBytes(SyndicationFeed feed) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            feed = new
            {
                lang = feed.Language,
                title = Text(feed.Title),
                subtitle = Text(feed.Description),
                id = Value(feed.Id),
                updated = Value(feed.LastUpdatedTime),
                author = new { name = Value(feed.Authors[0].Name), uri = Value(feed.Authors[0].Uri) },
                link = feed.Links.Select(Link),
                category = feed.Categories.Select(Category),
                entry = feed.Items.Select(item => new
                {
                    title = Text(item.Title),
                    link = item.Links.Select(Link),
                    id = Value(item.Id),
                    updated = Value(item.LastUpdatedTime),
                    summary = Text((TextSyndicationContent)item.Summary),
                    category = item.Categories.Select(Category),
                }),
            },
        },
        Options);

    private static object Value(string text) => new { _value = text };

    private static object Value(DateTimeOffset moment) => Value(XmlConvert.ToString(moment.UtcDateTime, XmlDateTimeSerializationMode.Utc));

    private static object Text(TextSyndicationContent content) => new { _value = content.Text, type = content.Type };

    private static object Link(SyndicationLink link) => new
    {
        href = link.Uri.AbsoluteUri,
        rel = link.RelationshipType,
        type = link.MediaType,
        hreflang = link.AttributeExtensions.GetValueOrDefault(new XmlQualifiedName("hreflang")),
        title = link.Title,
    };

    private static object Category(SyndicationCategory category) => new { scheme = category.Scheme, term = category.Name };
}
