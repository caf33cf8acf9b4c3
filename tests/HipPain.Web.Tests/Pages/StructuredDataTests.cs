using System.Text.Json;

namespace HipPain.Web.Tests.Pages;

public sealed class StructuredDataTests
{
    [Fact]
    public async Task Words_of_an_article_stay_within_its_structured_data()
    {
        const string title = "</script><script>zq()</script><!--";
        await using var site = Site.WithOwnContent();
        var article = await File.ReadAllTextAsync(Path.Combine(site.ContentFolder, "causes.md"));
        await site.WriteAsync("causes.md", article.Replace("title: Causes", $"title: '{title}'", StringComparison.Ordinal));

        var page = await site.GetPageAsync("/causes");
        var data = Assert.Single(page.QuerySelectorAll("script"), script => script.GetAttribute("src") is null);
        Assert.Equal(title, JsonDocument.Parse(data.TextContent).RootElement.GetProperty("name").GetString());
        Assert.Equal(title, page.QuerySelector("h1")?.TextContent.Trim());
    }
}
