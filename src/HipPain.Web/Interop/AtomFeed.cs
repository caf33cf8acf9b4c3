using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;

namespace HipPain.Web.Interop;

/// <summary>Makes Atom feeds (RFC 4287).</summary>
internal static class AtomFeed
{
    /// <summary>The media type of a feed.</summary>
    public const string Type = "application/atom+xml";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    /// <summary>The feed as UTF-8 XML.</summary>
    public static byte[] ToBytes(SyndicationFeed feed)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Settings))
        {
            new Atom10FeedFormatter(feed).WriteTo(writer);
        }

        return bytes.ToArray();
    }

    /// <summary>The start of a day in UTC, as feeds give it.</summary>
    public static DateTimeOffset Start(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>A text without what XML 1.0 has no way to write: most control characters, and halves of characters.</summary>
    public static string Text(string text)
    {
        if (IsWritable(text))
        {
            return text;
        }

        var runes = text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value));
        return string.Concat(runes.Select(rune => rune.ToString()));
    }

    private static bool IsWritable(string text)
    {
        foreach (var character in text)
        {
            // Pairs are looked at one by one in Text.
            if (!XmlConvert.IsXmlChar(character))
            {
                return false;
            }
        }

        return true;
    }
}
