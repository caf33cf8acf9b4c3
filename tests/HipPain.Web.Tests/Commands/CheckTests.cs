using System.Text.Json.Nodes;
using HipPain.Content.Checking;
using NJsonSchema;

namespace HipPain.Web.Tests.Commands;

public sealed class CheckTests : IDisposable
{
    private const string LongSentence = "This sentence goes on and on and says one thing after the other and never stops to let anyone breathe or think about what it was that it wanted to say at all in the end.";

    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void Guide_that_keeps_to_every_rule_passes_and_is_summed_up()
    {
        Assert.Equal(0, _desk.Run("check"));
        Assert.Equal("3 articles, 0 errors, 0 warnings.\n", _desk.Output);
    }

    [Fact]
    public void Problems_are_grouped_by_file_and_errors_fail()
    {
        _desk.Write("index.md", Desk.Article("[Gone](/gone) [@one]. [Gone](/gone-too).", "Home")).Write("causes.md", Desk.Article("[Gone](/gone).\n\n## A {#overuse}\n\n## B {#shoes}", "Causes"));

        Assert.Equal(1, _desk.Run("check"));

        Assert.Collection(
            _desk.Output.Split('\n'),
            line => Assert.StartsWith("causes.md:8:1: error HP027 There is no page at /gone. Correct the address", line, StringComparison.Ordinal),
            line => Assert.Equal("", line),
            line => Assert.StartsWith("index.md:8:1: error HP027 ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("index.md:8:23: error HP027 ", line, StringComparison.Ordinal),
            line => Assert.Equal("", line),
            line => Assert.Equal("3 articles, 3 errors, 0 warnings.", line),
            line => Assert.Equal("", line));
    }

    [Fact]
    public void Warnings_pass_until_the_check_is_strict()
    {
        _desk.Write("index.md", Desk.Article(LongSentence + " [@one]", "Home"));

        Assert.Equal(0, _desk.Run("check"));
        Assert.Contains("index.md:8:1: warning HP054 ", _desk.Output, StringComparison.Ordinal);
        Assert.EndsWith("3 articles, 0 errors, 1 warning.\n", _desk.Output, StringComparison.Ordinal);

        Assert.Equal(1, _desk.Run("check", "--strict"));
        Assert.Contains("index.md:8:1: error HP054 ", _desk.Output, StringComparison.Ordinal);
        Assert.EndsWith("3 articles, 1 error, 0 warnings.\n", _desk.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terminal_gets_colours_and_whole_lines()
    {
        _desk.Write("index.md", Desk.Article("[Gone](/gone) [@one].", "Home"));

        await _desk.RunAsync(["check"], hasColours: true);

        Assert.Contains("\e[", _desk.Output, StringComparison.Ordinal);
        Assert.Contains(Rules.All.Single(rule => rule.Id == "HP027").Cure, _desk.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("causes.md")]
    [InlineData("content/causes.md")]
    [InlineData("./content/../content/causes.md")]
    public void One_file_is_told_of_alone_but_held_against_the_whole_guide(string file)
    {
        _desk.Write("index.md", Desk.Article("[Gone](/gone) [@one].", "Home"));
        Assert.Equal(0, _desk.Run("check", file));
        Assert.Equal("1 article, 0 errors, 0 warnings.\n", _desk.Output);

        _desk.Write("causes.md", Desk.Article("[Help](/when-to-see-a-doctor). [Gone](/gone).\n\n## A {#overuse}\n\n## B {#shoes}", "Causes"));
        Assert.Equal(1, _desk.Run("check", file));
        Assert.StartsWith("causes.md:8:32: error HP027 ", _desk.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 article, 1 error, 0 warnings.\n", _desk.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing.md")]
    [InlineData("../outside.md")]
    public void Unknown_file_is_named(string file)
    {
        File.WriteAllText(Path.Combine(_desk.Folder, "outside.md"), "");
        Assert.Equal(2, _desk.Run("check", file));
        Assert.Contains($"There is no file \"{file}\" in the content folder", _desk.Error, StringComparison.Ordinal);
        Assert.Equal("", _desk.Output);
    }

    [Fact]
    public void Github_is_told_in_the_words_of_a_workflow_with_paths_from_the_working_folder()
    {
        _desk.Write("100%,a:b.md", Desk.Article("Text."));

        Assert.Equal(1, _desk.Run("check", "--format", "github"));

        Assert.Contains("::error file=content/100%25%2Ca%3Ab.md,line=1,col=1,title=HP011::The name \"100%25,a:b.md\" makes no address. ", _desk.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_can_be_named_from_the_working_folder_in_any_format()
    {
        _desk.Write("index.md", Desk.Article("[Gone](/gone) [@one].", "Home")).Run("check", "--paths", "here");
        Assert.StartsWith("content/index.md:8:1: ", _desk.Output, StringComparison.Ordinal);

        _desk.Run("check", "--format", "github", "--paths", "content");
        Assert.StartsWith("::error file=index.md,", _desk.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_the_shape_that_the_docs_tell()
    {
        _desk.Write("index.md", Desk.Article("[Gone](/gone) [@one].", "Home")).Run("check", "--format", "json");

        var report = JsonNode.Parse(_desk.Output)!;

        Assert.Equal((3, 1, 0), ((int)report["articles"]!, (int)report["errors"]!, (int)report["warnings"]!));
        var problem = Assert.Single(report["problems"]!.AsArray())!;
        Assert.Equal(["file", "line", "column", "level", "rule", "sentence", "cure"], problem.AsObject().Select(property => property.Key));
        Assert.Equal(("index.md", 8, 1, "error", "HP027"), ((string?)problem["file"], (int)problem["line"]!, (int)problem["column"]!, (string?)problem["level"], (string?)problem["rule"]));
    }

    [Fact]
    public async Task Sarif_is_valid_by_the_published_schema_and_names_rules_and_places()
    {
        _desk.Write("index.md", Desk.Article("[Gone](/gone) [@one].\n\n" + LongSentence, "Home")).Write("two words.md", Desk.Article("Text."));

        Assert.Equal(1, _desk.Run("check", "--format", "sarif"));

        var schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "Commands", "sarif-2.1.0.json"));
        Assert.Empty(schema.Validate(_desk.Output));
        Assert.NotEmpty(schema.Validate(_desk.Output.Replace("\"startLine\": 8", "\"startLine\": \"8\"", StringComparison.Ordinal)));
        var run = JsonNode.Parse(_desk.Output)!["runs"]![0]!;
        var rules = run["tool"]!["driver"]!["rules"]!.AsArray();
        Assert.Equal(Rules.All.Select(rule => rule.Id), rules.Select(rule => (string)rule!["id"]!));
        Assert.All(run["results"]!.AsArray(), result => Assert.Equal((string?)result!["ruleId"], (string?)rules[(int)result["ruleIndex"]!]!["id"]));
        var places = run["results"]!.AsArray().Select(result => result!["locations"]![0]!["physicalLocation"]!);
        Assert.Equal(
            [("content/index.md", 8, 1), ("content/index.md", 10, 1), ("content/two%20words.md", 1, 1)],
            places.Select(place => ((string)place["artifactLocation"]!["uri"]!, (int)place["region"]!["startLine"]!, (int)place["region"]!["startColumn"]!)));
    }

    [Fact]
    public void Rules_are_listed_with_examples()
    {
        Assert.Equal(0, _desk.Run("check", "--rules"));
        Assert.All(Rules.All, rule =>
        {
            Assert.Contains($"{rule.Id} {(rule.Level is Level.Error ? "error" : "warning")} {rule.Sentence}\n  {rule.Cure}\n  wrong:  ", _desk.Output, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Table_of_rules_in_the_docs_is_what_the_command_prints()
    {
        Assert.Equal(0, _desk.Run("check", "--rules", "--format", "markdown"));

        var docs = File.ReadAllText(Path.Combine(Repository.Root, "docs", "editors.md"));
        const string start = "<!-- rules: check --rules --format markdown -->\n";

        Assert.Equal(_desk.Output, docs.Split(start)[1].Split("<!-- end of rules -->")[0]);
        Assert.All(_desk.Output.TrimEnd().Split('\n'), row => Assert.Equal(6, row.Replace("\\|", "", StringComparison.Ordinal).Count(character => character == '|') - 1));
    }

    [Theory]
    [InlineData("There is no command \"chekc\".", "chekc")]
    [InlineData("The command check has no option \"--stict\".", "check", "--stict")]
    [InlineData("The command publish has no place for the word \"now\".", "publish", "now")]
    [InlineData("The command new needs KIND.", "new")]
    [InlineData("The command new needs TITLE.", "new", "page")]
    [InlineData("The format markdown is for --rules only.", "check", "--format", "markdown")]
    [InlineData("The rules are listed as text, markdown or json, not as sarif.", "check", "--rules", "--format", "sarif")]
    [InlineData("Must be one of: 'text'", "check", "--format", "xml")]
    public void What_cannot_be_run_is_said_in_a_sentence(string sentence, params string[] words)
    {
        Assert.Equal(2, _desk.Run(words));
        Assert.Contains(sentence, Assert.Single(_desk.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal("", _desk.Output);
    }

    [Fact]
    public async Task Watch_checks_again_after_a_save_and_outlives_the_folder()
    {
        using var end = new CancellationTokenSource();
        var watch = Task.Run(() => _desk.RunAsync(["check", "--watch"], cancellation: end.Token));
        await _desk.SaysAsync("3 articles, 0 errors, 0 warnings.", 1);
        _desk.Write("index.md", Desk.Article("[Gone](/gone) [@one].", "Home"));
        await _desk.SaysAsync("3 articles, 1 error, 0 warnings.", 1);
        Directory.Move(_desk.Root, _desk.Root + "-away");
        await _desk.SaysAsync("The content folder cannot be read.", 1);
        Directory.Move(_desk.Root + "-away", _desk.Root);
        await _desk.SaysAsync("3 articles, 1 error, 0 warnings.", 2);
        await end.CancelAsync();
        Assert.Equal(0, await watch);
        Assert.DoesNotContain('\e', _desk.Output);
    }
}
