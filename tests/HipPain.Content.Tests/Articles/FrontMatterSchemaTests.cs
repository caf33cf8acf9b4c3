using System.Globalization;
using System.Text.Json.Nodes;
using HipPain.Content.Articles;
using NJsonSchema;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HipPain.Content.Tests.Articles;

/// <summary>The schema that writers' tools use says what the reader says.</summary>
public sealed class FrontMatterSchemaTests
{
    private const string Needed = "title: Rest\nsummary: On rest.\nkind: page\nresearched: 2026-11-23\n";

    private static readonly string Root = FindRoot();

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "content"), "*.md", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Root, file))];

    [Fact]
    public void File_in_the_docs_is_the_schema() =>
        Assert.Equal(FrontMatterSchema.ToJson(), File.ReadAllText(Path.Combine(Root, "docs", "front-matter.schema.json")));

    [Fact]
    public void Reader_knows_the_same_keys_and_no_others()
    {
        using var folder = new ContentFolder();
        folder.Write("a.md", ContentFolder.Article(extra: "colour: red"));

        var sentence = Assert.Single(folder.ProblemsOf("a.md")).Sentence;

        Assert.Equal(
            JsonNode.Parse(FrontMatterSchema.ToJson())!["properties"]!.AsObject().Select(property => property.Key).Order(StringComparer.Ordinal),
            sentence.Split("The keys are ")[1].TrimEnd('.').Split(", ").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Content_of_the_repository_keeps_to_it(string file)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Root, file));
        Assert.Empty(await ErrorsOf(text.Split("---\n")[1]));
    }

    [Theory]
    [InlineData("order: 3\ndraft: true\npublish: 2026-12-01T09:00:00Z\nexpires: 2027-12-01")]
    [InlineData("aliases: [/old, /older/name]")]
    [InlineData("codes:\n  icd10cm: [M70.6, S76.211A]\n  icd10: [M70.6]\n  snomed: [7674000, \"202855006\"]")]
    [InlineData("aliases: [/handouts/old]")]
    [InlineData("changes:\n  - date: 2026-11-23\n    note: First published.\n    advice: true")]
    [InlineData("review:\n  by: Ann Lee\n  profession: Physiotherapist\n  registration: HCPC 1\n  on: 2026-11-23\n  next: 2027-11-23")]
    public async Task What_the_reader_takes_the_schema_takes(string lines)
    {
        Assert.Empty(await ErrorsOf(Needed + lines));
        using var folder = new ContentFolder();
        Assert.Empty(folder.Write("a.md", $"---\n{Needed}{lines}\n---\nText.\n").ProblemsOf("a.md"));
    }

    [Theory]
    [InlineData("summary: On rest.\nkind: page\nresearched: 2026-11-23")]
    [InlineData("title: 12345678901234567890123456789012345678901234567890123456789012345 6\nsummary: On rest.\nkind: page\nresearched: 2026-11-23")]
    [InlineData("title: \"  \"\nsummary: On rest.\nkind: page\nresearched: 2026-11-23")]
    [InlineData("title: Rest\nsummary: [On rest.]\nkind: page\nresearched: 2026-11-23")]
    [InlineData("title: Rest\nsummary: On rest.\nkind: poem\nresearched: 2026-11-23")]
    [InlineData("title: Rest\nsummary: On rest.\nkind: page\nresearched: yesterday")]
    [InlineData(Needed + "colour: red")]
    [InlineData(Needed + "order: first")]
    [InlineData(Needed + "order: 10000")]
    [InlineData(Needed + "order: -1")]
    [InlineData(Needed + "draft: maybe")]
    [InlineData(Needed + "publish: soon")]
    [InlineData(Needed + "aliases: /old")]
    [InlineData(Needed + "aliases: [Old]")]
    [InlineData(Needed + "aliases: [/search/old]")]
    [InlineData(Needed + "aliases: [/handouts]")]
    [InlineData(Needed + "aliases: [/handouts/view]")]
    [InlineData(Needed + "aliases: [/handouts/old/er]")]
    [InlineData(Needed + "aliases: [\"https://example.org/\"]")]
    [InlineData(Needed + "codes:\n  icd11: [FB40]")]
    [InlineData(Needed + "codes:\n  icd10cm: [M70.6012345]")]
    [InlineData(Needed + "codes:\n  icd10cm: [M7060]")]
    [InlineData(Needed + "codes:\n  icd10: [S76.2A]")]
    [InlineData(Needed + "codes:\n  snomed: [M70.6]")]
    [InlineData(Needed + "changes:\n  - note: First published.")]
    [InlineData(Needed + "changes:\n  date: 2026-11-23")]
    [InlineData(Needed + "review:\n  by: Ann Lee")]
    public async Task What_the_schema_refuses_the_reader_names(string yaml)
    {
        Assert.NotEmpty(await ErrorsOf(yaml));
        using var folder = new ContentFolder();
        Assert.NotEmpty(folder.Write("a.md", $"---\n{yaml}\n---\nText.\n").ProblemsOf("a.md"));
    }

    private static async Task<IEnumerable<object>> ErrorsOf(string yaml)
    {
        var schema = await JsonSchema.FromJsonAsync(FrontMatterSchema.ToJson());
        var parser = new Parser(new StringReader(yaml));
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        return schema.Validate(Value(parser)!.ToJsonString());
    }

    /// <summary>A YAML value as tools read it, by the core schema of YAML 1.2.</summary>
    private static JsonNode? Value(Parser parser)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return scalar.Style is not ScalarStyle.Plain ? scalar.Value
                : long.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
                : bool.TryParse(scalar.Value, out var flag) ? flag : scalar.Value;
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var list = new JsonArray();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                list.Add(Value(parser));
            }

            return list;
        }

        parser.Consume<MappingStart>();
        var map = new JsonObject();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            map.Add(parser.Consume<Scalar>().Value, Value(parser));
        }

        return map;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HipPain.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
