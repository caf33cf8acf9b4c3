using System.Text.RegularExpressions;
using HipPain.Content.Checking;
using HipPain.Content.Yaml;

namespace HipPain.Content.Sources;

/// <summary>All sources by their keys, as <c>sources.yaml</c> holds them.</summary>
internal sealed partial class SourceList
{
    public const string File = "sources.yaml";

    private readonly Dictionary<string, Source> _byKey = new(StringComparer.Ordinal);

    public static SourceList Empty { get; } = new();

    public IReadOnlyCollection<Source> All => _byKey.Values;

    public Source? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>Reads the file; null, with the reasons in the log, if anything in it is wrong.</summary>
    public static SourceList? Read(string text, ProblemLog log)
    {
        if (StrictYaml.Read(text, firstLine: 1, log) is not { } map)
        {
            return null;
        }

        var list = new SourceList();
        foreach (var entry in map.Entries)
        {
            if (!Key.IsMatch(entry.Key))
            {
                log.Add(Rules.WrongValue, entry.Mark, $"The key {Quoted.Text(entry.Key)} has to be lower-case letters, digits and hyphens.");
            }
            else if (entry.Value is not YamlMap source)
            {
                log.Add(Rules.WrongValue, entry.Value.Mark, $"The source \"{entry.Key}\" has to be a group of \"key: value\" lines.");
            }
            else
            {
                list._byKey.Add(entry.Key, Read(entry.Key, entry.Mark, source, log));
            }
        }

        return log.IsClean ? list : null;
    }

    private static Source Read(string key, Mark mark, YamlMap map, ProblemLog log)
    {
        var fields = new YamlFields(map, log);
        var source = new Source
        {
            Key = key,
            Mark = mark,
            Authors = fields.Text("authors", most: 300),
            Title = fields.Text("title", most: 400),
            Publisher = fields.Text("publisher", most: 200),
            Year = fields.OptionalInteger("year", least: 1900, most: 2100),
            Url = Url(fields, log),
            Strength = fields.Word("strength", SourceStrengths.Words),
            Read = fields.Date("read"),
        };
        fields.End();
        return source;
    }

    private static Uri? Url(YamlFields fields, ProblemLog log)
    {
        if (fields.OptionalText("url", most: 500) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps)
        {
            return url;
        }

        log.Add(Rules.WrongValue, fields.MarkOf("url"), "The value of \"url\" has to be an https address.");
        return null;
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Key { get; }
}
