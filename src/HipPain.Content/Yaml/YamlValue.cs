using HipPain.Content.Checking;

namespace HipPain.Content.Yaml;

/// <summary>A YAML value with the place where it starts.</summary>
internal abstract record YamlValue(Mark Mark);

internal sealed record YamlScalar(Mark Mark, string Text) : YamlValue(Mark);

internal sealed record YamlList(Mark Mark, IReadOnlyList<YamlValue> Items) : YamlValue(Mark);

internal sealed record YamlMap(Mark Mark, IReadOnlyList<YamlEntry> Entries) : YamlValue(Mark);

internal sealed record YamlEntry(Mark Mark, string Key, YamlValue Value);
