namespace HipPain.Content.Checking.FrontMatters;

/// <summary>The text is not valid YAML 1.2.</summary>
public sealed class BadYaml() : Rule(
    "HP005", Level.Error,
    "Front matter and settings are lines of \"key: value\".",
    "Write one \"key: value\" a line; put a value that holds a colon or begins with a sign in quotes.",
    bad: Example.Matter("order: a: b"),
    good: Example.Matter("order: 1"));
