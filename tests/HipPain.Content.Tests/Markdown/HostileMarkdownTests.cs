namespace HipPain.Content.Tests.Markdown;

public sealed class HostileMarkdownTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("Text <script>alert(1)</script> text")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<svg onload=alert(1)>")]
    [InlineData("<svg/onload=alert(1)//")]
    [InlineData("<!-- comment -->")]
    [InlineData("Text <!-- comment --> text")]
    [InlineData("<![CDATA[<script>alert(1)</script>]]>")]
    [InlineData("Text <![CDATA[x]]> text")]
    [InlineData("<?php echo 1 ?>")]
    [InlineData("<!DOCTYPE html>")]
    [InlineData("</div></section>")]
    [InlineData("<div\nonclick=alert(1)>\n")]
    [InlineData("| A |\n| - |\n| <b>a</b> |")]
    [InlineData("- item\n\n  <iframe src=//evil>")]
    [InlineData("> <style>*{}</style>")]
    [InlineData("**bold <i>i</i>**")]
    [InlineData("::: note\n<form>\n:::")]
    [InlineData("[link <b>text</b>](/)")]
    [InlineData("Text <javascript:alert(1) text")]
    public void Raw_html_is_named(string body) => AssertRefused("HP018", body);

    [Theory]
    [InlineData("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>")]
    [InlineData("`<script>alert(1)</script>`", "<script>alert(1)</script>")]
    [InlineData("    <script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("```\n<script>alert(1)</script>\n```", "<script>alert(1)</script>")]
    [InlineData("less < more > less & \"more\"", "less < more > less & \"more\"")]
    [InlineData("Text {onclick=alert(1)}", "Text {onclick=alert(1)}")]
    [InlineData("{.class #id style=color:red}\nText", "{.class #id style=color:red} Text")]
    [InlineData("[home](/){onclick=alert(1)}", "home{onclick=alert(1)}")]
    [InlineData("::text{onclick=alert(1)}::", "::text{onclick=alert(1)}::")]
    [InlineData("::: note {onclick=alert(1) .evil #id}\nText\n:::", "{onclick=alert(1) .evil #id} Text")]
    [InlineData("::: note \"><script>alert(1)</script>\nText\n:::", "\"><script>alert(1)</script> Text")]
    [InlineData("::: note &quot;&gt;&lt;script&gt;\nText\n:::", "\"><script> Text")]
    [InlineData("::: note a&#10;b\nText\n:::", "a b Text")]
    [InlineData("|A|\n|-|\n|a|\n\n{onclick=alert(1)}", "A a {onclick=alert(1)}")]
    public void Text_that_looks_like_code_is_shown_as_text(string body, string words)
    {
        using var folder = new ContentFolder();

        var page = Page.Of(folder.Read(body));

        Assert.Equal(words, page.Body.Words());
        Assert.Empty(page.QuerySelectorAll("script, [onclick], [style], .evil, .class, #id"));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData("&#106;avascript:alert(1)")]
    [InlineData("&#x6A;avascript&colon;alert(1)")]
    [InlineData("java&Tab;script:alert(1)")]
    [InlineData("java&NewLine;script:alert(1)")]
    [InlineData("java&#0;script:alert(1)")]
    [InlineData("&#1;javascript:alert(1)")]
    [InlineData("&#32;javascript:alert(1)")]
    [InlineData("<java\tscript:alert(1)>")]
    [InlineData("< javascript:alert(1)>")]
    [InlineData("javascript\\:alert(1)")]
    [InlineData("java%0ascript:alert(1)")]
    [InlineData("vbscript:msgbox(1)")]
    [InlineData("data:text/html;base64,PHNjcmlwdD4=")]
    [InlineData("DATA:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("blob:https://a.example/1")]
    [InlineData("ftp://a.example")]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData("/\\\\evil.example")]
    [InlineData("\\\\\\\\evil.example")]
    [InlineData("/%2fevil.example")]
    [InlineData("https:evil.example")]
    [InlineData("https:///evil.example")]
    [InlineData("https:\\\\\\\\evil.example")]
    [InlineData("https://\u0435vil.example")]
    [InlineData("https://a.example/\u202egpj")]
    [InlineData("tel:javascript")]
    [InlineData("causes.md")]
    [InlineData("../causes")]
    [InlineData("?x=1")]
    [InlineData("/causes/")]
    [InlineData("#Upper")]
    [InlineData("#")]
    [InlineData("")]
    public void Link_to_where_links_may_not_lead_is_named(string url)
    {
        AssertRefused("HP019", $"[link]({url})");
        if (url.Length > 0 && !url.StartsWith('<'))
        {
            AssertRefused("HP019", $"[link]\n\n[link]: {url}");
            AssertRefused("HP019", $"[link][Ref]\n\n[ref]: <{url}> 'title'");
        }
    }

    [Theory]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("<JAVASCRIPT:alert&#40;1&#41;>")]
    [InlineData("<data:text/html,x>")]
    [InlineData("<vbscript:x>")]
    [InlineData("<file:///etc/passwd>")]
    public void Autolink_to_where_links_may_not_lead_is_named(string body) => AssertRefused("HP019", body);

    [Theory]
    [InlineData("[l](https://a.example/x?y=1&z=%22#f)", "https://a.example/x?y=1&z=%22#f")]
    [InlineData("[l](https://a.example/\"onclick=alert(1))", "https://a.example/%22onclick=alert(1)")]
    [InlineData("[l](HTTPS://A.EXAMPLE)", "HTTPS://A.EXAMPLE")]
    [InlineData("[l](mailto:hello@a.example)", "mailto:hello@a.example")]
    [InlineData("[l](tel:+441234)", "tel:+441234")]
    [InlineData("<https://a.example>", "https://a.example")]
    [InlineData("<hello@a.example>", "mailto:hello@a.example")]
    [InlineData("[l](/)", "/")]
    public void Link_that_is_allowed_arrives_unharmed(string body, string href)
    {
        using var folder = new ContentFolder();

        var link = Assert.Single(Page.Of(folder.Read(body)).QuerySelectorAll("a"));

        Assert.Equal(href, link.GetAttribute("href"));
        Assert.Equal(1, link.Attributes.Length);
    }

    [Theory]
    [InlineData("[a](/ \"plain\")")]
    [InlineData("[a](/ '\" onclick=alert(1) \"')")]
    [InlineData("[a][r]\n\n[r]: / \"title\"")]
    public void Link_title_is_named(string body) => AssertRefused("HP026", body);

    [Theory]
    [InlineData("![hip](/hip.png)")]
    [InlineData("![hip](javascript:alert(1))")]
    [InlineData("![hip][r]\n\n[r]: https://evil.example/track.gif")]
    [InlineData("[![hip](//evil.example/x.png)](/)")]
    [InlineData("![](data:image/svg+xml,x)")]
    public void Picture_is_named(string body) => AssertRefused("HP020", body);

    [Theory]
    [InlineData("::: \"onclick=alert(1)\nText\n:::")]
    [InlineData("::: <script>\nText\n:::")]
    [InlineData("::: emergency<script> Title\nText\n:::")]
    [InlineData("::: Emergency Title\nText\n:::")]
    [InlineData("::: note&#10;emergency\nText\n:::")]
    [InlineData(":::\nText\n:::")]
    public void Container_of_another_name_is_named(string body) => AssertRefused("HP021", body);

    [Theory]
    [InlineData("```js\nx\n```")]
    [InlineData("~~~\" onclick=\"alert(1)\nx\n~~~")]
    [InlineData("``` {onclick=alert(1)}\nx\n```")]
    public void Language_of_a_code_block_is_named(string body) => AssertRefused("HP026", body);

    private static void AssertRefused(string rule, string body)
    {
        using var folder = new ContentFolder();

        var problems = folder.Write("causes.md", ContentFolder.Article(body)).ProblemsOf("causes.md");

        Assert.True(problems.Any(problem => problem.Rule.Id == rule), $"{rule} is not among: {string.Join(" ", problems)}");
        Assert.Null(folder.Guide.Find("/causes"));
    }
}
