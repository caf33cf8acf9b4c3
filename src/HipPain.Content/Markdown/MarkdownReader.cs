using HipPain.Content.Articles;
using HipPain.Content.Checking;
using HipPain.Content.Sources;
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
            safety.Check(document);
            var text = ArticleText.Of(document, matter, surroundings, positions);
            foreach (var rule in _rules)
            {
                rule.Check(text, log);
            }

            return log.IsClean ? Render(document, safety, positions, log) : null;
        }
        catch (ArgumentException exception) when (exception.Message.Contains("depth limit", StringComparison.Ordinal))
        {
            log.Add(Rules.TooComplex, new Mark(firstLine, 1), "Lists, quotes or emphasis are nested too deeply.");
            return null;
        }
    }

    private Body? Render(MarkdownDocument document, DocumentRules rules, Positions positions, ProblemLog log)
    {
        var safety = new HtmlSafety();
        // The lead, then each section without its heading.
        var parts = new List<List<Block>> { new() };
        var headings = new List<HeadingBlock>();
        foreach (var block in document)
        {
            if (IsSection(block))
            {
                headings.Add((HeadingBlock)block);
                parts.Add([]);
            }
            else
            {
                parts[^1].Add(block);
            }
        }

        var clean = safety.Clean(Html(parts));
        var sections = headings.Zip(clean.Skip(1), (heading, part) =>
            new Section
            {
                Id = HeadingId.Of(heading)!,
                Title = HeadingId.TitleOf(heading),
                Html = part.Html,
                Text = part.Text,
                Mark = positions.Of(heading),
            }).ToList();
        foreach (var removed in safety.Removed)
        {
            log.Add(Rules.Sanitized, positions.Start, $"The page held {Quoted.Text(removed)}, which pages may not hold.");
        }

        var ownCard = parts[0].OfType<CustomContainer>().Any(block => Container.Of(block).Kind is ContainerKind.Emergency);
        var cards = document.OfType<CustomContainer>().Count(block => Container.Of(block).IsCareCard);
        return log.IsClean ? new Body(clean[0].Html, ownCard, cards, sections, rules.Citations.Cited, rules.Links, rules.Ids) : null;
    }

    // Setting up a renderer costs more than rendering a short part.
    private List<string> Html(List<List<Block>> parts)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        _pipeline.Setup(renderer);
        var html = new List<string>(parts.Count);
        foreach (var part in parts)
        {
            part.ForEach(block => renderer.Render(block));
            html.Add(writer.ToString());
            writer.GetStringBuilder().Clear();
        }

        return html;
    }

    private static bool IsSection(Block block) => block is HeadingBlock { Level: 2 };
}
