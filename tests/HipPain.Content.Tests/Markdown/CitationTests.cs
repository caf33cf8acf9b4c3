using HipPain.Content.Articles;

namespace HipPain.Content.Tests.Markdown;

public sealed class CitationTests
{
    [Fact]
    public void Sources_are_numbered_by_their_first_use()
    {
        using var folder = new ContentFolder();

        var article = folder.Read("""
            A [@second].

            - b [@first-2020]

            ::: note
            c [@second]
            :::

            | D |
            | - |
            | d [@first-2020] |

            ## E {#e}

            e [@second; @first-2020]
            """);

        Assert.Equal([(1, "second", 3), (2, "first-2020", 3)], article.Sources.Select(cited => (cited.Number, cited.Source.Key, cited.Uses.Count)));
        var ids = Page.Of(article).QuerySelectorAll(".cite a").Select(cite => $"{cite.Id} {cite.GetAttribute("href")}");
        Assert.Equal(
            ["cite-1-1 #source-1", "cite-2-1 #source-2", "cite-1-2 #source-1", "cite-2-2 #source-2", "cite-1-3 #source-1", "cite-2-3 #source-2"],
            ids);
    }

    [Fact]
    public void Every_use_that_the_list_of_sources_leads_back_to_is_on_the_page()
    {
        using var folder = new ContentFolder();

        var article = folder.Read("A [@second; @second]. *b [@first-2020]* [c [@second]](/)\n\n## D {#d}\n\n> d [@second]");

        var page = Page.Of(article);
        Assert.All(
            article.Sources.SelectMany(cited => cited.Uses),
            id => Assert.NotNull(page.GetElementById(id)));
    }

    [Fact]
    public void Citation_reads_well_aloud_and_on_paper()
    {
        using var folder = new ContentFolder();

        var cite = Assert.Single(Page.Of(folder.Read("Word [@second].")).QuerySelectorAll("sup.cite"));

        Assert.Equal("[Source 1]", cite.Words());
        Assert.Equal("Source", cite.QuerySelector(".unseen").Words());
    }

    [Theory]
    [InlineData("Word [@second].", "Word[Source 1].")]
    [InlineData("Word[@second].", "Word[Source 1].")]
    [InlineData("Word\n[@second].", "Word[Source 1].")]
    [InlineData("**Word** [@second].", "Word[Source 1].")]
    [InlineData("Word   [@second] more.", "Word[Source 1] more.")]
    [InlineData("Word [@second;@first-2020].", "Word[Source 1][Source 2].")]
    [InlineData("Word `[@second]`.", "Word [@second].")]
    [InlineData("Write to a@b [at] c.", "Write to a@b [at] c.")]
    public void Number_stands_close_to_its_word(string body, string words)
    {
        using var folder = new ContentFolder();

        Assert.Equal(words, Page.Of(folder.Read(body)).QuerySelector("p").Words());
    }

    [Fact]
    public void Text_for_searching_holds_no_citations()
    {
        using var folder = new ContentFolder();

        var section = Assert.Single(folder.Read("## A {#a}\n\nWord [@second], and more [@first-2020].").Sections);

        Assert.Equal("Word, and more.", section.Text);
        Assert.Contains("source-1", section.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[@Second]")]
    [InlineData("[@second")]
    [InlineData("[@second, p. 3]")]
    [InlineData("[@second; first-2020]")]
    [InlineData("[@second;  @first-2020]")]
    [InlineData("[@]")]
    [InlineData("[@second\u200b]")]
    [InlineData("[@\"onclick=alert(1)]")]
    [InlineData("![@second]")]
    [InlineData("[@second; @nobody]")]
    [InlineData("[@a; @a; @a; @a; @a; @a; @a; @a; @a; @a; @a]")]
    public void Malformed_citation_is_named_on_its_line(string citation)
    {
        using var folder = new ContentFolder();

        folder.Write("causes.md", ContentFolder.Article($"One.\n\n- two\n- word {citation} more")).Load();

        Assert.NotEmpty(folder.Guide.Problems);
        Assert.All(folder.Guide.Problems, problem => Assert.Equal(("HP024", 10), (problem.Rule.Id, problem.Line)));
        Assert.Null(folder.Guide.Find("/causes"));
    }

    [Fact]
    public void Article_without_citations_has_no_sources()
    {
        using var folder = new ContentFolder();

        Assert.Empty(Assert.IsType<Article>(folder.Read("Text.")).Sources);
    }
}
