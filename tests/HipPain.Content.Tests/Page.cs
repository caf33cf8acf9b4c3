using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using HipPain.Content.Articles;

namespace HipPain.Content.Tests;

/// <summary>Reads the HTML of an article as a browser would, and holds every page to the rules of safety.</summary>
internal static class Page
{
    private static readonly string[] Elements =
    [
        "a", "blockquote", "br", "code", "div", "em", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre",
        "span", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
    ];

    private static readonly string[] Attributes =
        ["aria-label", "class", "href", "id", "role", "scope", "start", "tabindex"];

    private static readonly string[] Shapes =
        ["svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "text", "tspan", "a", "title"];

    private static readonly string[] ShapeAttributes =
    [
        "viewBox", "d", "cx", "cy", "r", "rx", "ry", "x", "y", "dx", "dy", "x1", "y1", "x2", "y2", "width", "height", "points",
        "transform", "class", "text-anchor", "href", "aria-label", "role", "aria-hidden",
    ];

    public static IHtmlDocument Of(Article article)
    {
        var page = Of(article.Lead + string.Concat(article.Sections.Select(section => $"<h2 id=\"{section.Id}\"></h2>{section.Html}")));
        AssertSafe(page);
        return page;
    }

    public static IHtmlDocument Of(string html) => new HtmlParser().ParseDocument(html);

    /// <summary>The words of an element, with white space as a reader sees it.</summary>
    public static string Words(this IElement? element) =>
        string.Join(' ', Assert.IsType<IElement>(element, exactMatch: false).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Nothing that runs, nothing foreign, no link that leads where links may not.</summary>
    public static void AssertSafe(IHtmlDocument page)
    {
        Assert.DoesNotContain(page.Descendants(), node => node is IComment or IProcessingInstruction);
        foreach (var element in page.Body!.QuerySelectorAll("*"))
        {
            var isShape = element.Closest("svg") is not null;
            Assert.Contains(element.LocalName, isShape ? Shapes : Elements);
            Assert.All(element.Attributes, attribute => Assert.Contains(attribute.Name, isShape ? ShapeAttributes : Attributes));
            if (element.GetAttribute("href") is { } href)
            {
                Assert.Matches("^((?i:https)://[a-zA-Z0-9]|mailto:|tel:[+0-9]|/$|/[a-z0-9]|#[a-z0-9])", href);
            }
        }

        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());
    }
}
