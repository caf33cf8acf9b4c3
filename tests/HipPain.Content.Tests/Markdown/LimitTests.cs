using System.Diagnostics;

namespace HipPain.Content.Tests.Markdown;

/// <summary>Text that means to exhaust: each is a problem or harmless, and <see cref="ContentFolder.Load"/> fails if it hangs.</summary>
public sealed class LimitTests
{
    private const int Full = (256 * 1024) - 512;

    public static TheoryData<string> Exhausting =>
    [
        "*", "**", "*a ", "a**b", "_a *b ", "*_", "*a* ", "** *", "> ", ">", "- ", "* + - ", "1. ", "[", "![", "[@", "[a]", "[](", "[a](<b", "[a](b \"",
        "[a](\\(", "`", "`a``", "<", "<a ", "<http:", "<a@b", "&", "&#1", "\\", "|", "a|", "|a|b|\n", "*a|b ", "[a|", "[\n", "[r]: /x\n", "[a]: /x \"\n",
        "## a {#b}\n", "{#a", "# ", ":", "::: note\n", "::: note\na\n:::\n", "word ", "word\n", "\n", " ", "\t", "a   \n", "```\n", "~~~ a ",
        "---\n", "a\n===\n", "> a\n- b\n", "- a\n", "-     a\n", "x [@second] ", "a\n[@second]\n", "[a](/) ", "<https://a.b> ", "&amp;", "\u00a0", "\u202e", "🏃",
    ];

    [Theory]
    [MemberData(nameof(Exhausting))]
    public void File_full_of_one_thing_ends_soon(string part)
    {
        using var folder = new ContentFolder();

        folder.Write("causes.md", Fill("", part)).Load();

        Assert.True(folder.Guide.Find("/causes") is not null || folder.Guide.Problems.Count > 0);
        Assert.NotNull(folder.Guide.Find("/"));
    }

    [Theory]
    [InlineData("|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|\n|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|\n", "|b|\n")]
    [InlineData("| A | B |\n| - | - |\n", "| a | b |\n")]
    [InlineData("[r]: /\n\n", "[r] ")]
    [InlineData("## a", " ")]
    [InlineData("## ", "{#a} ")]
    public void Beginning_with_many_repeats_ends_soon(string start, string part)
    {
        using var folder = new ContentFolder();

        folder.Write("causes.md", Fill(start, part)).Load();

        Assert.NotNull(folder.Guide.Find("/"));
    }

    [Theory]
    [InlineData("> ", 20_000)]
    [InlineData(">", 101)]
    [InlineData("1. ", 101)]
    [InlineData("> + ", 51)]
    [InlineData("- ", 20_000)]
    [InlineData("[", 4_999)]
    [InlineData("*a **b ", 20_000)]
    public void Nesting_that_is_too_deep_is_named(string part, int times)
    {
        using var folder = new ContentFolder();
        var body = string.Concat(Enumerable.Repeat(part, times)) + "x";

        Assert.Equal("HP025", Assert.Single(folder.Write("causes.md", ContentFolder.Article(body)).Load().Problems).Rule.Id);
    }

    [Theory]
    [InlineData("> ", 60)]
    [InlineData("- ", 60)]
    [InlineData("-", 500)]
    [InlineData("*", 500)]
    public void Line_of_signs_that_nests_less_is_read(string part, int times)
    {
        using var folder = new ContentFolder();

        folder.Write("causes.md", ContentFolder.Article(string.Concat(Enumerable.Repeat(part, times)))).Load();

        Assert.Empty(folder.Guide.Problems);
    }

    // Each of these took 5 to 70 seconds when a rule looked at the whole again for each part of it.
    [Theory]
    [InlineData("", "1,111", 50_000)]
    [InlineData("", "back in a b c d ", 16_000)]
    [InlineData("", "a b c d\n", 9_900, "---\n")]
    [InlineData("follow:\n\n", "- 5% of x\n", 9_600)]
    public void Article_full_of_what_rules_look_for_is_checked_soon(string lead, string part, int times, string end = "")
    {
        using var folder = new ContentFolder();
        var above = lead.Length > 0 ? string.Concat(Enumerable.Repeat("word ", 30_000)) + lead : "";
        folder.Write("wording.yaml", ContentFolder.WordingYaml)
            .Write("causes.md", ContentFolder.Article(above + string.Concat(Enumerable.Repeat(part, times)) + end, kind: "article"));
        var started = Stopwatch.GetTimestamp();

        folder.Check();

        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Article_of_the_greatest_size_and_number_of_headings_is_published()
    {
        using var folder = new ContentFolder();
        var section = string.Concat(Enumerable.Repeat("Some words that go on. ", 20)) + "\n\n";

        var article = folder.Read(string.Concat(Enumerable.Range(1, 500).Select(number => $"## Section {number} {{#s-{number}}}\n\n{section}")));

        Assert.Equal(500, article.Sections.Count);
    }

    [Fact]
    public void File_is_measured_in_bytes()
    {
        using var folder = new ContentFolder();
        string Of(int bytes) => ContentFolder.Article() + new string('a', bytes - ContentFolder.Article().Length);

        Assert.Empty(folder.Write("causes.md", Of(256 * 1024)).Load().Problems);
        Assert.Equal("HP003", Assert.Single(folder.Write("causes.md", Of((256 * 1024) + 1)).Load().Problems).Rule.Id);
    }

    private static string Fill(string start, string part) => ContentFolder.Article(start + string.Concat(Enumerable.Repeat(part, Full / System.Text.Encoding.UTF8.GetByteCount(part) - start.Length)));
}
