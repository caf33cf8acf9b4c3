using HipPain.Content.Checking;

namespace HipPain.Content.Tests.Checking;

public sealed class RulesTests
{
    public static TheoryData<BrokenFile> Rows => [.. BrokenFiles.All];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Problem_names_rule_file_line_and_column(BrokenFile broken)
    {
        using var folder = new ContentFolder();

        var problems = folder.Write(broken.File, broken.Text).ProblemsOf(broken.File);

        var problem = problems.FirstOrDefault(problem => problem.Rule.Id == broken.Rule);
        Assert.True(problem is not null, $"{broken.Rule} is not among: {string.Join(" ", problems)}");
        Assert.Equal((broken.Line, broken.Column), (problem.Line, problem.Column));
        Assert.EndsWith(".", problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void File_that_is_a_link_to_nowhere_is_unreadable()
    {
        using var folder = new ContentFolder();
        File.CreateSymbolicLink(folder.PathOf("causes.md"), folder.PathOf("nowhere.md"));

        AssertAt(Rules.UnreadableFile, "causes.md", Assert.Single(folder.Load().Problems));
    }

    [Fact]
    public void Second_file_at_an_address_is_named()
    {
        using var folder = new ContentFolder();

        folder.Write("causes.md", ContentFolder.Article()).Write("causes/index.md", ContentFolder.Article()).Load();

        AssertAt(Rules.AddressTaken, "causes/index.md", Assert.Single(folder.Guide.Problems));
    }

    [Theory]
    [InlineData("index.md")]
    [InlineData("site.yaml")]
    [InlineData("sources.yaml")]
    public void Missing_file_that_has_to_be_there_is_named(string file)
    {
        using var folder = new ContentFolder();

        AssertAt(Rules.MissingFile, file, Assert.Single(folder.Delete(file).Load().Problems));
    }

    [Fact]
    public void Problem_reads_as_a_line_that_editors_can_jump_to()
    {
        using var folder = new ContentFolder();

        var problem = Assert.Single(folder.Write("causes.md", ContentFolder.Article("# Title")).Load().Problems);

        Assert.StartsWith("causes.md:7:1: error HP017 The heading \"Title\" is of the first level. Use ##", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Problem_holds_no_control_characters_even_when_the_file_name_does()
    {
        using var folder = new ContentFolder();

        var problem = Assert.Single(folder.Write("a\u001b[31m\nb.md", ContentFolder.Article()).Load().Problems);

        Assert.DoesNotContain(problem.ToString(), char.IsControl);
    }

    [Fact]
    public void File_that_is_wrong_from_top_to_bottom_names_at_most_fifty_problems()
    {
        using var folder = new ContentFolder();

        var body = string.Concat(Enumerable.Repeat("# Title\n\n", 100));

        Assert.Equal(50, folder.Write("causes.md", ContentFolder.Article(body)).Load().Problems.Count);
    }

    private static void AssertAt(Rule rule, string file, Problem problem) =>
        Assert.Equal((rule, file, 1, 1), (problem.Rule, problem.File, problem.Line, problem.Column));
}
