using HipPain.Content.Checking;
using HipPain.Content.Editing;

namespace HipPain.Content.Tests.Checking;

/// <summary>Every rule's own examples are its tests.</summary>
public sealed class CatalogueTests
{
    // The folder's own sources: nothing cites them, and one has no year. And nothing links to the example.
    private static readonly Rule[] OfTheFixture = [Rules.UnusedSource, Rules.SourceWithoutYear, Rules.Unreachable];

    public static TheoryData<string> Ids => [.. Rules.All.Where(rule => !rule.Bad.IsInWords).Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Bad_example_breaks_the_rule_at_its_level(string id)
    {
        var rule = RuleOf(id);

        var problem = ProblemsOf(rule.Bad).FirstOrDefault(problem => problem.Rule == rule);

        Assert.True(problem is not null, $"{id} is not among: {string.Join(" ", ProblemsOf(rule.Bad))}");
        Assert.Equal(rule.Level, problem.Level);
        Assert.Matches(@"\.\z", problem.Sentence);
        Assert.True(problem is { Line: >= 1, Column: >= 1 });
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Good_example_breaks_no_rule_but_those_of_a_folder_that_is_not_whole(string id)
    {
        var rule = RuleOf(id);

        var problems = ProblemsOf(rule.Good).Where(problem => problem.Rule == rule || !OfTheFixture.Contains(problem.Rule));

        Assert.Equal("", string.Join('\n', problems));
    }

    [Fact]
    public void Ids_are_in_order_and_every_rule_of_the_assembly_is_in_the_catalogue()
    {
        Assert.Equal(Enumerable.Range(1, Rules.All.Count).Select(number => $"HP{number:000}"), Rules.All.Select(rule => rule.Id));
        Assert.Equal(
            typeof(Rule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract).OrderBy(type => type.Name, StringComparer.Ordinal),
            Rules.All.Select(rule => rule.GetType()).OrderBy(type => type.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void Sentences_and_cures_are_sentences()
    {
        Assert.All(Rules.All, rule => Assert.Matches(@"^[A-Z].+[.""]\z", rule.Sentence));
        Assert.All(Rules.All, rule => Assert.Matches(@"^[A-Z].+[.""?]\z", rule.Cure));
    }

    [Fact]
    public void Site_that_serves_readers_is_not_told_of_warnings()
    {
        using var folder = new ContentFolder();
        folder.Write("example.md", Rules.LongSentence.Bad.ToText());

        Assert.Empty(folder.Load().Problems);
        Assert.Contains(Rules.LongSentence, folder.Check().Problems.Select(problem => problem.Rule));
    }

    [Fact]
    public void Warning_keeps_no_page_away_and_error_keeps_the_last_good_version()
    {
        using var folder = new ContentFolder();
        var good = folder.Write("example.md", Rules.LongSentence.Bad.ToText()).Check().Find("/example");

        folder.Write("example.md", Rules.MustNotBeSaid.Bad.ToText()).Check();

        Assert.NotNull(good);
        Assert.Same(good, folder.Guide.Find("/example"));
    }

    [Fact]
    public void Guidance_may_stay_in_a_draft_and_nowhere_else()
    {
        using var folder = new ContentFolder();
        var text = NewArticle.Of(folder.Check(), "exercise", "Side steps", "/side-steps", new DateOnly(2026, 11, 23)).Text;

        Assert.DoesNotContain(Rules.GuidanceLeft, folder.Write("side-steps.md", text).Check().Problems.Select(problem => problem.Rule));

        folder.Write("side-steps.md", text.Replace("draft: true\n", "", StringComparison.Ordinal)).Check();
        Assert.Equal(8, folder.Guide.Problems.Count(problem => problem.Rule == Rules.GuidanceLeft));
        Assert.Null(folder.Guide.Find("/side-steps"));
    }

    [Fact]
    public void Addresses_of_an_article_that_expired_answer_by_all_its_names()
    {
        using var folder = new ContentFolder();
        folder.Write("causes.md", ContentFolder.Article("## Load {#load}", "expires: 2026-11-24\naliases: [/reasons]"))
            .Write("addresses.txt", "/\n/causes\n/causes/load\n/reasons\n/reasons/load\n");

        Assert.DoesNotContain(Rules.AddressVanished, folder.Check().Problems.Select(problem => problem.Rule));
        Assert.Equal("Causes: Load", folder.Guide.FindGone("/reasons/load")?.Title);
    }

    [Fact]
    public void What_the_last_good_version_breaks_is_not_said_of_the_file_as_it_is_now()
    {
        using var folder = new ContentFolder();
        folder.Write("causes.md", ContentFolder.Article("See [pain](/nowhere).")).Check();
        Assert.Contains(Rules.BrokenLink, folder.Guide.Problems.Select(problem => problem.Rule));

        folder.Write("causes.md", ContentFolder.Article("You can run through the pain.")).Check();

        Assert.Equal(Rules.MustNotBeSaid, Assert.Single(folder.Guide.Problems, problem => problem.File == "causes.md").Rule);
    }

    private static Rule RuleOf(string id) => Rules.All.Single(rule => rule.Id == id);

    private static IReadOnlyList<Problem> ProblemsOf(Example example)
    {
        using var folder = new ContentFolder();
        if (example.Beside is var (file, beside))
        {
            folder.Write(file, beside);
        }

        var text = example.ToText();
        if (text.Contains("(/when-to-see-a-doctor)", StringComparison.Ordinal))
        {
            folder.Write("when-to-see-a-doctor.md", ContentFolder.Article());
        }

        folder.Write(example.File, text);
        return folder.Check().Problems;
    }
}
