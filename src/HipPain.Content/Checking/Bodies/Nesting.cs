namespace HipPain.Content.Checking.Bodies;

/// <summary>A container or heading inside something else, or a container without its closing line.</summary>
public sealed class Nesting() : Rule(
    "HP022", Level.Error,
    "Headings and boxes stand by themselves, and every box is closed.",
    "Write headings and boxes at the left margin, and close each box with ::: on a line of its own.",
    bad: "::: note\nTake care.",
    good: "::: note\nTake care.\n:::");
