namespace HipPain.Content.Checking.Headings;

/// <summary>A first-level heading in the body.</summary>
public sealed class TitleInBody() : Rule(
    "HP017", Level.Error,
    "The body has no heading of the first level.",
    "Use ## for sections; the title comes from the front matter.",
    bad: "# Overuse",
    good: "## Overuse {#overuse}");
