namespace HipPain.Content.Checking.Bodies;

/// <summary>A container that does not exist.</summary>
public sealed class UnknownContainer() : Rule(
    "HP021", Level.Error,
    "A box is one that the site knows.",
    "Use emergency, urgent, routine, do, dont, note or figure.",
    bad: "::: warning\nTake care.\n:::",
    good: "::: note\nTake care.\n:::");
