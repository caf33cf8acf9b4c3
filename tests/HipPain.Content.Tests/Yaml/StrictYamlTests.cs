namespace HipPain.Content.Tests.Yaml;

public sealed class StrictYamlTests
{
    [Theory]
    [InlineData("a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]", "HP006")]
    [InlineData("order: !<tag:yaml.org,2002:python/object> 1", "HP006")]
    [InlineData("<<: *base", "HP006")]
    [InlineData("note: \"\\UFFFFFFFF\"", "HP005")]
    [InlineData("note: \"\\ud800\\ud800\"", "HP005")]
    [InlineData("note: \"never closed", "HP005")]
    [InlineData("note: [a, b", "HP005")]
    [InlineData("%YAML 99999999999.1", "HP005")]
    [InlineData("note: a\n...\n<<: \"\\\\n\"\\\\n?", "HP005")]
    [InlineData("\ud83c\udfc3&a   ,'\t!t review:kind: \n2026-01-01'<<: [review:>-\n=\"\\\\n", "HP005")]
    public void Yaml_that_is_not_plain_is_refused(string yaml, string rule)
    {
        using var folder = new ContentFolder();

        var problems = folder.Write("causes.md", ContentFolder.Article(extra: yaml)).ProblemsOf("causes.md");

        Assert.Contains(problems, problem => problem.Rule.Id == rule);
        Assert.NotNull(folder.Guide.Find("/"));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("[{a: ")]
    [InlineData("\"")]
    [InlineData("a: ")]
    [InlineData("&a ")]
    public void Deep_nesting_is_a_problem_and_no_crash(string opening)
    {
        using var folder = new ContentFolder();
        var deep = string.Concat(Enumerable.Repeat(opening, 20_000));

        folder.Write("sources.yaml", deep).Write("causes.md", ContentFolder.Article(extra: deep[..10_000])).Load();

        Assert.Contains(folder.Guide.Problems, problem => problem.File == "sources.yaml");
        Assert.Contains(folder.Guide.Problems, problem => problem.File == "causes.md");
    }

    [Fact]
    public void Words_that_other_readers_turn_into_types_stay_text()
    {
        using var folder = new ContentFolder();
        folder.Write("causes.md", ContentFolder.Article(title: "no")).Write("pain.md", ContentFolder.Article(title: "012")).Load();

        Assert.Equal(["012", "Home", "no"], folder.Guide.Articles.Select(article => article.Title));
    }
}
