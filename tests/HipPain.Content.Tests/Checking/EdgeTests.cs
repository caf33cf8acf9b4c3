using HipPain.Content.Checking;
using HipPain.Content.Checking.Drawings;

namespace HipPain.Content.Tests.Checking;

/// <summary>Where the rules for articles draw their lines, beyond each rule's two examples.</summary>
public sealed class EdgeTests
{
    private const string Urgent = "::: urgent See a doctor today if:\n- your hip is hot\n:::";
    private const string Emergency = "::: emergency Call your local emergency number if:\n- you cannot walk\n:::";

    private const string Map = "::: figure map\nA map.\n:::";

    [Theory]
    // Links
    [InlineData("HP038", "See [**here**](/).", 1)]
    [InlineData("HP038", "See *[Read more\u2026](/)*", 1)]
    [InlineData("HP038", "See [\u201Cclick\u00A0here\u201D](/)", 1)]
    [InlineData("HP038", "See [www.hippain.example](https://hippain.example/)", 1)]
    [InlineData("HP038", "See [ ](/)", 1)]
    [InlineData("HP038", "See [!](/)", 1)]
    [InlineData("HP038", "See [`addresses.txt`](/)", 0)]
    [InlineData("HP038", "See *[more about shoes](/)*", 0)]
    [InlineData("HP038", "See [warning&nbsp;signs](/)", 0)]
    [InlineData("HP037", "See [a site](HTTP://hippain.example/)", 1)]
    // Headings
    [InlineData("HP051", "Rest\n---\n\n#### Deep", 1)]
    [InlineData("HP051", "### Deep", 1)]
    [InlineData("HP051", "## A {#a}\n\n### B\n\n#### C\n\n## D {#d}\n\n### E", 0)]
    [InlineData("HP052", "## \u201CDoes it hurt?\u201D {#hurt}", 1)]
    [InlineData("HP052", "## What to ask (and why?) {#hurt}", 1)]
    [InlineData("HP052", "## Questions? Ask here {#hurt}", 0)]
    [InlineData("HP053", "## Rest {#a}\n\n### *rest*", 1)]
    [InlineData("HP053", "## Rest {#a}\n\n### Rest at night", 0)]
    // Care cards
    [InlineData("HP042", "::: urgent See a doctor today IF:\n- a\n:::", 0)]
    [InlineData("HP042", "::: urgent See a doctor today if\n- a\n:::", 1)]
    [InlineData("HP044", "::: urgent See a doctor today if:\n**Bone**\n\n1. a\n:::", 0)]
    [InlineData("HP045", Urgent + "\n\n## A {#a}\n\n" + Urgent, 1)]
    [InlineData("HP045", Emergency + "\n\n## A {#a}\n\n" + Urgent, 0)]
    [InlineData("HP046", Urgent + "\n\n## A {#a}\n\n" + Emergency, 1)]
    [InlineData("HP046", Emergency + "\n\n## A {#a}\n\n" + Urgent, 0)]
    [InlineData("HP047", "::: emergency Call now if:\n- a [112](tel:112) or <https://a.example>\n:::", 1)]
    [InlineData("HP047", "::: emergency Call now if:\n- a [112](tel:112)\n:::", 0)]
    [InlineData("HP047", Urgent + "\n\n[Home page](/)", 0)]
    [InlineData("HP049", "::: dont\n- **Do\u00A0not** run\n- DO NOT hop\n:::", 0)]
    [InlineData("HP049", "::: dont\n1. do not run\n2. hop\n:::", 1)]
    [InlineData("HP049", "::: dont\n- do not run\n  - downhill\n:::", 1)]
    [InlineData("HP049", "::: dont\n- donot run\n:::", 1)]
    // Plain words
    [InlineData("HP054", "a a a a a a a a a a a a a a a a a a a a.", 0)]
    [InlineData("HP054", "a a a a a a a a a a a a a a a a a a a a a.", 1)]
    [InlineData("HP054", "a a a a a a a a a a a a. A a a a a a a a a a a a.", 0)]
    [InlineData("HP054", "a a a a a a a a a a 1 2 3 4 5 6 7 8 9 10 a a.", 0)]
    [InlineData("HP055", "A b. C d. E f.\nG h.", 1)]
    [InlineData("HP055", "- A b. C d. E f. G h.", 1)]
    [InlineData("HP055", "A b e.g. C. D takes 2.5 km. E f.", 0)]
    [InlineData("HP056", "1. a\n2. b\n3. c\n4. d\n5. e\n6. f\n7. g", 1)]
    [InlineData("HP056", "- a\n- b\n- c\n  - 1\n  - 2\n  - 3\n  - 4\n- d", 0)]
    // Figures without a source
    [InlineData("HP041", "It was 64% [@first-2020].", 0)]
    [InlineData("HP041", "It was 64%. [@first-2020] It was so.", 0)]
    [InlineData("HP041", "It was 64%. It was 65% [@first-2020].", 1)]
    [InlineData("HP041", "Three in five got better [@first-2020]. Two in five did not.", 1)]
    [InlineData("HP041", "It took 5 years [@second]. They were 35 to 70 years old, and 18 months old.", 0)]
    [InlineData("HP041", "It took 5 years.\n\nText [@second].", 1)]
    [InlineData("HP041", "In one trial [@second]:\n\n- 64% got better\n- 20% did not", 0)]
    [InlineData("HP041", "In one trial [@second].\n\n- 64% got better\n- 20% did not", 2)]
    [InlineData("HP041", "| A | B | C |\n|---|---|---|\n| Rest | 64% | [@second] |\n| Run | 64% | none |", 1)]
    [InlineData("HP041", "Comments are deleted after 12 months.", 0)]
    // Numbers to call
    [InlineData("HP059", "Call 999 in the UK.", 0)]
    [InlineData("HP059", "Call us on 999.", 1)]
    [InlineData("HP059", "In the United Kingdom, call NHS 111. Then rest.", 0)]
    [InlineData("HP059", "Calling 911 is right.", 1)]
    [InlineData("HP059", "Emergency: 999.", 1)]
    [InlineData("HP059", "Call 2911, 9.11, 911.5, 9,911 or 1-800-911.", 0)]
    [InlineData("HP059", "In a study, 111 runners gave the number of injuries.", 0)]
    [InlineData("HP059", "Call them after the trial of 999 people.", 0)]
    [InlineData("HP059", "Call 112.", 0)]
    [InlineData("HP059", "| Country | Call |\n|---|---|\n| United Kingdom | 999 |\n| United States | 911 or 999 |", 0)]
    [InlineData("HP059", "| Who | Call |\n|---|---|\n| Ambulance | 999 |\n| Doctor | 111 |", 2)]
    [InlineData("HP059", "- 999", 1)]
    public void Rule_is_broken_so_many_times(string id, string body, int times)
    {
        using var folder = new ContentFolder();

        var problems = folder.Write("causes.md", ContentFolder.Article(body)).Check().Problems;

        Assert.Equal(times, problems.Count(problem => problem.File == "causes.md" && problem.Rule.Id == id));
    }

    [Theory]
    [InlineData("HP054", "Lead\nlead.\n\n- one\n- two\n  two. LONG", 12, 8)]
    [InlineData("HP054", "| A | B |\n|---|---|\n| a | b. LONG |", 9, 10)]
    [InlineData("HP054", "::: do\n- one\n- two. LONG\n:::", 9, 8)]
    [InlineData("HP055", "One is\nlong.\n\nA b. C d.\nE f. G h.", 10, 1)]
    [InlineData("HP056", "Text.\n\n- x\n\n  - a\n  - b\n  - c\n  - d\n  - e\n  - f\n  - g", 11, 3)]
    [InlineData("HP041", "Text [@second].\n\n::: note\nOne\ntwo. It was 64%.\n:::", 11, 6)]
    [InlineData("HP038", "Text\ntext.\n\n- a\n- **see [here](/)**", 11, 9)]
    [InlineData("HP038", "| A | B |\n|---|---|\n| a | b [here](/) |", 9, 9)]
    [InlineData("HP059", "Rest.\n\nRest\nwell. Call 999.", 10, 7)]
    [InlineData("HP059", "::: urgent See a doctor if:\n- a\n- b\n  c. Call 999.\n:::", 10, 6)]
    [InlineData("HP049", "::: dont\n- do not run\n- hop\n:::", 9, 1)]
    [InlineData("HP051", "## A {#a}\n\nOne\ntwo.\n\nDeep\ndown\n----\n\n#### Deeper", 16, 1)]
    [InlineData("HP052", "Lead.\n\nWhat\nis it? {#it}\n----", 9, 1)]
    [InlineData("HP046", Urgent + "\n\n" + Emergency, 11, 1)]
    public void Problem_names_its_place(string id, string body, int line, int column)
    {
        using var folder = new ContentFolder();
        var text = body.Replace("LONG", string.Join(' ', Enumerable.Repeat("Word", 21)), StringComparison.Ordinal);

        var problems = folder.Write("causes.md", ContentFolder.Article(text)).Check().Problems;

        Assert.Equal([(line, column)], problems.Where(problem => problem.Rule.Id == id).Select(problem => (problem.Line, problem.Column)));
    }

    [Fact]
    public void Article_without_title_or_words_is_read_to_its_end()
    {
        using var folder = new ContentFolder();

        folder.Write("causes.md", ContentFolder.Article(body: "", title: "")).Write("empty.md", ContentFolder.Article(body: "")).Check();

        Assert.Equal([Rules.WrongValue], folder.Guide.Problems.Where(problem => problem.File == "causes.md").Select(problem => problem.Rule));
        Assert.DoesNotContain(folder.Guide.Problems, problem => problem.File == "empty.md");
    }

    [Theory]
    [InlineData("article", "See [signs](/when-to-see-a-doctor).", 0)]
    [InlineData("article", "See [signs](/when-to-see-a-doctor#today).", 0)]
    [InlineData("condition", "See [signs](/when-to-see-a-doctors).", 1)]
    [InlineData("exercise", "## A {#a}\n\n" + Urgent, 0)]
    [InlineData("exercise", "Rest.", 1)]
    [InlineData("region", "See [signs](/when-to-see-a-doctor).", 0)]
    [InlineData("region", "Rest.", 1)]
    [InlineData("page", "Rest.", 0)]
    public void Advice_says_when_to_get_help(string kind, string body, int times)
    {
        using var folder = new ContentFolder();
        folder.Write("when-to-see-a-doctor.md", ContentFolder.Article("## Today {#today}"));

        var problems = folder.Write("causes.md", ContentFolder.Article(body, kind: kind)).Check().Problems;

        Assert.Equal(times, problems.Count(problem => problem.Rule == Rules.NoWayToHelp));
    }

    [Theory]
    [InlineData("region", Urgent + "\n\n[Tendon](/conditions/tendon)", 0, 0)]
    [InlineData("region", "[Tendon](/conditions/tendon)\n\n" + Urgent, 7, 1)]
    [InlineData("region", "[Signs](/when-to-see-a-doctor#today) and [tendon](/conditions/tendon)", 0, 0)]
    [InlineData("region", "[Tendon](/conditions/tendon#felt) and [signs](/when-to-see-a-doctor)", 7, 1)]
    [InlineData("region", "Text.\n\n- **[All](/conditions)**", 9, 5)]
    [InlineData("region", "[Conditioning](/conditioning)", 0, 0)]
    [InlineData("article", "[Tendon](/conditions/tendon)\n\n" + Urgent, 0, 0)]
    [InlineData("region", Urgent + "\n\n" + Map, 0, 0)]
    [InlineData("region", Map + "\n\n" + Urgent, 7, 1)]
    [InlineData("region", "Text.\n\n" + Map + "\n\n" + Urgent + "\n\n[Tendon](/conditions/tendon)", 9, 1)]
    [InlineData("article", Map + "\n\n" + Urgent, 0, 0)]
    public void Region_names_signs_before_conditions(string kind, string body, int line, int column)
    {
        using var folder = new ContentFolder();

        folder.Write("figures/map.svg", FigureExamples.Svg("<a href=\"/conditions/tendon\" aria-label=\"Tendon\"/>"));

        var problems = folder.Write("causes.md", ContentFolder.Article(body, kind: kind)).Check().Problems;

        Assert.Equal(line == 0 ? [] : [(line, column)], problems.Where(problem => problem.Rule == Rules.CausesBeforeSigns).Select(problem => (problem.Line, problem.Column)));
    }

    [Theory]
    [InlineData("hip", 100 * 1024, "HP065", 0)]
    [InlineData("hip", (100 * 1024) + 1, "HP065", 1)]
    [InlineData("Hip", 10, "HP063", 1)]
    [InlineData("../hip", 10, "HP063", 1)]
    [InlineData("hip.svg", 10, "HP063", 1)]
    [InlineData("hip joint", 10, "HP063", 1)]
    public void Drawing_is_found_by_its_exact_name_and_is_not_too_large(string name, int bytes, string id, int times)
    {
        using var folder = new ContentFolder();
        folder.Write("figures/hip.svg", FigureExamples.Drawing.PadRight(bytes)).Write("figures/Other_One.svg", "<svg/>");

        var problems = folder.Write("causes.md", ContentFolder.Article($"::: figure {name}\nA hip joint.\n:::")).Check().Problems;

        Assert.Equal(times, problems.Count(problem => problem.Rule.Id == id));
    }

    [Theory]
    [InlineData("A hip joint.", 0)]
    [InlineData("One.\n\nTwo.", 1)]
    [InlineData("", 1)]
    [InlineData("- a", 1)]
    [InlineData("An image of a hip.", 1)]
    [InlineData("An imagined hip.", 0)]
    public void Drawing_says_what_it_shows_in_one_paragraph(string words, int times)
    {
        using var folder = new ContentFolder();
        folder.Write("figures/hip.svg", FigureExamples.Drawing);

        var problems = folder.Write("causes.md", ContentFolder.Article($"::: figure hip\n{words}\n:::")).Check().Problems;

        Assert.Equal(times, problems.Count(problem => problem.Rule == Rules.FigureWithoutWords));
    }
}
