using HipPain.Content.Checking;

namespace HipPain.Content.Tests;

public sealed class SynonymsTests
{
    private const string Yaml = """
        same_meaning:
          - physio, physiotherapist , physical therapist
          - A&E, emergency department
        emergency:
          - can't walk, fever
        places:
          - words: groin, inner thigh
            address: /causes#overuse
        """;

    [Fact]
    public void Every_key_is_read()
    {
        using var folder = new ContentFolder();

        var synonyms = Load(folder, Yaml).Synonyms;

        Assert.Empty(folder.Guide.Problems);
        Assert.Equal([["physio", "physiotherapist", "physical therapist"], ["A&E", "emergency department"]], synonyms.SameMeaning);
        Assert.Equal(["can't walk", "fever"], synonyms.Emergency);
        var place = Assert.Single(synonyms.Places);
        Assert.Equal(["groin", "inner thigh"], place.Words);
        Assert.Equal(("/causes", "overuse"), (place.Path, place.Fragment));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    public void Empty_file_holds_no_synonyms_and_is_no_problem(string text)
    {
        using var folder = new ContentFolder();

        Assert.Empty(Load(folder, text).Problems);
        Assert.Same(Synonyms.None, folder.Guide.Synonyms);
    }

    [Fact]
    public void Missing_file_is_no_problem_and_a_removed_one_takes_its_synonyms_away()
    {
        using var folder = new ContentFolder();
        Assert.Empty(folder.Load().Problems);
        Assert.Empty(folder.Guide.Synonyms.SameMeaning);

        Assert.NotEmpty(Load(folder, Yaml).Synonyms.SameMeaning);
        Assert.Empty(folder.Delete("synonyms.yaml").Load().Synonyms.SameMeaning);
        Assert.Empty(folder.Guide.Problems);
    }

    [Theory]
    [InlineData("same_meaning:\n  - alone", "HP009", 2)]
    [InlineData("same_meaning:\n  - one,", "HP009", 2)]
    [InlineData("emergency:\n  - fever\n  - \"!!!\"", "HP009", 3)]
    [InlineData("emergency: fever", "HP009", 1)]
    [InlineData("same_words:\n  - a, b", "HP007", 1)]
    [InlineData("places:\n  - address: /causes", "HP008", 2)]
    [InlineData("places:\n  - words: groin\n    address: https://example.com", "HP009", 3)]
    [InlineData("places:\n  - words: groin\n    address: \"#overuse\"", "HP009", 3)]
    [InlineData("places:\n  - words: groin\n    address: /nowhere", "HP027", 3)]
    [InlineData("places:\n  - words: groin\n    address: /causes#nowhere", "HP027", 3)]
    [InlineData("- a, b", "HP005", 1)]
    public void Mistake_is_named_at_its_line(string yaml, string rule, int line)
    {
        using var folder = new ContentFolder();

        var problem = Assert.Single(Load(folder, yaml).Problems);

        Assert.Equal(("synonyms.yaml", rule, line), (problem.File, problem.Rule.Id, problem.Line));
    }

    [Fact]
    public void Place_may_not_lead_to_what_readers_cannot_see()
    {
        using var folder = new ContentFolder();

        folder.Write("synonyms.yaml", "places:\n  - words: groin\n    address: /soon").Write("soon.md", ContentFolder.Article(extra: "draft: true")).Load();

        Assert.Equal(Rules.BrokenLink, Assert.Single(folder.Guide.Problems).Rule);
    }

    [Fact]
    public void Broken_file_keeps_its_last_good_synonyms()
    {
        using var folder = new ContentFolder();
        Load(folder, Yaml);

        folder.Write("synonyms.yaml", "same_meaning: [").Load();

        Assert.Equal("synonyms.yaml", Assert.Single(folder.Guide.Problems).File);
        Assert.Equal(2, folder.Guide.Synonyms.SameMeaning.Count);
    }

    [Fact]
    public void Saved_synonyms_are_noticed_and_leave_the_articles_as_they_were()
    {
        using var folder = new ContentFolder();
        Load(folder, Yaml);
        var (before, causes) = (folder.Fingerprint(), folder.Guide.Find("/causes"));

        folder.Write("synonyms.yaml", Yaml.Replace("physio,", "physio, physiotherapy,", StringComparison.Ordinal));

        Assert.NotEqual(before, folder.Fingerprint());
        Assert.Equal(4, folder.Load().Synonyms.SameMeaning[0].Count);
        Assert.Same(causes, folder.Guide.Find("/causes"));
    }

    [Fact]
    public void Plain_text_for_searching_parts_lines_and_holds_the_beginning_of_an_article()
    {
        using var folder = new ContentFolder();

        var article = folder.Read("At first.\n\n## One {#one}\n\n::: dont\n- do not hop\n- do not run\n:::\n\nThe end");

        Assert.Equal("At first.", article.LeadText);
        Assert.Equal("do not hop; do not run; The end.", Assert.Single(article.Sections).Text);
    }

    private static Guide Load(ContentFolder folder, string yaml) =>
        folder.Write("causes.md", ContentFolder.Article("## Overuse {#overuse}\n\nText.")).Write("synonyms.yaml", yaml).Load();
}
