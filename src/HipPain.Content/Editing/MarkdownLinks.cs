using HipPain.Content.Articles;
using HipPain.Content.Markdown;
using HipPain.Content.Sources;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace HipPain.Content.Editing;

/// <summary>Rewrites links to a moved article where the Markdown parser finds them; what only looks like a link stays.</summary>
internal static class MarkdownLinks
{
    private static readonly Markdig.MarkdownPipeline Pipeline =
        GuideMarkdown.Pipeline(new Surroundings { Site = Site.Fallback, Sources = SourceList.Empty });

    /// <summary>Rewrites the links of an article's body.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="start">Where its body starts.</param>
    /// <param name="moved">What has moved.</param>
    /// <exception cref="EditRefusedException">A link is written in a way that its place cannot be told.</exception>
    public static void Rewrite(EditableText text, int start, MovedAddress moved)
    {
        var body = text.Text[start..];
        var document = Markdig.Markdown.Parse(body, Pipeline);
        foreach (var (url, span, line) in Places(document))
        {
            if (moved.Follow(url) is not { } target)
            {
                continue;
            }

            var written = span.IsEmpty || span.End >= body.Length ? "" : body.Substring(span.Start, span.Length);
            var offset = written == $"<{url}>" ? 1 : 0;
            if (offset == 0 && written != url)
            {
                var lines = text.Text.AsSpan(0, start).Count('\n');
                throw new EditRefusedException($"The link to {url} on line {lines + line + 1} cannot be rewritten; write it as [words]({url}).");
            }

            text.Replace(start + span.Start + offset, url.Length, target);
        }
    }

    private static IEnumerable<(string Url, SourceSpan Span, int Line)> Places(MarkdownDocument document)
    {
        foreach (var node in document.Descendants())
        {
            switch (node)
            {
                // A link by reference has its address in the definition.
                case LinkInline { Reference: null, Url: { } url } link:
                    yield return (url, link.UrlSpan, link.Line);
                    break;
                case LinkReferenceDefinition { Url: { } url } definition:
                    yield return (url, definition.UrlSpan, definition.Line);
                    break;
                default:
                    break;
            }
        }
    }
}
