using HipPain.Content.Markdown;

namespace HipPain.Content.Tests.Markdown;

public sealed class PortableHtmlTests
{
    private static readonly Uri Page = new("https://hippain.example/causes");

    [Theory]
    [InlineData("/treatment#footwear", "https://hippain.example/treatment#footwear")]
    [InlineData("/", "https://hippain.example/")]
    [InlineData("#overuse", "https://hippain.example/causes#overuse")]
    [InlineData("https://doi.org/10.1136/bjsports-2019-101254?a=b&amp;c=d#e", "https://doi.org/10.1136/bjsports-2019-101254?a=b&amp;c=d#e")]
    [InlineData("mailto:hello@hippain.example", "mailto:hello@hippain.example")]
    [InlineData("tel:+44111", "tel:+44111")]
    public void Link_leads_to_the_same_place_from_anywhere(string href, string expected) =>
        Assert.Equal($"""<p><a href="{expected}">x</a></p>""", Html($"""<p><a href="{href}">x</a></p>"""));

    [Fact]
    public void Text_stays_text() =>
        Assert.Equal(
            "<p>href=\"/x\" &lt;img src=x onerror=alert(1)&gt; &amp;lt;</p>",
            Html("<p>href=\"/x\" &lt;img src=x onerror=alert(1)&gt; &amp;lt;</p>"));

    [Fact]
    public void Ids_go() => Assert.Equal("<h3>A</h3><div role=\"group\">b</div>", Html("""<h3 id="login">A</h3><div role="group" tabindex="0">b</div>"""));

    [Fact]
    public void Drawing_gives_way_to_its_words_once() =>
        Assert.Equal(
            "<figure><div><p>Drawing: A &lt;person&gt; lies.</p><p>Lie</p></div><div><p>Lift</p></div></figure>",
            Html("""<figure><div><svg role="img" aria-label="A &lt;person> lies."><path d="M0 0"></path></svg><p>Lie</p></div><div><svg aria-hidden="true"><a href="/x"></a></svg><p>Lift</p></div></figure>"""));

    [Fact]
    public void Plain_text_has_a_line_for_each_block() =>
        Assert.Equal(
            "Title\nOne two\nthree & four\nfive\nsix",
            PortableHtml.Of("<h3>Title</h3>\n<p>One\n  <strong>two</strong></p><ul><li>three &amp; <a href=\"/\">four</a><ul><li>five</li></ul></li></ul>six", Page).Text);

    [Fact]
    public void Emergency_card_is_found_among_other_boxes()
    {
        var (html, id) = PortableHtml.FindEmergencyCard("""<div class="care urgent"><h3 class="care-title" id="card-1">A</h3></div><div class="care emergency"><h3 class="care-title" id="card-2">B</h3></div>""")!.Value;

        Assert.Equal(("""<div class="care emergency"><h3 class="care-title" id="card-2">B</h3></div>""", "card-2"), (html, id));
        Assert.Null(PortableHtml.FindEmergencyCard("<p>None</p>"));
    }

    private static string Html(string html) => PortableHtml.Of(html, Page).Html;
}
