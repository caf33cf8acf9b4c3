using HipPain.Content.Articles;
using HipPain.Content.Checking;
using HipPain.Content.Parts;
using HipPain.Content.Terms;
using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace HipPain.Content.Markdown;

/// <summary>Turns Markdown into safe HTML: parse, hold every node against the rules, render part by part, sanitize.</summary>
internal sealed class MarkdownReader(Surroundings surroundings)
{
    private readonly MarkdownPipeline _pipeline = GuideMarkdown.Pipeline(surroundings);
    private readonly IReadOnlyList<ArticleRule> _rules = Rules.ForArticles(surroundings.Depth);

    /// <summary>Reads an article's body, which starts at a line of its file; null, with the reasons in the log, if it breaks a rule.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="firstLine">The line of the file on which it starts, from 1.</param>
    /// <param name="matter">The front matter above it.</param>
    /// <param name="log">Where problems go.</param>
    /// <param name="firstContainer">The number of the first container; 0 for the guide's own card, which stands on every page.</param>
    public Body? Read(string markdown, int firstLine, FrontMatter matter, ProblemLog log, int firstContainer = 1)
    {
        if (!TextLimits.Hold(markdown, firstLine, log))
        {
            return null;
        }

        try
        {
            var document = Markdig.Markdown.Parse(markdown, _pipeline);
            var positions = new Positions(firstLine);
            var safety = new DocumentRules(surroundings, positions, firstContainer, log);
            var nodes = Nodes.Of(document);
            if (!safety.Check(nodes))
            {
                return null;
            }

            var text = ArticleText.Of(document, nodes, matter, surroundings, positions);
            foreach (var rule in _rules)
            {
                rule.Check(text, log);
            }

            if (!log.IsClean)
            {
                return null;
            }

            var html = surroundings.Depth is Depth.Checking
                ? Eager(Render(Parts(document), positions, log))
                : new Lazy<IReadOnlyList<PartHtml>>(() => HtmlWith(Glossary.None));
            return log.IsClean ? BodyOf(markdown, text, safety, html, HtmlWith) : null;

            IReadOnlyList<PartHtml> HtmlWith(Glossary glossary) => Render(markdown, firstContainer, new TermLinks(glossary, matter.Title));
        }
        catch (ArgumentException exception) when (exception.Message.Contains("depth limit", StringComparison.Ordinal))
        {
            log.Add(Rules.TooComplex, new Mark(firstLine, 1), DocumentRules.TooDeep);
            return null;
        }
    }

    private static Lazy<IReadOnlyList<PartHtml>> Eager(IReadOnlyList<PartHtml> html)
    {
        var lazy = new Lazy<IReadOnlyList<PartHtml>>(() => html);
        _ = lazy.Value;
        return lazy;
    }

    private static Body BodyOf(
        string markdown, ArticleText text, DocumentRules safety, Lazy<IReadOnlyList<PartHtml>> html, Func<Glossary, IReadOnlyList<PartHtml>> htmlWith)
    {
        var lead = text.Document.TakeWhile(block => !IsSection(block)).ToList();
        return new Body
        {
            Markdown = markdown,
            Html = html,
            HtmlWith = htmlWith,
            LeadLines = text.Lines(0, text.Headings.Find(IsSection)),
            HasOwnEmergencyCard = lead.OfType<CustomContainer>().Any(block => Container.Of(block).Kind is ContainerKind.Emergency),
            Cards = text.Cards.Count(),
            Sections =
            [
                .. text.Headings.Where(IsSection).Select((heading, index) => new Section
                {
                    Id = HeadingId.Of(heading)!,
                    Title = HeadingId.TitleOf(heading),
                    Lines = text.Lines(text.At(heading).Line, text.Headings.SkipWhile(other => other != heading).Skip(1).FirstOrDefault(IsSection)),
                    ArticleHtml = html,
                    Number = index + 1,
                    Mark = text.At(heading),
                }),
            ],
            Sources = safety.Citations.Cited,
            Links = safety.Links,
            Figures = [.. text.Boxes.Select(Container.Of).Where(box => box.Kind is ContainerKind.Figure).Select(box => box.Title!)],
            Ids = safety.Ids,
        };
    }

    /// <summary>
    /// The HTML of a text that has passed the rules, for a reader who waits. Keeping the text and reading it again takes a tenth
    /// of the memory of a syntax tree, and a guide of thousands of articles starts in a third of the time.
    /// </summary>
    private IReadOnlyList<PartHtml> Render(string markdown, int firstContainer, TermLinks terms)
    {
        var document = Markdig.Markdown.Parse(markdown, _pipeline);
        var (positions, log) = (new Positions(1), new ProblemLog(""));
        var nodes = Nodes.Of(document);
        new DocumentRules(surroundings, positions, firstContainer, log).Check(nodes);
        terms.AddTo(nodes);
        return Render(Parts(document), positions, log);
    }

    private IReadOnlyList<PartHtml> Render(List<List<Block>> parts, Positions positions, ProblemLog log)
    {
        var pieces = parts.Select(Pieces).ToList();
        var safety = HtmlSafety.OfThread;
        var clean = new Queue<string>(safety.Clean(Html(pieces.SelectMany(part => part))));
        foreach (var removed in safety.Removed)
        {
            log.Add(Rules.Sanitized, positions.Start, $"The page held {Quoted.Text(removed)}, which pages may not hold.");
        }

        return [.. pieces.Select(part => PartHtml.Of(part.Select(piece => (piece.Box, clean.Dequeue()))))];
    }

    /// <summary>The lead, then each section without its heading.</summary>
    private static List<List<Block>> Parts(MarkdownDocument document)
    {
        var parts = new List<List<Block>> { new() };
        foreach (var block in document)
        {
            if (IsSection(block))
            {
                parts.Add([]);
            }
            else
            {
                parts[^1].Add(block);
            }
        }

        return parts;
    }

    /// <summary>A part's boxes, which other pages show too, and what stands between them.</summary>
    private static List<(ContainerKind? Box, List<Block> Blocks)> Pieces(List<Block> part)
    {
        var pieces = new List<(ContainerKind? Box, List<Block> Blocks)>();
        foreach (var block in part)
        {
            var box = block is CustomContainer container ? Container.Of(container).Kind : (ContainerKind?)null;
            if (box is not null || pieces.Count == 0 || pieces[^1].Box is not null)
            {
                pieces.Add((box, []));
            }

            pieces[^1].Blocks.Add(block);
        }

        return pieces;
    }

    // Setting up a renderer costs more than rendering a short part.
    private List<string> Html(IEnumerable<(ContainerKind? Box, List<Block> Blocks)> pieces)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        _pipeline.Setup(renderer);
        var html = new List<string>();
        foreach (var piece in pieces)
        {
            piece.Blocks.ForEach(block => renderer.Render(block));
            html.Add(writer.ToString());
            writer.GetStringBuilder().Clear();
        }

        return html;
    }

    private static bool IsSection(Block block) => block is HeadingBlock { Level: 2 };
}
