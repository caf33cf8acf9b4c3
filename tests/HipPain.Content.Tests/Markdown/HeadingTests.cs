namespace HipPain.Content.Tests.Markdown;

public sealed class HeadingTests
{
    [Theory]
    [InlineData("Over use")]
    [InlineData("Overuse")]
    [InlineData("over--use")]
    [InlineData("-overuse")]
    [InlineData("overuse-")]
    [InlineData("over.use")]
    [InlineData("\u00fcberlastung")]
    [InlineData("a\"onclick=alert(1)")]
    [InlineData("a'b")]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData("main")]
    [InlineData("card-1")]
    [InlineData("cite-1-1")]
    [InlineData("source-1")]
    [InlineData("page-x")]
    public void Id_that_cannot_be_used_is_named(string id)
    {
        AssertNamed("HP015", $"## Overuse {{#{id}}}");
        AssertNamed("HP015", $"## Load {{#load}}\n### Overuse {{#{id}}}", line: 8);
    }

    [Theory]
    [InlineData("{onclick=alert(1)}")]
    [InlineData("{.class #id style=color:red}")]
    [InlineData("{#over_use_}")]
    [InlineData("{#a} {#b}")]
    [InlineData("{#a&amp;b}")]
    [InlineData("{#a} and more")]
    public void Braces_that_are_no_id_are_named(string braces)
    {
        AssertNamed("HP015", $"## Load {{#load}}\n### Overuse {braces}", line: 8);
        using var folder = new ContentFolder();
        Assert.NotEmpty(folder.Write("causes.md", ContentFolder.Article($"## Overuse {braces}")).Load().Problems);
    }

    [Theory]
    [InlineData("overuse")]
    [InlineData("2-weeks")]
    [InlineData("a-1-b")]
    [InlineData("mains")]
    [InlineData("cards")]
    public void Usable_id_becomes_the_id_of_its_section(string id)
    {
        using var folder = new ContentFolder();

        var section = Assert.Single(folder.Read($"## Overuse  {{#{id}}}  ").Sections);

        Assert.Equal((id, "Overuse", ""), (section.Id, section.Title, section.Html));
    }

    [Theory]
    [InlineData("## Bone, *tendon* & `muscle` {#a}", "Bone, tendon & muscle")]
    [InlineData("## A &lt;b&gt; [home](/) {#a}", "A <b> home")]
    [InlineData("Two\nlines {#a}\n---", "Two lines")]
    [InlineData("## Closed {#a} ##", "Closed")]
    public void Title_of_a_section_is_plain_text(string heading, string title)
    {
        using var folder = new ContentFolder();

        Assert.Equal(title, Assert.Single(folder.Read(heading).Sections).Title);
    }

    [Fact]
    public void Article_is_split_at_headings_of_the_second_level()
    {
        using var folder = new ContentFolder();

        var article = folder.Read("Lead.\n\n- In the lead\n\n## One {#one}\n\nFirst.\n\n### Under one {#under}\n\nMore.\n\n## Two {#two}\n\n- a\n");

        Assert.Equal("<p>Lead.</p>\n<ul>\n<li>In the lead</li>\n</ul>", article.Lead);
        Assert.Equal([("one", "One"), ("two", "Two")], article.Sections.Select(section => (section.Id, section.Title)));
        Assert.Equal("<p>First.</p>\n<h3 id=\"under\">Under one</h3>\n<p>More.</p>", article.Sections[0].Html);
        Assert.Equal("First. Under one More.", article.Sections[0].Text);
        Assert.Equal("<ul>\n<li>a</li>\n</ul>", article.Sections[1].Html);
    }

    private static void AssertNamed(string rule, string body, int line = 7)
    {
        using var folder = new ContentFolder();

        var problem = Assert.Single(folder.Write("causes.md", ContentFolder.Article(body)).Load().Problems);

        Assert.Equal((rule, line), (problem.Rule.Id, problem.Line));
    }
}
