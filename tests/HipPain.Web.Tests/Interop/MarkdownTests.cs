using System.Net;
using HipPain.Web.Data;

namespace HipPain.Web.Tests.Interop;

public sealed class MarkdownTests : IAsyncLifetime
{
    private const string Shoes = "---\ntitle: Shoes\nsummary: What to wear.\nkind: page\nresearched: 2026-11-23\naliases: [/trainers]\n---\n## Fit {#fit}\n\nThey “fit”.\n";

    private readonly Site _site = Site.WithOwnContent();
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        await _site.WriteAsync("shoes.md", Shoes);
        await _site.WriteAsync("old.md", Shoes.Replace("aliases: [/trainers]", "expires: 2026-01-01", StringComparison.Ordinal));
        await _site.WriteAsync("begun.md", Shoes.Replace("aliases: [/trainers]", "draft: true", StringComparison.Ordinal));
        await _site.WriteAsync("broken.md", "---\ntitle: Broken\n---\nHidden.\n");
        await _site.WriteAsync("addresses.txt", "/\n/boots -> /shoes/fit\n");
        _client = _site.Browser();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _site.DisposeAsync();
    }

    [Theory]
    [InlineData("/shoes.md", "shoes.md")]
    [InlineData("/index.md", "index.md")]
    [InlineData("/conditions.md", "conditions/index.md")]
    [InlineData("/conditions/hip-osteoarthritis.md", "conditions/hip-osteoarthritis.md")]
    public async Task Article_is_there_as_its_file_says(string path, string file)
    {
        using var response = await GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        HouseRules.CheckHeaders(response);
        Assert.Equal("text/markdown; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(_site.ContentFolder, file)), await response.Content.ReadAsStringAsync());
        Assert.Contains("rel=\"canonical\"", response.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_save_leaves_the_last_good_text()
    {
        using var before = await GetAsync("/shoes.md");
        await _site.WriteAsync("shoes.md", "---\ntitle: Shoes\n---\nNot yet.\n");
        await _site.WriteAsync("laces.md", Shoes.Replace("[/trainers]", "[/strings]", StringComparison.Ordinal));
        for (var patience = 0; patience < 600; patience++)
        {
            using var laces = await GetAsync("/laces.md");
            if (laces.IsSuccessStatusCode)
            {
                break;
            }

            await Task.Delay(100);
        }

        using var after = await GetAsync("/shoes.md");
        Assert.Equal(Shoes, await after.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/trainers.md", 301, "/shoes.md")]
    [InlineData("/boots.md", 301, "/shoes.md")]
    [InlineData("/old.md", 410, null)]
    [InlineData("/begun.md", 404, null)]
    [InlineData("/broken.md", 404, null)]
    [InlineData("/nothing.md", 404, null)]
    [InlineData("/conditions/index.md", 404, null)]
    [InlineData("/shoes/fit.md", 404, null)]
    [InlineData("/.md", 404, null)]
    [InlineData("/addresses.txt.md", 404, null)]
    [InlineData("/SHOES.MD", 404, null)]
    public async Task Other_addresses_answer_as_those_of_pages_do(string path, int status, string? location)
    {
        using var response = await GetAsync(path);

        Assert.Equal((status, location), ((int)response.StatusCode, response.Headers.Location?.ToString()));
        if (status >= 400)
        {
            await _site.ReadPageAsync(response);
        }
    }

    [Fact]
    public async Task Text_that_the_caller_keeps_is_not_sent_again_and_none_is_a_page_view()
    {
        using var first = await GetAsync("/causes.md");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/causes.md");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await _client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        using var head = new HttpRequestMessage(HttpMethod.Head, "/causes.md");
        using var third = await _client.SendAsync(head);
        Assert.Equal((HttpStatusCode.OK, first.Headers.ETag), (third.StatusCode, third.Headers.ETag));

        // The page is counted after them, so they would be there if they were counted.
        using var page = await GetAsync("/symptoms");
        List<PageViewCount> counts;
        do
        {
            await Task.Delay(50);
            counts = await _site.QueryAsync(database => Task.FromResult(database.PageViewCounts.ToList()));
        }
        while (!counts.Exists(count => count.Name == "/symptoms"));
        Assert.Equal(["/symptoms"], counts.Where(count => count.Kind == PageViewKind.View).Select(count => count.Name));
    }

    private Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(new Uri(path, UriKind.Relative));
}
