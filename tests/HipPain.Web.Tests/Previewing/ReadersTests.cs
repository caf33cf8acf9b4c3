using Microsoft.AspNetCore.Hosting;

namespace HipPain.Web.Tests.Previewing;

/// <summary>Nothing of the preview is there for readers.</summary>
public sealed class ReadersTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Nothing_of_the_preview_is_there_outside_development(string environment)
    {
        await using var site = Site.WithOwnContent(host => host.UseEnvironment(environment));
        await site.WriteAsync("draft.md", "---\ntitle: Secret draft\nsummary: A page.\nkind: article\nresearched: 2026-11-23\ndraft: true\naliases: [/old-draft]\n---\nText.\n");
        await site.WriteAsync("broken.md", "Secret and broken.");
        string[] absent = ["/gallery", "/problems", "/Problems/", "/problems/events", "/problems/preview.js", "/problems/preview.css", "/draft", "/old-draft", "/broken"];

        foreach (var path in absent)
        {
            var page = await site.GetPageAsync(path, status: 404);
            Assert.DoesNotContain("secret", page.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
        }

        foreach (var path in new[] { "/", "/causes", "/nothing", "/broken" })
        {
            using var client = site.Browser();
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
            var page = await site.ReadPageAsync(response);
            Assert.Null(page.QuerySelector(".preview, .preview-ribbon, .problems, script[src], [data-state]"));
            Assert.DoesNotContain("/problems", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            Assert.DoesNotContain("/draft", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Content_security_policy_is_the_same_for_editors_and_readers()
    {
        await using var readers = new Site();
        await using var editors = Site.Preview();

        Assert.Equal(await PolicyAsync(readers), await PolicyAsync(editors));
    }

    private static async Task<string> PolicyAsync(Site site)
    {
        using var client = site.Browser();
        using var response = await client.GetAsync(new Uri("/causes", UriKind.Relative));
        return Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
    }
}
