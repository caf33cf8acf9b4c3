using System.Xml;
using HipPain.Content.Figures;

namespace HipPain.Content.Editing;

/// <summary>Rewrites links to a moved article in a drawing made by hand, where the XML parser finds them.</summary>
internal static class SvgLinks
{
    /// <exception cref="EditRefusedException">A link is written in a way that its place cannot be told.</exception>
    /// <exception cref="XmlException">The drawing is not well-formed.</exception>
    public static void Rewrite(EditableText text, MovedAddress moved)
    {
        var lines = StartsOfLines(text.Text);
        using var xml = SvgReader.Open(text.Text);
        while (xml.Read())
        {
            if (xml.NodeType is not XmlNodeType.Element || !xml.MoveToAttribute("href"))
            {
                continue;
            }

            var url = xml.Value.Trim();
            if (moved.Follow(url) is { } target)
            {
                var at = (IXmlLineInfo)xml;
                var start = ValueOf(text.Text, lines[at.LineNumber - 1] + at.LinePosition - 1);
                if (start < 0 || string.CompareOrdinal(text.Text, start, url, 0, url.Length) != 0)
                {
                    throw new EditRefusedException($"The link to {url} on line {at.LineNumber} cannot be rewritten; write it as href=\"{url}\".");
                }

                text.Replace(start, url.Length, target);
            }
        }
    }

    private static List<int> StartsOfLines(string text)
    {
        List<int> starts = [0];
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', end + 1))
        {
            starts.Add(end + 1);
        }

        return starts;
    }

    /// <summary>Where the value of the attribute at a place begins, behind its quote and white space; less than 0 if it cannot be told.</summary>
    private static int ValueOf(string text, int attribute)
    {
        var quote = text.IndexOfAny(['"', '\''], attribute);
        return quote < 0 ? quote : quote + 1 + text.AsSpan(quote + 1).IndexOfAnyExcept(" \t\n");
    }
}
