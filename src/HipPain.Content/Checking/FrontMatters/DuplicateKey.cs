namespace HipPain.Content.Checking.FrontMatters;

/// <summary>The same key twice.</summary>
public sealed class DuplicateKey() : Rule(
    "HP010", Level.Error,
    "No key stands twice.",
    "Keep one of the two.",
    bad: Example.Matter("order: 1\norder: 2"),
    good: Example.Matter("order: 1"));
