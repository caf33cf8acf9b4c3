namespace HipPain.Content.Checking.Headings;

/// <summary>An id that cannot be used.</summary>
public sealed class BadId() : Rule(
    "HP015", Level.Error,
    "An id can stand in an address.",
    "Use lower-case letters, digits and single hyphens, and none of the names that the page uses itself.",
    bad: "## Overuse {#Over_use}",
    good: "## Overuse {#overuse}");
