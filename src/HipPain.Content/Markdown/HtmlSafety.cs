using AngleSharp.Dom;
using Ganss.Xss;
using HipPain.Content.Figures;

namespace HipPain.Content.Markdown;

/// <summary>
/// The second of two independent layers: whatever the Markdown renderer wrote is parsed as HTML again, and only what the
/// guide uses stays. What had to go is named, because it means that the first layer has a hole.
/// </summary>
internal sealed class HtmlSafety
{
    private static readonly HtmlSanitizerOptions Options = new()
    {
        AllowedTags = Set(
            "a", "blockquote", "br", "code", "div", "em", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre",
            "span", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"),
        AllowedAttributes = Set("alt", "aria-label", "class", "href", "id", "role", "scope", "src", "start", "tabindex"),
        AllowedClasses = Set(
            "advice-title", "care", "care-body", "care-level", "care-title", "center", "cite", "do", "dont", "emergency",
            "help-advice", "help-numbers", "note", "right", "routine", "table", "unseen", "urgent"),
        AllowedSchemes = Set(LinkForm.Schemes),
        UriAttributes = Set("href", "src"),
        AllowedCssProperties = Set(),
        AllowedAtRules = new HashSet<AngleSharp.Css.Dom.CssRuleType>(),
    };

    private readonly HtmlSanitizer _sanitizer = new(Options);
    private readonly List<string> _removed = [];

    public HtmlSafety()
    {
        _sanitizer.RemovingTag += (_, removal) => _removed.Add($"<{removal.Tag.LocalName}>");
        _sanitizer.RemovingAttribute += (_, removal) => _removed.Add($"{removal.Attribute.Name}=\"{removal.Attribute.Value}\"");
        _sanitizer.RemovingCssClass += (_, removal) => _removed.Add($"class {removal.CssClass}");
        _sanitizer.RemovingComment += (_, _) => _removed.Add("a comment");
    }

    /// <summary>What had to be taken out so far.</summary>
    public IReadOnlyList<string> Removed => _removed;

    /// <summary>The safe HTML, and its words without the numbers of citations.</summary>
    public (string Html, string Text) Clean(string html)
    {
        if (html.Length == 0)
        {
            return ("", "");
        }

        using var document = _sanitizer.SanitizeDom(html);
        var body = document.Body!;
        foreach (var picture in body.QuerySelectorAll("img").Where(picture => !IsFigure(picture)))
        {
            picture.Remove();
            _removed.Add("<img>");
        }

        var clean = body.InnerHtml.Trim();
        foreach (var citation in body.QuerySelectorAll(".cite"))
        {
            citation.Remove();
        }

        return (clean, string.Join(' ', body.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    // A picture comes from the guide's own folder, or it does not come.
    private static bool IsFigure(IElement picture) =>
        picture.GetAttribute("src")?.StartsWith($"/{FigureList.Folder}/", StringComparison.Ordinal) == true;

    private static HashSet<string> Set(params string[] items) => new(items, StringComparer.OrdinalIgnoreCase);
}
