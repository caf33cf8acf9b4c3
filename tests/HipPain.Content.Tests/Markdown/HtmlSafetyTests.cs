using HipPain.Content.Markdown;

namespace HipPain.Content.Tests.Markdown;

/// <summary>The second layer by itself: it has to hold even if the first let everything through.</summary>
public sealed class HtmlSafetyTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<p onclick=\"alert(1)\">a</p>")]
    [InlineData("<p style=\"color:red\">a</p>")]
    [InlineData("<style>p{}</style>")]
    [InlineData("<form action=\"/\"><input><button>b</button><textarea></textarea><select></select></form>")]
    [InlineData("<p class=\"evil\">a</p>")]
    [InlineData("<p class=\"note evil\">a</p>")]
    [InlineData("<a href=\"javascript:alert(1)\">a</a>")]
    [InlineData("<a href=\"JaVa\tScript:alert(1)\">a</a>")]
    [InlineData("<a href=\"&#1;javascript:alert(1)\">a</a>")]
    [InlineData("<a href=\"data:text/html,x\">a</a>")]
    [InlineData("<a href=\"http://a.example\">a</a>")]
    [InlineData("<a target=\"_blank\" ping=\"https://evil.example\" href=\"/\">a</a>")]
    [InlineData("<img src=\"x\" onerror=\"alert(1)\">")]
    [InlineData("<svg><a xlink:href=\"javascript:alert(1)\"><text>a</text></a></svg>")]
    [InlineData("<svg><style><img src=x onerror=alert(1)></style></svg>")]
    [InlineData("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">")]
    [InlineData("<template><script>alert(1)</script></template>")]
    [InlineData("<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>")]
    [InlineData("<object data=\"x\"></object><embed src=\"x\">")]
    [InlineData("<base href=\"https://evil.example/\">")]
    [InlineData("<meta http-equiv=\"refresh\" content=\"0;url=https://evil.example\">")]
    [InlineData("<link rel=\"stylesheet\" href=\"https://evil.example\">")]
    [InlineData("<video><source onerror=\"alert(1)\"></video>")]
    [InlineData("<details open ontoggle=\"alert(1)\">a</details>")]
    [InlineData("<p data-x=\"1\" is=\"x-y\" slot=\"s\">a</p>")]
    [InlineData("<h1>Title</h1>")]
    [InlineData("<!-- comment -->")]
    public void What_the_guide_does_not_use_is_taken_out_and_named(string html)
    {
        var safety = new HtmlSafety();

        var page = Page.Of(safety.Clean($"<p>before</p>{html}<p>after</p>"));

        Page.AssertSafe(page);
        Assert.NotEmpty(safety.Removed);
        Assert.Equal("before", page.QuerySelector("p").Words());
    }

    [Theory]
    [InlineData("")]
    [InlineData("<p>a <em>b</em> <strong>c</strong> <code>d</code><br>e</p>")]
    [InlineData("<p class=\"note\" id=\"x\" role=\"note\" tabindex=\"0\" aria-label=\"y\">a</p>")]
    [InlineData("<p><a href=\"/causes#overuse\">a</a> <a href=\"tel:999\">b</a> <a href=\"mailto:a@b.example\">c</a></p>")]
    [InlineData("<table><thead><tr><th scope=\"col\" class=\"right\">a</th></tr></thead></table>")]
    public void What_the_guide_uses_stays_as_it_is(string html)
    {
        var safety = new HtmlSafety();

        Assert.Equal(html, safety.Clean(html));
        Assert.Empty(safety.Removed);
    }

    [Theory]
    [InlineData("<p>a</p></div><p>out</p>")]
    [InlineData("<div><div>a")]
    [InlineData("a</div></div><div id=\"part-1\">b")]
    [InlineData("<table><tr><td>a")]
    [InlineData("</body></html><p>a</p>")]
    [InlineData("<p onclick=\"a\"></div>")]
    [InlineData("<!-- a")]
    [InlineData("<a href=\"/")]
    public void Part_that_breaks_out_of_its_box_changes_no_other(string part)
    {
        var (alone, together) = (new HtmlSafety(), new HtmlSafety());

        var parts = together.Clean(["<p>before</p>", part, "<p>after</p>"]);

        Assert.Equal(["<p>before</p>", alone.Clean(part), "<p>after</p>"], parts);
        Assert.Equal(alone.Removed, together.Removed);
    }
}
