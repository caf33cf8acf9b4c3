using System.Net;

namespace HipPain.Web.Tests.Publishing;

public sealed class FigureTests : IAsyncLifetime
{
    private const string Svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'><circle cx='4' cy='4' r='3'/></svg>";

    private readonly Site _site = Site.WithOwnContent();

    public async Task InitializeAsync()
    {
        await _site.WriteAsync("figures/hip-joint.svg", Svg);
        await _site.WriteAsync("figures/notes.txt", "secret");
        await _site.WriteAsync("joint.md", "---\ntitle: Joint\nsummary: The hip.\nkind: page\nresearched: 2026-11-23\n---\n::: figure hip-joint\nThe \"ball\" of the hip in its socket.\n:::\n");
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Article_shows_the_drawing_with_what_it_says_in_words()
    {
        var picture = (await _site.GetPageAsync("/joint")).QuerySelector("main figure img")!;

        Assert.Equal(("/figures/hip-joint.svg", "The \"ball\" of the hip in its socket."), (picture.GetAttribute("src"), picture.GetAttribute("alt")));
    }

    [Fact]
    public async Task Drawing_is_sent_once_and_then_asked_for_again()
    {
        using var client = _site.Browser();
        using var first = await client.GetAsync(new Uri("/figures/hip-joint.svg", UriKind.Relative));
        HouseRules.CheckHeaders(first);
        Assert.Equal(("image/svg+xml", Svg), (first.Content.Headers.ContentType?.MediaType, await first.Content.ReadAsStringAsync()));
        Assert.Equal("no-cache", first.Headers.CacheControl?.ToString());

        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.GetAsync(new Uri("/figures/hip-joint.svg", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/figures/nothing.svg")]
    [InlineData("/figures/notes.txt")]
    [InlineData("/figures/..%2Fsite.yaml")]
    [InlineData("/figures/hip-joint")]
    public async Task Nothing_but_drawings_is_sent_from_the_folder(string path) => await _site.GetPageAsync(path, status: 404);
}
