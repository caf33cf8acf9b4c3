namespace HipPain.Content.Checking.Drawings;

/// <summary>A link in a drawing that says nothing to those who cannot see it (WCAG 2.2, 2.4.4).</summary>
public sealed class LinkedShapeWithoutName() : Rule(
    "HP071", Level.Error,
    "A link in a drawing says in words where it leads.",
    "Put <text> into the link, or give it an aria-label.",
    bad: FigureExamples.Of("<a href=\"/\"><circle class=\"area\" cx=\"9\" cy=\"9\" r=\"8\"/></a>"),
    good: FigureExamples.Of("<a href=\"/\" aria-label=\"Front of the hip\"><circle class=\"area\" cx=\"9\" cy=\"9\" r=\"8\"/></a>"));
