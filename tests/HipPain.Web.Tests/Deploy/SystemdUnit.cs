namespace HipPain.Web.Tests.Deploy;

/// <summary>The unit of systemd and the settings beside it.</summary>
internal sealed record SystemdUnit
{
    public const string Name = "systemd/hippain.service";

    public required IReadOnlyList<KeyValuePair<string, string>> Lines { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; }

    public static SystemdUnit Load() => new() { Lines = ReadLines(Name), Settings = ReadLines("systemd/site.env") };

    /// <summary>The one value of a directive.</summary>
    public string this[string directive] => Assert.Single(Lines, line => line.Key == directive).Value;

    public IReadOnlyDictionary<string, string> Environment() => Lines.Where(line => line.Key == "Environment")
        .Select(line => Split(line.Value.Trim('"'))).Concat(Settings).ToDictionary(setting => setting.Key, setting => setting.Value.Trim('"'));

    private static List<KeyValuePair<string, string>> ReadLines(string name) =>
        [.. DeployFile.Read(name).Split('\n').Where(line => line.Contains('=', StringComparison.Ordinal) && line[0] != '#').Select(Split)];

    private static KeyValuePair<string, string> Split(string line) =>
        KeyValuePair.Create(line[..line.IndexOf('=', StringComparison.Ordinal)], line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]);
}
