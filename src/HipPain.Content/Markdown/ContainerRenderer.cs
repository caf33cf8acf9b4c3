using HipPain.Content.Parts;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace HipPain.Content.Markdown;

/// <summary>The one place that makes the HTML of care cards, do and do-not lists and notes.</summary>
internal sealed class ContainerRenderer(Surroundings surroundings) : HtmlObjectRenderer<CustomContainer>
{
    protected override void Write(HtmlRenderer renderer, CustomContainer block)
    {
        var container = Container.Of(block);
        var (level, id) = (container.Level, $"card-{container.Number}");
        switch (container.Kind)
        {
            case ContainerKind.Emergency or ContainerKind.Urgent or ContainerKind.Routine:
                var name = container.Kind.ToString().ToLowerInvariant();
                renderer.Write($"""<div class="care {name}"><h{level} class="care-title" id="{id}"><span class="care-level">{container.Kind.LevelInWords()}</span> """)
                    .WriteEscape(container.Title!)
                    .WriteLine($"""</h{level}><div class="care-body">""");
                renderer.WriteChildren(block);
                if (container.Kind is ContainerKind.Emergency)
                {
                    WriteHelp(renderer);
                }

                renderer.WriteLine("</div></div>");
                break;
            case ContainerKind.Do or ContainerKind.Dont:
                var (cssClass, heading) = container.Kind is ContainerKind.Do ? ("do", "Do") : ("dont", "Do not");
                renderer.Write($"""<div class="{cssClass}"><h{level} class="advice-title">""")
                    .WriteEscape(container.Title ?? heading)
                    .WriteLine($"</h{level}>");
                renderer.WriteChildren(block);
                renderer.WriteLine("</div>");
                break;
            case ContainerKind.Figure:
                // The rules have seen to it that the drawing is there and that one paragraph says what it shows.
                renderer.WriteLine(surroundings.Figures.Find(container.Title!)!.ToHtml(Passage.Of((ParagraphBlock)block[0], default).Text));
                break;
            default:
                renderer.WriteLine("""<div class="note" role="note">""");
                if (container.Title is not null)
                {
                    renderer.Write("<p><strong>").WriteEscape(container.Title).WriteLine("</strong></p>");
                }

                renderer.WriteChildren(block);
                renderer.WriteLine("</div>");
                break;
        }
    }

    private void WriteHelp(HtmlRenderer renderer)
    {
        var site = surroundings.Site;
        if (site.Help.Count == 0)
        {
            return;
        }

        renderer.WriteLine("""<ul class="help-numbers">""");
        foreach (var help in site.Help)
        {
            renderer.Write("<li>");
            WriteNumber(renderer, help.Emergency, help.Emergency);
            renderer.Write(" ").WriteEscape(help.Country).WriteLine("</li>");
        }

        renderer.WriteLine("</ul>");
        renderer.WriteLine("""<p class="help-advice">Not sure if it is an emergency?""");
        foreach (var help in site.Help.Where(help => help.Advice is not null))
        {
            renderer.WriteEscape(help.Country).Write(": call ");
            WriteNumber(renderer, help.Advice!, help.AdviceName!);
            renderer.WriteLine(".");
        }

        renderer.WriteLine("Elsewhere, call your local health advice line or a doctor.</p>");
    }

    private static void WriteNumber(HtmlRenderer renderer, string number, string words)
    {
        var digits = string.Concat(number.Where(character => char.IsAsciiDigit(character) || character == '+'));
        renderer.Write($"""<a href="tel:{digits}">""").WriteEscape(words).Write("</a>");
    }
}
