namespace HipPain.Content.Checking.Drawings;

/// <summary>A file that is no SVG, or more of it than a page can hold.</summary>
public sealed class UnreadableDrawing() : Rule(
    "HP070", Level.Error,
    "A drawing by hand is well-formed SVG with a viewBox, and without a document type.",
    "Mend the drawing at the line that is named.",
    bad: FigureExamples.Of("<circle class=\"bone\" cx=\"9\" cy=\"9\" r=\"8\">"),
    good: FigureExamples.Of("<circle class=\"bone\" cx=\"9\" cy=\"9\" r=\"8\"/>"));
