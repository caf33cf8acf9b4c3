namespace HipPain.Content.Checking.Addresses;

/// <summary>Two files, or a file and an alias, at one address.</summary>
public sealed class AddressTaken() : Rule(
    "HP013", Level.Error,
    "An address belongs to one file or alias.",
    "Keep the address in one place only.",
    bad: Example.Matter("aliases: [/]"),
    good: Example.Matter("aliases: [/old-name]"));
