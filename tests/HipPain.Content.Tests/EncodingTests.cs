using System.Text;

namespace HipPain.Content.Tests;

public sealed class EncodingTests
{
    public static TheoryData<string> LineEndings => ["\n", "\r\n", "\r"];

    [Theory]
    [MemberData(nameof(LineEndings))]
    public void Line_endings_do_not_change_the_page_or_the_lines_of_problems(string ending)
    {
        using var folder = new ContentFolder();
        string As(string text) => text.Replace("\n", ending, StringComparison.Ordinal);

        folder.Write("causes.md", As(ContentFolder.Article("One.\n\n## Two {#two}\n\nThree."))).Load();
        Assert.Equal("<p>Three.</p>", Assert.Single(folder.Guide.Find("/causes")!.Sections).Html);

        folder.Write("causes.md", As(ContentFolder.Article("One.\n\n# Two\n\n\u0007"))).Load();
        Assert.Equal("HP002 11:1", Assert.Single(folder.Guide.Problems) is var control ? $"{control.Rule.Id} {control.Line}:{control.Column}" : "");

        folder.Write("causes.md", As(ContentFolder.Article("One.\n\n# Two", extra: "colour: red"))).Load();
        Assert.Equal(["HP007 6:1", "HP017 10:1"], folder.Guide.Problems.Select(problem => $"{problem.Rule.Id} {problem.Line}:{problem.Column}"));
    }

    [Fact]
    public void Byte_order_mark_is_passed_over()
    {
        using var folder = new ContentFolder();

        folder.Write("causes.md", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(ContentFolder.Article())]);
        folder.Write("site.yaml", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(ContentFolder.SiteYaml)]);

        Assert.Empty(folder.Load().Problems);
        Assert.NotNull(folder.Guide.Find("/causes"));
    }

    [Theory]
    [InlineData("utf-16", 1)]
    [InlineData("utf-16BE", 1)]
    [InlineData("iso-8859-1", 8)]
    public void Text_in_another_encoding_is_named_with_its_line(string name, int line)
    {
        using var folder = new ContentFolder();
        var encoding = Encoding.GetEncoding(name);

        folder.Write("causes.md", [.. encoding.GetPreamble(), .. encoding.GetBytes(ContentFolder.Article("One.\nCafé."))]).Load();

        var problem = Assert.Single(folder.Guide.Problems);
        Assert.Equal(("HP002", line), (problem.Rule.Id, problem.Line));
    }

    [Fact]
    public void Truncated_utf8_is_named()
    {
        using var folder = new ContentFolder();

        folder.Write("causes.md", Encoding.UTF8.GetBytes(ContentFolder.Article("🏃").TrimEnd())[..^1]).Load();

        Assert.Equal("HP002 7", Assert.Single(folder.Guide.Problems) is var problem ? $"{problem.Rule.Id} {problem.Line}" : "");
    }

    [Theory]
    [InlineData("---\ntitle: T\nsummary: S\nkind: page\nresearched: 2026-11-23\n---")]
    [InlineData("---\ntitle: T\nsummary: S\nkind: page\nresearched: 2026-11-23\n---\n")]
    [InlineData("---\r\ntitle: T\r\nsummary: S\r\nkind: page\r\nresearched: 2026-11-23\r\n---")]
    public void Front_matter_alone_is_an_article_without_text(string text)
    {
        using var folder = new ContentFolder();

        folder.Write("causes.md", text).Load();

        Assert.Empty(folder.Guide.Problems);
        Assert.Equal("", folder.Guide.Find("/causes")?.Lead);
    }

    [Theory]
    [InlineData("---")]
    [InlineData("---\n")]
    [InlineData("---\ntitle: T\n--")]
    [InlineData("---\ntitle: T\n----\n")]
    [InlineData("--- \ntitle: T\n---\n")]
    [InlineData("\u200b---\ntitle: T\n---\n")]
    public void Front_matter_without_its_lines_of_hyphens_is_named(string text)
    {
        using var folder = new ContentFolder();

        folder.Write("causes.md", text).Load();

        Assert.Equal("HP004", Assert.Single(folder.Guide.Problems).Rule.Id);
    }
}
