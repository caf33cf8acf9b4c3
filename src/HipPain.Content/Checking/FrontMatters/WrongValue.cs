namespace HipPain.Content.Checking.FrontMatters;

/// <summary>A value of the wrong type, length or form.</summary>
public sealed class WrongValue() : Rule(
    "HP009", Level.Error,
    "Every value has its type, length and form.",
    "Correct the value.",
    bad: Example.Matter("order: first"),
    good: Example.Matter("order: 1"));
