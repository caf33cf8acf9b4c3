namespace HipPain.Content.Checking.Drawings;

/// <summary>A drawing that is slow to load on a phone.</summary>
public sealed class FigureTooLarge() : Rule(
    "HP065", Level.Error,
    "A drawing is at most 100 KB.",
    "Simplify the drawing, or save it without what the drawing program adds.",
    bad: Example.Whole(FigureExamples.File, FigureExamples.Drawing + new string(' ', 101 * 1024), "a drawing of 101 KB"),
    good: Example.Whole(FigureExamples.File, FigureExamples.Drawing, "a drawing of 2 KB").With("example.md", FigureExamples.Article));
