namespace HipPain.Content.Checking.FrontMatters;

/// <summary>The front matter is missing or has no end.</summary>
public sealed class NoFrontMatter() : Rule(
    "HP004", Level.Error,
    "An article begins with front matter between two lines of three hyphens.",
    "Begin the file with a line of three hyphens, the front matter, and another line of three hyphens.",
    bad: Example.Whole("example.md", "title: Overuse"),
    good: Example.Matter("order: 1"));
