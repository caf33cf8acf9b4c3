namespace HipPain.Content.Checking.Drawings;

/// <summary>What a drawing by hand may not hold: pages are made only of what is known to be harmless.</summary>
public sealed class ForeignShape() : Rule(
    "HP069", Level.Error,
    "A drawing by hand holds plain shapes, words and links, with classes for colours.",
    "Remove what is named; the guide for editors lists what a drawing may hold.",
    bad: FigureExamples.Of("<circle fill=\"red\" cx=\"9\" cy=\"9\" r=\"8\"/>"),
    good: FigureExamples.Of("<circle class=\"muscle\" cx=\"9\" cy=\"9\" r=\"8\"/>"));
