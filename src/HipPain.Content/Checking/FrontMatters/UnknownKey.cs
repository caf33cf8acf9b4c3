namespace HipPain.Content.Checking.FrontMatters;

/// <summary>A key that does not exist.</summary>
public sealed class UnknownKey() : Rule(
    "HP007", Level.Error,
    "Every key is one that the site knows.",
    "Correct the spelling or remove the line.",
    bad: Example.Matter("colour: red"),
    good: Example.Matter("order: 1"));
