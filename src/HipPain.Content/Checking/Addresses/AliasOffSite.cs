namespace HipPain.Content.Checking.Addresses;

/// <summary>An alias that is no address of this site.</summary>
public sealed class AliasOffSite() : Rule(
    "HP032", Level.Error,
    "An alias is an address of this site.",
    "Write the path alone, such as /old-name.",
    bad: Example.Matter("aliases: [\"https://example.org/old\"]"),
    good: Example.Matter("aliases: [/old-name]"));
