using System.Text;
using HipPain.Content.Articles;

namespace HipPain.Content.Figures;

/// <summary>A drawing: one panel drawn by hand, or the panels of an exercise.</summary>
public sealed record Figure
{
    /// <summary>What articles call it by: the file's name without its ending.</summary>
    public required string Name { get; init; }

    /// <summary>Its file, relative to the content folder.</summary>
    public required string File { get; init; }

    /// <summary>What is drawn, in reading order.</summary>
    internal IReadOnlyList<Panel> Panels { get; init; } = [];

    /// <summary>Where its links lead.</summary>
    internal IReadOnlyList<InternalLink> Links { get; init; } = [];

    /// <summary>Whether it is made of poses of a person.</summary>
    internal bool IsExercise => Panels[0].Caption is not null;

    /// <summary>How many elements and words it puts into a page.</summary>
    internal int Parts => Panels.Sum(panel => panel.Drawing.All.Count());

    /// <summary>The drawing for a page: safe HTML, to be put into the page's own text.</summary>
    /// <param name="words">What it tells those who cannot see it, as plain text; the first panel speaks for all.</param>
    public string ToHtml(string words)
    {
        var html = new StringBuilder("<figure").Append(IsExercise ? $" class=\"{(Panels[0].IsWide ? "poses wide" : "poses")}\"" : "").Append('>');
        for (var number = 0; number < Panels.Count; number++)
        {
            var panel = Panels[number];
            (string, string)[] name = number == 0
                ? [("role", Links.Count > 0 ? "group" : "img"), ("aria-label", words)]
                : [("aria-hidden", "true")];
            var drawing = panel.Drawing with { Attributes = [.. name, .. panel.Drawing.Attributes] };
            if (panel.Caption is null)
            {
                html.Write(drawing);
            }
            else
            {
                html.Write(new Shape("div") { Children = [drawing, new Shape("p") { Children = [Shape.OfWords(panel.Caption)] }] });
            }
        }

        return html.Append("</figure>").ToString();
    }
}

/// <summary>One view of what is drawn.</summary>
/// <param name="Drawing">The element that holds all others.</param>
/// <param name="Caption">The words below it; null where the drawing needs none.</param>
/// <param name="IsWide">Whether two of them do not fit beside each other on a phone.</param>
internal sealed record Panel(Shape Drawing, string? Caption = null, bool IsWide = false);
