using HipPain.Content.Editing;

namespace HipPain.Content.Tests.Parts;

/// <summary>Ready-made handouts, as editors write them.</summary>
public sealed class HandoutTests
{
    [Fact]
    public void Handout_has_an_address_and_stands_in_no_list_of_articles()
    {
        using var folder = Folder(Handout("sections: [/causes/load, /causes]"));

        Assert.Empty(folder.Guide.Problems);
        Assert.Equal("/handouts/groin", Assert.Single(folder.Guide.Handouts).Address.Value);
        Assert.NotNull(folder.Guide.Find("/handouts/groin"));
        Assert.DoesNotContain(folder.Guide.Articles, article => article.Address.Value.StartsWith("/handouts", StringComparison.Ordinal));
        Assert.DoesNotContain(folder.Guide.MainArticles.Concat(folder.Guide.Pages), article => article.Title == "Groin");
    }

    [Theory]
    [InlineData("sections: [/nowhere]", "", "There is no section and no page at /nowhere")]
    [InlineData("sections: [/causes/magnets]", "", "There is no section and no page at /causes/magnets")]
    [InlineData("sections: [/handouts/groin]", "", "belongs to the site itself")]
    [InlineData("", "", "names no sections")]
    [InlineData("sections: [/causes]", "## Own {#own}\n\nText.", "section of its own")]
    [InlineData("sections: [/long, /causes/load]", "", "names 21 sections")]
    public void What_a_handout_may_not_hold_is_named(string matter, string body, string sentence)
    {
        using var folder = Folder(Handout(matter, body));
        folder.Write("long.md", ContentFolder.Article(string.Concat(Enumerable.Range(1, 20).Select(number => $"## Part {number} {{#part-{number}}}\n\nText.\n\n")))).Load();

        Assert.Contains(folder.Guide.Problems, problem => problem.File == "handouts/groin.md" && problem.Sentence.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void Other_page_that_names_sections_is_named()
    {
        using var folder = Folder(Handout("sections: [/causes]"));
        folder.Write("rest.md", ContentFolder.Article(extra: "sections: [/causes]")).Load();

        Assert.Equal("HP078 rest.md", folder.Guide.Problems.Select(problem => $"{problem.Rule.Id} {problem.File}").Single());
    }

    [Theory]
    [InlineData("groin.md")]
    [InlineData("handouts/view.md")]
    [InlineData("handouts/groin/left.md")]
    [InlineData("handouts.md")]
    public void Handout_in_another_place_is_refused(string file)
    {
        using var folder = new ContentFolder();
        folder.Write(file, Handout("sections: [/]")).Load();

        Assert.Equal(("HP011", file), folder.Guide.Problems.Select(problem => (problem.Rule.Id, problem.File)).Single());
    }

    [Fact]
    public void Article_may_not_stand_among_the_handouts()
    {
        using var folder = new ContentFolder();
        folder.Write("handouts/groin.md", ContentFolder.Article()).Load();

        Assert.Equal("HP012", Assert.Single(folder.Guide.Problems).Rule.Id);
    }

    [Fact]
    public void New_handout_is_a_draft_that_the_check_accepts()
    {
        using var folder = new ContentFolder();
        folder.Write("when-to-see-a-doctor.md", ContentFolder.Article("::: urgent See a doctor today if:\n- your hip is hot\n:::", title: "When")).Check();

        var made = NewArticle.Of(folder.Guide, "handout", "Groin pain", address: null, new DateOnly(2026, 11, 23));

        Assert.Equal("handouts/groin-pain.md", made.File);
        folder.Write(made.File, made.Text).Check();
        Assert.DoesNotContain(folder.Guide.Problems, problem => problem.File == made.File);
    }

    private static ContentFolder Folder(string handout)
    {
        var folder = new ContentFolder();
        folder.Write("causes.md", ContentFolder.Article("## Load {#load}\n\nText.")).Write("handouts/groin.md", handout).Load();
        return folder;
    }

    private static string Handout(string matter, string body = "For you.") =>
        $"---\ntitle: Groin\nsummary: For groin pain.\nkind: handout\nresearched: 2026-11-23\n{(matter.Length > 0 ? matter + "\n" : "")}---\n{body}\n";
}
