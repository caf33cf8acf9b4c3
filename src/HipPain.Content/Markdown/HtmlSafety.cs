using AngleSharp.Dom;
using AngleSharp.Html.Dom;
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
        [
            "a", "blockquote", "br", "code", "div", "em", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre",
            "span", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul", .. SvgWords.AllElements,
        ]),
        AllowedAttributes = Set(
            ["aria-hidden", "aria-label", "class", "href", "id", "role", "scope", "start", "tabindex", .. SvgWords.AllAttributes]),
        AllowedClasses = Set(
        [
            "advice-title", "care", "care-body", "care-level", "care-title", "center", "cite", "do", "dont", "emergency",
            "help-advice", "help-numbers", "note", "poses", "right", "routine", "table", "term", "unseen", "urgent", "wide", .. SvgWords.Classes,
        ]),
        AllowedSchemes = Set(LinkForm.Schemes),
        UriAttributes = Set(["href"]),
        AllowedCssProperties = Set([]),
        AllowedAtRules = new HashSet<AngleSharp.Css.Dom.CssRuleType>(),
    };

    [ThreadStatic]
    private static HtmlSafety? _ofThread;

    private readonly HtmlSanitizer _sanitizer = new(Options);
    private readonly List<string> _removed = [];

    public HtmlSafety()
    {
        _sanitizer.RemovingTag += (_, removal) => _removed.Add($"<{removal.Tag.LocalName}>");
        _sanitizer.RemovingAttribute += (_, removal) => _removed.Add($"{removal.Attribute.Name}=\"{removal.Attribute.Value}\"");
        _sanitizer.RemovingCssClass += (_, removal) => _removed.Add($"class {removal.CssClass}");
        _sanitizer.RemovingComment += (_, _) => _removed.Add("a comment");
    }

    /// <summary>One for this thread, which has taken nothing out yet: setting one up costs as much as a short article.</summary>
    public static HtmlSafety OfThread
    {
        get
        {
            var safety = _ofThread ??= new HtmlSafety();
            safety._removed.Clear();
            return safety;
        }
    }

    /// <summary>What had to be taken out so far.</summary>
    public IReadOnlyList<string> Removed => _removed;

    /// <summary>The safe HTML.</summary>
    public string Clean(string html) => Clean([html])[0];

    /// <summary>The same for every part of an article, in order.</summary>
    public IReadOnlyList<string> Clean(IReadOnlyList<string> parts)
    {
        var removedBefore = _removed.Count;
        // Setting up a document costs as much as reading a short part, so all parts of an article share one.
        using var document = Sanitize(string.Concat(parts.Select((part, number) => $"""<div id="part-{number}">{part}</div>""")));
        var boxes = document.Body!.ChildNodes;
        if (boxes.Length == parts.Count && boxes.Select((box, number) => box is IElement { Id: var id } && id == $"part-{number}").All(isBox => isBox))
        {
            return [.. boxes.Select(box => ((IElement)box).InnerHtml.Trim())];
        }

        // A part has broken out of its box.
        _removed.RemoveRange(removedBefore, _removed.Count - removedBefore);
        return [.. parts.Select(CleanAlone)];
    }

    private IHtmlDocument Sanitize(string html) => _sanitizer.SanitizeDom(html);

    private string CleanAlone(string html)
    {
        using var document = Sanitize(html);
        return document.Body!.InnerHtml.Trim();
    }

    private static HashSet<string> Set(IEnumerable<string> items) => new(items, StringComparer.OrdinalIgnoreCase);
}
