using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace HipPain.Content.Markdown;

/// <summary>
/// The guide's HTML for pages of other sites: links are absolute, ids are gone (another page may use them for something else), and
/// drawings, which are nothing without the guide's style sheet, give way to the words that describe them. It is changed as a tree
/// and stays as safe as it was.
/// </summary>
public sealed class PortableHtml
{
    // What parts the text of a page into lines.
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "blockquote", "br", "div", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "table", "tbody", "td", "th", "thead",
        "tr", "ul",
    };

    private readonly IElement _body;

    private PortableHtml(IElement body) => _body = body;

    /// <summary>The HTML.</summary>
    public string Html => _body.InnerHtml.Trim();

    /// <summary>The same as plain text, a line for each block.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            Write(_body, text);
            var lines = text.ToString().Split('\n').Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            return string.Join('\n', lines.Where(line => line.Length > 0));
        }
    }

    /// <summary>Makes HTML of the guide fit for other sites.</summary>
    /// <param name="html">Safe HTML, as the guide holds it.</param>
    /// <param name="page">The absolute address of the page that fragments in it lead to.</param>
    public static PortableHtml Of(string html, Uri page)
    {
        var body = Parse(html);
        foreach (var drawing in body.QuerySelectorAll("svg").ToList())
        {
            PutInWords(drawing);
        }

        foreach (var element in body.QuerySelectorAll("[id], [tabindex]").ToList())
        {
            element.RemoveAttribute("id");
            element.RemoveAttribute("tabindex");
        }

        // The rules let through addresses from the root, fragments, and absolute addresses, which resolve to themselves.
        foreach (var link in body.QuerySelectorAll("a[href]").ToList())
        {
            link.SetAttribute("href", new Uri(page, link.GetAttribute("href")).AbsoluteUri);
        }

        return new PortableHtml(body);
    }

    /// <summary>The first emergency card in HTML of the guide, as it stands there, and the id of its title; null if there is none.</summary>
    public static (string Html, string Id)? FindEmergencyCard(string html) =>
        Parse(html).QuerySelector(".care.emergency") is { } card ? (card.OuterHtml, card.QuerySelector(".care-title")?.Id ?? "") : null;

    private static IElement Parse(string html)
    {
        IHtmlDocument document = new HtmlParser().ParseDocument("");
        document.Body!.InnerHtml = html;
        return document.Body;
    }

    private static void PutInWords(IElement drawing)
    {
        if (drawing.GetAttribute("aria-label") is { Length: > 0 } words)
        {
            var paragraph = drawing.Owner!.CreateElement("p");
            paragraph.TextContent = $"Drawing: {words}";
            drawing.Replace(paragraph);
        }
        else
        {
            // It is named by the one before it.
            drawing.Remove();
        }
    }

    private static void Write(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText { Data: var words })
            {
                text.Append(words.Replace('\n', ' '));
            }
            else if (child is IElement element)
            {
                var end = Blocks.Contains(element.LocalName) ? "\n" : "";
                text.Append(end);
                Write(element, text);
                text.Append(end);
            }
        }
    }
}
