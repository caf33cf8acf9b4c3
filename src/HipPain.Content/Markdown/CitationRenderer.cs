using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace HipPain.Content.Markdown;

/// <summary>Writes a citation as small numbers that lead to the list of sources and can be led back to.</summary>
internal sealed class CitationRenderer : HtmlObjectRenderer<CitationInline>
{
    protected override void Write(HtmlRenderer renderer, CitationInline citation)
    {
        foreach (var use in citation.Uses)
        {
            renderer.Write($"""<sup class="cite"><a id="{use.Id}" href="#source-{use.Number}">[<span class="unseen">Source </span>{use.Number}]</a></sup>""");
        }
    }
}
