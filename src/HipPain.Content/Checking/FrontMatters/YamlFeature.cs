namespace HipPain.Content.Checking.FrontMatters;

/// <summary>YAML anchors, aliases and tags, which can be made to expand without end.</summary>
public sealed class YamlFeature() : Rule(
    "HP006", Level.Error,
    "YAML anchors, aliases and tags are not used.",
    "Write the value out in full; if it begins with & * or !, put it in quotes.",
    bad: Example.Matter("order: &first 1"),
    good: Example.Matter("order: 1"));
