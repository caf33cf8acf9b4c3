namespace HipPain.Content.Checking.Addresses;

/// <summary>A file name that makes no address.</summary>
public sealed class BadFileName() : Rule(
    "HP011", Level.Error,
    "A file name makes an address.",
    "Rename it: lower-case letters, digits and single hyphens, ending in .md.",
    bad: Example.Named("Two words.md"),
    good: Example.Named("two-words.md"));
