using HipPain.Content.Checking;

namespace HipPain.Content.Tests.Checking;

/// <summary>Every rule's own examples are its tests.</summary>
public sealed class CatalogueTests
{
    // The folder's own sources: nothing cites them, and one has no year.
    private static readonly Rule[] OfTheFixture = [Rules.UnusedSource, Rules.SourceWithoutYear];

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
        var problems = ProblemsOf(RuleOf(id).Good).Where(problem => !OfTheFixture.Contains(problem.Rule));

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
