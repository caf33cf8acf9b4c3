namespace HipPain.Content.Checking.Links;

/// <summary>A link to somewhere that pages may not lead.</summary>
public sealed class UnsafeLink() : Rule(
    "HP019", Level.Error,
    "A link leads to a page of the guide, or out by https, mailto or tel.",
    "Link to https://…, mailto:…, tel:…, an address of this site such as /causes, or a section such as #overuse.",
    bad: "See [more](javascript:alert).",
    good: "See [the home page](/).");
