namespace HipPain.Content.Checking.Addresses;

/// <summary>A line of the ledger that cannot be read.</summary>
public sealed class BadLedgerLine() : Rule(
    "HP036", Level.Error,
    "A line of addresses.txt is an address; behind it may stand \"-> /new\", or \"gone\" and a note.",
    "Correct the line, or remove it if the address stands twice.",
    bad: Example.Whole("addresses.txt", "/\ncauses", "causes"),
    good: Example.Whole("addresses.txt", "/", "/"));
