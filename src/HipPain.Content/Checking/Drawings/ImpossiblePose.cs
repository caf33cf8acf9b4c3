namespace HipPain.Content.Checking.Drawings;

/// <summary>A pose that no body of these measures can take.</summary>
public sealed class ImpossiblePose() : Rule(
    "HP074", Level.Error,
    "No part of the body in a figure is longer than it is.",
    "Move the joints so that each part has its length; the guide for editors lists them.",
    bad: Example.Whole(FigureExamples.Poses, FigureExamples.Standing.Replace("[50, 92]", "[50, 99]", StringComparison.Ordinal), "shoulder: [50, 83]\nhead: [50, 99]")
        .With("example.md", FigureExamples.Article),
    good: Example.Whole(FigureExamples.Poses, FigureExamples.Standing, "shoulder: [50, 83]\nhead: [50, 92]").With("example.md", FigureExamples.Article));
