using AngleSharp.Dom;
using HipPain.Content.Articles;

namespace HipPain.Content.Tests.Terms;

/// <summary>The links that articles get to the glossary.</summary>
public sealed class TermLinksTests : IDisposable
{
    private const string Terms = """
        ## Bone stress injury {#bone-stress-injury}

        Bone that is tiring from load.

        ## Femoral neck {#femoral-neck}

        A bridge of bone.

        ## Load {#load}

        Work. See the femoral neck.

        ## Tendon {#tendon}

        A cord.
        """;

    private readonly ContentFolder _folder = new();

    public TermLinksTests() => _folder.Write("glossary.md", ContentFolder.Article(Terms, title: "Glossary"));

    [Fact]
    public void First_use_in_an_article_leads_to_the_glossary_and_later_uses_do_not()
    {
        var article = _folder.Read("Tendons and load.\n\n## Tendon and load {#a}\n\nA tendon.\n\n- the femoral neck\n\n## B {#b}\n\nThe femoral neck has load.");

        Assert.Equal(["/glossary#tendon Tendons", "/glossary#load load", "/glossary#femoral-neck femoral neck"], LinksOf(article));
        Assert.Contains("""<a href="/glossary#tendon" class="term">Tendons</a> and""", article.Lead, StringComparison.Ordinal);
        Assert.Contains("""<li>the <a href="/glossary#femoral-neck" class="term">femoral neck</a></li>""", article.Sections[0].Html, StringComparison.Ordinal);
        Assert.DoesNotContain("term", article.Sections[1].Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("## Load {#a}\n\nText.\n\n### Load again\n\nText.")]
    [InlineData("[the load](/) and [a **load** of](/)")]
    [InlineData("<https://load.example/> and `load`\n\n    load\n\n```\nload\n```")]
    [InlineData("::: emergency Load if:\n- load\n\nload\n:::")]
    [InlineData("::: urgent Load if:\n- load\n:::\n\n::: routine Load if:\n- load\n:::")]
    [InlineData("::: note Load\nText.\n:::\n\n::: do Load\n- text\n:::")]
    [InlineData("| Load |\n| --- |\n| text |")]
    [InlineData("over**load**, **load**ed, load-*bearing*, un`it`load")]
    [InlineData("femoral**neck**, femoral `neck`, femoral [neck](/), femoral[@second] neck, femoral **neck**")]
    [InlineData("femoral  \nneck")]
    public void Nothing_is_linked_where_a_link_does_not_belong(string body) => Assert.Empty(LinksOf(_folder.Read(body)));

    [Theory]
    [InlineData("::: note Title\nA load.\n:::", "load")]
    [InlineData("::: do\n- load it\n:::\n\n::: dont\n- do not load it\n:::", "load")]
    [InlineData("::: urgent See a doctor if:\n- load\n:::\n\nA load.", "load")]
    [InlineData("| A |\n| --- |\n| load |", "load")]
    [InlineData("> 1. load", "load")]
    [InlineData("**load** and **a tendon of**", "load|tendon")]
    [InlineData("Some **bone stress injury**.", "bone stress injury")]
    [InlineData("Some bone\nstress\ninjury.", "bone stress injury")]
    [InlineData("femoral&nbsp;neck&nbsp;load", "femoral\u00A0neck|load")]
    [InlineData("&quot;load&quot; [load] (load) tendon[@second] \\*tendon\\*", "load|tendon")]
    [InlineData("[the bracket has no end, but a load", "load")]
    [InlineData("load tendon femoral neck", "load|tendon|femoral neck")]
    public void Words_are_linked_in_text_lists_boxes_and_tables(string body, string linked) =>
        Assert.Equal(linked.Split('|'), Page.Of(_folder.Read(body)).QuerySelectorAll("a.term").Select(link => link.TextContent.Replace('\n', ' ')));

    [Theory]
    [InlineData("A bone stress injury of the tendon, under load: **femoral neck**, *tendon*.")]
    [InlineData("Some bone\nstress injury &amp; \"load\" &lt;load&gt;&nbsp;femoral&nbsp;neck \\[load\\] [@second] `load`")]
    [InlineData("- load\n- tendon\n\n| A load | b |\n| :- | -: |\n| load | tendon |\n\n> load\n\n::: note Load\nload [tendon](/)\n:::")]
    public void Words_stay_as_they_are(string body)
    {
        var linked = Page.Of(_folder.Read(body)).Body.Words();
        Assert.NotEmpty(LinksOf(_folder.Guide.Find("/causes")!));

        Assert.Equal(Page.Of(_folder.Delete("glossary.md").Read(body)).Body.Words(), linked);
    }

    [Fact]
    public void Article_about_a_term_and_the_glossary_itself_are_left_alone()
    {
        _folder.Write("a.md", ContentFolder.Article("A tendon has load.", title: "Sore tendons")).Load();

        Assert.Equal(["/glossary#load load"], LinksOf(_folder.Guide.Find("/a")!));
        Assert.Empty(LinksOf(_folder.Guide.Find("/glossary")!));
    }

    [Fact]
    public void Term_that_is_linked_by_hand_is_not_linked_again() =>
        Assert.Equal(["/glossary#tendon tendon"], LinksOf(_folder.Read("A [load](/glossary#load), a load and a tendon.")));

    [Fact]
    public void Text_for_searching_and_links_to_be_checked_do_not_know_the_links()
    {
        var article = _folder.Read("A tendon.\n\n## A {#a}\n\nThe load.");

        Assert.Equal(("A tendon.", "The load."), (article.LeadText, article.Sections[0].Text));
        Assert.Empty(article.Links);
    }

    [Fact]
    public void Every_article_follows_when_the_glossary_changes_and_none_is_read_again()
    {
        var before = _folder.Read("A tendon, a load and a bursa.");
        var version = _folder.Guide.Version;
        _folder.Write("glossary.md", ContentFolder.Article("## Bursa {#bursa}\n\nA cushion.", title: "Glossary")).Load();
        var after = _folder.Guide.Find("/causes")!;

        Assert.Equal(["/glossary#bursa bursa"], LinksOf(after));
        Assert.Equal(["/glossary#tendon tendon", "/glossary#load load"], LinksOf(before));
        Assert.Same(before.FrontMatter, after.FrontMatter);
        Assert.NotEqual(version, _folder.Guide.Version);

        _folder.Write("glossary.md", ContentFolder.Article("## Bursa {#bursa}\n\nA cushion.", title: "Glossary", extra: "draft: true")).Load();
        Assert.Empty(LinksOf(_folder.Guide.Find("/causes")!));
    }

    [Fact]
    public void Html_of_an_article_is_kept_when_another_file_is_saved()
    {
        var before = _folder.Read("A tendon.");
        _folder.Write("other.md", ContentFolder.Article()).Load();

        Assert.Same(before, _folder.Guide.Find("/causes"));
    }

    [Fact]
    public void Links_come_and_go_with_the_hours_of_the_glossary()
    {
        _folder.Write("glossary.md", ContentFolder.Article(Terms, title: "Glossary", extra: "publish: 2027-02-01\nexpires: 2027-03-01"));
        _folder.Read("A tendon.");

        Assert.Empty(LinksOf(_folder.Guide.Find("/causes")!));
        Assert.Single(LinksOf(_folder.Guide.At(new DateTimeOffset(2027, 2, 2, 0, 0, 0, TimeSpan.Zero)).Find("/causes")!));
        Assert.Empty(LinksOf(_folder.Guide.At(new DateTimeOffset(2027, 3, 2, 0, 0, 0, TimeSpan.Zero)).Find("/causes")!));
    }

    [Fact]
    public void Glossary_that_is_broken_now_is_still_linked_as_it_was()
    {
        _folder.Read("A tendon.");
        _folder.Write("glossary.md", "broken").Load();

        Assert.Equal(["/glossary#tendon tendon"], LinksOf(_folder.Guide.Find("/causes")!));
    }

    [Fact]
    public void Thousands_of_uses_cost_no_more_than_their_words()
    {
        var article = _folder.Read(string.Concat(Enumerable.Repeat("[load](/) **load** bone stress tendon. ", 2_000)));

        Assert.Equal(["/glossary#load load", "/glossary#tendon tendon"], LinksOf(article));
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> LinksOf(Article article) =>
        Page.Of(article).QuerySelectorAll("a.term").Select(link => $"{link.GetAttribute("href")} {link.TextContent}");
}
