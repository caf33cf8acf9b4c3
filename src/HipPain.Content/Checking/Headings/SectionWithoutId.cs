namespace HipPain.Content.Checking.Headings;

/// <summary>A section without an id.</summary>
public sealed class SectionWithoutId() : Rule(
    "HP014", Level.Error,
    "Every section has words and an id.",
    "End the heading with an id that will last, such as {#overuse}.",
    bad: "## Overuse",
    good: "## Overuse {#overuse}");
