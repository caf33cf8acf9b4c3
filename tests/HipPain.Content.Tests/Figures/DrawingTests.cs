using HipPain.Content.Checking;
using HipPain.Content.Checking.Drawings;

namespace HipPain.Content.Tests.Figures;

/// <summary>Drawings made by hand: what comes through, and what does not.</summary>
public sealed class DrawingTests
{
    private const string Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Drawing_stands_in_the_page_with_its_words_as_its_name()
    {
        using var folder = new ContentFolder();
        folder.Write("figures/hip.svg", $"<?xml version=\"1.0\"?>\n<!-- by hand -->\n{FigureExamples.Svg("<g transform=\"rotate(10 9 9)\">\n<path class=\"bone near\" d=\"M 1,1.004 l2 2z\"/> <text class=\"label\" x=\"1\" y=\"2\" text-anchor=\"end\">Head &amp; <tspan>neck</tspan></text></g>")}");

        var page = Page.Of(folder.Read("::: figure hip\nA \"ball\" & its &lt;socket>.\n:::"));

        AssertSame(
            $"<figure><svg role=\"img\" aria-label=\"A &quot;ball&quot; &amp; its &lt;socket>.\" viewBox=\"0 0 18 18\"><g transform=\"rotate(10 9 9)\">"
                + "<path class=\"bone near\" d=\"M1 1l2 2z\"></path><text class=\"label\" x=\"1\" y=\"2\" text-anchor=\"end\">Head &amp; <tspan>neck</tspan></text></g></svg></figure>",
            page.QuerySelector("figure"));
    }

    [Fact]
    public void Path_is_written_with_no_more_characters_than_a_browser_needs()
    {
        using var folder = new ContentFolder();
        folder.Write("figures/hip.svg", FigureExamples.Svg("<path class=\"bone\" d=\"M 1, 0.50 l -0.5 -2.004 0 3 -0.001 2 A 4 4 0 0 1 -7 -0.25 z\"/>"));

        var page = Page.Of(folder.Read("::: figure hip\nThe hip.\n:::"));

        Assert.Equal("M1 .5l-.5-2 0 3 0 2A4 4 0 0 1-7-.25z", page.QuerySelector("figure path")?.GetAttribute("d"));
    }

    [Fact]
    public void Drawing_with_links_is_a_group_and_its_links_are_checked_like_any()
    {
        using var folder = new ContentFolder();
        folder.Write("figures/map.svg", FigureExamples.Svg("<a href=\"/\" aria-label=\"Groin\"><circle class=\"area\" cx=\"9\" cy=\"9\" r=\"8\"/></a>\n<a href=\"/nowhere#pain\"><text class=\"label\" x=\"1\" y=\"1\">Thigh</text></a>"));

        var page = Page.Of(folder.Write("causes.md", ContentFolder.Article("::: figure map\nThe hip.\n:::")).Load().Find("/causes")!);

        Assert.Equal("group", page.QuerySelector("svg")?.GetAttribute("role"));
        Assert.Equal(["/", "/nowhere#pain"], page.QuerySelectorAll("svg a").Select(link => link.GetAttribute("href")));
        var problem = Assert.Single(folder.Guide.Problems);
        Assert.Equal((Rules.BrokenLink, "figures/map.svg", 3, 4), (problem.Rule, problem.File, problem.Line, problem.Column));
    }

    [Theory]
    // Script, in all its ways.
    [InlineData("<script>alert(1)</script>", "HP069")]
    [InlineData("<circle onclick=\"alert(1)\" r=\"1\"/>", "HP069")]
    [InlineData("<a href=\"javascript:alert(1)\" aria-label=\"x\"/>", "HP019")]
    [InlineData("<a href=\"/ javascript:alert(1)\" aria-label=\"x\"/>", "HP019")]
    [InlineData("<a href=\"https://evil.example/\" aria-label=\"x\"/>", "HP019")]
    [InlineData("<a href=\"//evil.example/\" aria-label=\"x\"/>", "HP019")]
    [InlineData("<a href=\"#part\" aria-label=\"x\"/>", "HP019")]
    [InlineData("<a xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"/\" aria-label=\"x\"/>", "HP069")]
    [InlineData("<a href=\"/\" target=\"_blank\" aria-label=\"x\"/>", "HP069")]
    [InlineData("<a aria-label=\"x\"/>", "HP069")]
    [InlineData("<a href=\"/\"/>", "HP071")]
    [InlineData("<a href=\"/\"><text> </text></a>", "HP071")]
    [InlineData("<a href=\"/\" aria-label=\"&#x200B;-\"/>", "HP071")]
    // What a page's parser takes for something else, or nothing shows.
    [InlineData("<a href=\"/\" aria-label=\"x\"><g><a href=\"/\" aria-label=\"y\"/></g></a>", "HP069")]
    [InlineData("<title><circle r=\"1\"/></title>", "HP069")]
    [InlineData("<title><title>a</title></title>", "HP069")]
    [InlineData("<text><a href=\"/\" aria-label=\"x\"/></text>", "HP069")]
    [InlineData("<circle r=\"1\"><text>a</text></circle>", "HP069")]
    [InlineData("<g><tspan>a</tspan></g>", "HP069")]
    // What draws from elsewhere, moves, or looks like a page.
    [InlineData("<image href=\"https://evil.example/a.png\"/>", "HP069")]
    [InlineData("<use href=\"#a\"/>", "HP069")]
    [InlineData("<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">a</p></foreignObject>", "HP069")]
    [InlineData("<p xmlns=\"http://www.w3.org/1999/xhtml\">a</p>", "HP069")]
    [InlineData("<circle xmlns=\"urn:other\" r=\"1\"/>", "HP069")]
    [InlineData("<animate attributeName=\"href\" to=\"javascript:alert(1)\"/>", "HP069")]
    [InlineData("<set attributeName=\"onclick\" to=\"alert(1)\"/>", "HP069")]
    [InlineData("<svg viewBox=\"0 0 1 1\"/>", "HP069")]
    [InlineData("<style>*{}</style>", "HP069")]
    [InlineData("<g style=\"fill:red\"/>", "HP069")]
    [InlineData("<g id=\"main\"/>", "HP069")]
    [InlineData("<g fill=\"url(https://evil.example)\"/>", "HP069")]
    [InlineData("<g class=\"care\"/>", "HP069")]
    [InlineData("<g class=\"\"/>", "HP069")]
    [InlineData("<?xml-stylesheet href=\"https://evil.example\"?>", "HP069")]
    [InlineData("loose words", "HP069")]
    // Numbers.
    [InlineData("<circle r=\"NaN\"/>", "HP069")]
    [InlineData("<circle r=\"-1\"/>", "HP069")]
    [InlineData("<circle r=\"1e9\"/>", "HP069")]
    [InlineData("<circle cx=\"99999999999999999999999999999999999999999999\"/>", "HP069")]
    [InlineData("<circle cx=\"10%\"/>", "HP069")]
    [InlineData("<circle cx=\"\u0661\"/>", "HP069")]
    [InlineData("<polygon points=\"1 2 3\"/>", "HP069")]
    [InlineData("<path d=\"\"/>", "HP069")]
    [InlineData("<path d=\"L1 1\"/>", "HP069")]
    [InlineData("<path d=\"M1 1 L2\"/>", "HP069")]
    [InlineData("<path d=\"M1 1 A1 1 0 015 5\"/>", "HP069")]
    [InlineData("<path d=\"M1 1 url(x)\"/>", "HP069")]
    [InlineData("<g transform=\"matrix(1 0 0 1 0 0) url(x)\"/>", "HP069")]
    [InlineData("<g transform=\"rotate()\"/>", "HP069")]
    [InlineData("<g transform=\"rotate(1 2)\"/>", "HP069")]
    [InlineData("<g transform=\"translate(-)\"/>", "HP069")]
    [InlineData("<g transform=\"matrix(1 0 0 1 0)\"/>", "HP069")]
    [InlineData("<g transform=\"scale(1e9)\"/>", "HP069")]
    [InlineData("<g transform=\"rotate(1111111111)rotate(1111111111)rotate(1111111111)rotate(11111111111x)\"/>", "HP069")]
    [InlineData("<text x=\"1 2\">a</text>", "HP069")]
    // XML itself.
    [InlineData("<g>", "HP070")]
    [InlineData("<g a=1/>", "HP070")]
    [InlineData("&nbsp;", "HP070")]
    public void What_is_not_known_to_be_harmless_is_named_and_nothing_is_shown(string shape, string rule)
    {
        using var folder = new ContentFolder();

        var problems = folder.Write("figures/hip.svg", FigureExamples.Svg(shape)).ProblemsOf("figures/hip.svg");

        var problem = problems.FirstOrDefault(problem => problem.Rule.Id == rule);
        Assert.True(problem is not null, $"{rule} is not among: {string.Join(" ", problems)}");
        Assert.InRange(problem.Line, 1, 3);
        Assert.Null(folder.Guide.Figures.Find("hip"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("<html><body/></html>")]
    [InlineData("<svg viewBox=\"0 0 9 9\"/>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/><svg/>")]
    [InlineData("<!DOCTYPE svg><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>")]
    [InlineData("<!DOCTYPE s [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;\">]><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><text>&c;</text></svg>")]
    [InlineData("<!DOCTYPE s [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><text>&a;</text></svg>")]
    public void What_is_no_drawing_says_so(string text)
    {
        using var folder = new ContentFolder();

        Assert.Equal([Rules.UnreadableDrawing], folder.Write("figures/hip.svg", text).ProblemsOf("figures/hip.svg").Select(problem => problem.Rule));
    }

    [Theory]
    [InlineData("0 0 0 9")]
    [InlineData("0 0 9 -9")]
    [InlineData("0 0 99999 9")]
    [InlineData("0 0 1e99 9")]
    [InlineData("5 0 9 9")]
    [InlineData("0 0 9")]
    [InlineData("0 0 NaN 9")]
    public void Box_of_a_drawing_has_a_modest_size(string box)
    {
        using var folder = new ContentFolder();

        var problems = folder.Write("figures/hip.svg", $"<svg xmlns=\"{Svg}\" viewBox=\"{box}\"/>").ProblemsOf("figures/hip.svg");

        Assert.Contains(Rules.ForeignShape, problems.Select(problem => problem.Rule));
    }

    [Fact]
    public void Deep_nesting_and_very_many_shapes_are_problems_and_no_crash()
    {
        using var folder = new ContentFolder();
        folder.Write("figures/deep.svg", FigureExamples.Svg(string.Concat(Enumerable.Repeat("<g>", 20_000))))
            .Write("figures/many.svg", FigureExamples.Svg(string.Concat(Enumerable.Repeat("<g/>", 20_000))));

        Assert.Equal([Rules.UnreadableDrawing, Rules.UnreadableDrawing], folder.Load().Problems.Select(problem => problem.Rule));
    }

    [Theory]
    [InlineData("<tspan>Front</tspan> <tspan>thigh</tspan>")]
    [InlineData("<tspan>Front</tspan>\n<tspan x=\"1\" dy=\"14\"> thigh</tspan>")]
    public void Words_of_a_drawing_do_not_run_together(string words)
    {
        using var folder = new ContentFolder();
        folder.Write("figures/hip.svg", FigureExamples.Svg($"<a href=\"/\"><text>{words}</text></a>"));

        Assert.Equal("Front thigh", Page.Of(folder.Read("::: figure hip\nA hip.\n:::")).QuerySelector("svg a").Words());
    }

    [Theory]
    [InlineData("translate(1,2), rotate(-3.5 9 9)")]
    [InlineData("translate( 5 , 6 )")]
    [InlineData("matrix(1 0 0 -1 .5 4000)scale(2)skewX(3)skewY(4)")]
    public void Drawing_may_be_moved_turned_and_scaled(string transform)
    {
        using var folder = new ContentFolder();
        folder.Write("figures/hip.svg", FigureExamples.Svg($"<g transform=\"{transform}\"/>"));

        Assert.Equal(transform, Page.Of(folder.Read("::: figure hip\nA hip.\n:::")).QuerySelector("svg g")?.GetAttribute("transform"));
    }

    [Fact]
    public void Large_drawing_that_is_shown_again_and_again_is_a_problem_and_no_page_of_a_million_parts()
    {
        using var folder = new ContentFolder();
        folder.Write("figures/hip.svg", FigureExamples.Svg(string.Concat(Enumerable.Repeat("<g/>", 1_900))))
            .Write("causes.md", ContentFolder.Article(string.Concat(Enumerable.Repeat("::: figure hip\nA hip.\n:::\n\n", 300))));

        Assert.Equal(Rules.TooComplex, Assert.Single(folder.ProblemsOf("causes.md")).Rule);
    }

    [Fact]
    public void Broken_drawing_leaves_the_last_good_one_on_the_page()
    {
        using var folder = new ContentFolder();
        folder.Write("figures/hip.svg", FigureExamples.Drawing).Read("::: figure hip\nA hip.\n:::");

        folder.Write("figures/hip.svg", "<svg").Load();

        Assert.Equal("figures/hip.svg", Assert.Single(folder.Guide.Problems).File);
        Assert.NotNull(Page.Of(folder.Guide.Find("/causes")!).QuerySelector("svg circle"));
    }

    [Fact]
    public void Page_changes_with_its_drawing()
    {
        using var folder = new ContentFolder();
        folder.Write("figures/hip.svg", FigureExamples.Drawing).Read("::: figure hip\nA hip.\n:::");
        var version = folder.Guide.Version;

        folder.Write("figures/hip.svg", FigureExamples.Svg("<circle class=\"bone\" r=\"2\"/>")).Load();

        Assert.NotEqual(version, folder.Guide.Version);
        Assert.Equal("2", Page.Of(folder.Guide.Find("/causes")!).QuerySelector("svg circle")?.GetAttribute("r"));
    }

    internal static void AssertSame(string html, AngleSharp.Dom.IElement? element)
    {
        var expected = Page.Of(html).Body!.FirstElementChild!;
        Assert.True(expected.Equals(Assert.IsType<AngleSharp.Dom.IElement>(element, exactMatch: false)), $"{expected.OuterHtml}\n{element?.OuterHtml}");
    }
}
