namespace HipPain.Content.Checking.Addresses;

/// <summary>An address that the site itself uses.</summary>
public sealed class ReservedAddress() : Rule(
    "HP012", Level.Error,
    "No article takes an address of the site itself.",
    "Choose another file name or alias.",
    bad: Example.Named("search.md"),
    good: Example.Named("finding.md"));
