using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace HipPain.Web.Tests;

/// <summary>What every page keeps to, whichever test looks at it.</summary>
public static class HouseRules
{
    public static readonly IReadOnlyDictionary<string, string> Headers = new Dictionary<string, string>
    {
        ["Content-Security-Policy"] = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        ["Cross-Origin-Embedder-Policy"] = "require-corp",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Cross-Origin-Resource-Policy"] = "same-origin",
        ["Permissions-Policy"] = "geolocation=()",
        ["Referrer-Policy"] = "same-origin",
        ["X-Content-Type-Options"] = "nosniff",
    };

    private static readonly Uri Here = new("http://localhost");

    public static void CheckHeaders(HttpResponseMessage response, bool forEditors = false)
    {
        foreach (var (name, value) in Headers)
        {
            Assert.True(response.Headers.TryGetValues(name, out var values), $"The header {name} is missing.");
            Assert.Contains(value, Assert.Single(values), StringComparison.Ordinal);
        }

        Assert.False(response.Headers.Contains("Server"), "The Server header tells what the site runs on.");
        // But the one they ask for.
        var isChoice = response.RequestMessage is { Method.Method: "POST", RequestUri.AbsolutePath: "/privacy/choice" };
        Assert.False(response.Headers.Contains("Set-Cookie") && !forEditors && !isChoice, "Readers get no cookies.");
    }

    /// <summary>Reads a page and checks it. In a preview, the script of the preview and nothing else is let through.</summary>
    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response, bool isPreview = false)
    {
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        var parser = new HtmlParser(new HtmlParserOptions { IsStrictMode = false }, BrowsingContext.New(Configuration.Default));
        var page = parser.ParseDocument(await response.Content.ReadAsStringAsync());
        if (isPreview && response.RequestMessage?.Method == HttpMethod.Get)
        {
            Assert.Single(page.QuerySelectorAll("head > script[src='/problems/preview.js'][data-state]")).Remove();
        }

        CheckStructure(page);
        CheckNames(page);
        CheckSafety(page);
        return page;
    }

    public static HashSet<string> IdsOf(IHtmlDocument page) => [.. page.QuerySelectorAll("[id]").Select(element => element.Id!)];

    public static IEnumerable<Uri> InternalLinks(IHtmlDocument page) =>
        page.QuerySelectorAll("a[href]")
            .Select(link => link.GetAttribute("href")!)
            .Where(href => href.StartsWith('/'))
            .Select(href => new Uri(Here, href));

    private static void CheckStructure(IHtmlDocument page)
    {
        Assert.Equal("en-GB", page.DocumentElement.GetAttribute("lang"));
        Assert.False(string.IsNullOrWhiteSpace(page.Title));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.Equal("#main", page.QuerySelector("body > a")?.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("meta[name=viewport]"));
        Assert.InRange(page.QuerySelector("meta[name=description]")?.GetAttribute("content")?.Length ?? 0, 1, 160);

        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Distinct().ToList(), ids);
        foreach (var href in page.QuerySelectorAll("a[href^='#']").Select(link => link.GetAttribute("href")![1..]))
        {
            Assert.Contains(href, ids);
        }

        foreach (var reference in page.QuerySelectorAll("[aria-labelledby], [aria-describedby], label[for]"))
        {
            Assert.Contains(reference.GetAttribute("aria-labelledby") ?? reference.GetAttribute("aria-describedby") ?? reference.GetAttribute("for"), ids);
        }

        var level = 0;
        foreach (var heading in page.QuerySelectorAll("main h1, main h2, main h3, main h4, main h5, main h6"))
        {
            var next = heading.LocalName[1] - '0';
            Assert.True(next <= level + 1, $"The heading \"{heading.TextContent}\" skips a level.");
            level = next;
        }
    }

    private static void CheckNames(IHtmlDocument page)
    {
        Assert.All(page.QuerySelectorAll("img"), image => Assert.NotNull(image.GetAttribute("alt")));
        Assert.All(page.QuerySelectorAll("a, button, h1, h2, h3, h4, legend"), element =>
            Assert.False(string.IsNullOrWhiteSpace(element.GetAttribute("aria-label") ?? element.TextContent), $"{element.OuterHtml} has no name."));
        Assert.All(page.QuerySelectorAll("input:not([type=hidden]), textarea, select"), field =>
            Assert.NotNull(field.Closest("label") ?? (field.Id is { } id ? page.QuerySelector($"label[for='{id}']") : null)));
        Assert.All(page.QuerySelectorAll("nav"), nav =>
            Assert.NotNull(nav.GetAttribute("aria-label") ?? nav.GetAttribute("aria-labelledby")));
    }

    private static void CheckSafety(IHtmlDocument page)
    {
        Assert.Empty(page.QuerySelectorAll("style, [style], iframe, object, embed, base, [srcdoc]"));
        // The buttons that only a script can offer: it is small, waits for the page and is the site's own.
        foreach (var script in page.QuerySelectorAll("head > script[type=module][src^='/share.']:not([src*='//'])").Take(page.QuerySelector(".share-ways") is null ? 0 : 1).ToList())
        {
            script.Remove();
        }

        // What only a script can do for editors, on the pages that need it.
        foreach (var script in page.QuerySelectorAll("head > script[type=module][src^='/editor.']:not([src*='//'])").Take(page.QuerySelector("body.desk form[data-passkey], body.desk [data-from-link]") is null ? 0 : 1).ToList())
        {
            script.Remove();
        }

        // The keys of editors who go through feedback: on that page alone, behind what they work on.
        page.QuerySelector("body.desk:has(.entries) main > script[type=module][src^='/desk.']:not([src*='//'])")?.Remove();
        Assert.All(page.QuerySelectorAll("script"), script => Assert.Equal("application/ld+json", script.GetAttribute("type")));
        Assert.All(page.All, element => Assert.DoesNotContain(element.Attributes, attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
        Assert.All(page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], script[src], img[src]"), resource =>
            Assert.StartsWith("/", resource.GetAttribute("href") ?? resource.GetAttribute("src"), StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("a[href]"), link =>
            Assert.Matches("^(/|#|https://|mailto:|tel:)", link.GetAttribute("href")));
    }
}
