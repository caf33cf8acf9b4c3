using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace HipPain.Content.Markdown;

/// <summary>
/// The dialect of the guide: CommonMark, pipe tables, <c>:::</c> containers and citations. Each part is enabled by itself:
/// Markdig's advanced set and its generic attributes let script through.
/// </summary>
internal sealed class GuideMarkdown(Surroundings surroundings) : IMarkdownExtension
{
    public static MarkdownPipeline Pipeline(Surroundings surroundings)
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UsePreciseSourceLocation();
        builder.Extensions.Add(new GuideMarkdown(surroundings));
        return builder.Build();
    }

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        // The parser alone: the extension that comes with it also turns ::text:: into a span.
        pipeline.BlockParsers.Insert(0, new CustomContainerParser());
        pipeline.InlineParsers.Insert(0, new CitationParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        var renderers = ((HtmlRenderer)renderer).ObjectRenderers;
        renderers.Insert(0, new CitationRenderer());
        renderers.Insert(0, new ContainerRenderer(surroundings));
        renderers.Replace<HtmlTableRenderer>(new TableRenderer());
    }
}
