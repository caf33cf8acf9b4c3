namespace HipPain.Web.Tests.Previewing;

/// <summary>How open pages hear that they are out of date.</summary>
public sealed class EventTests
{
    private static readonly Uri Events = new("/problems/events", UriKind.Relative);

    [Fact]
    public async Task Stream_tells_the_state_of_the_page_and_each_change_of_content_or_problems()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var site = Site.Preview();
        using var client = site.Browser();
        var shown = await ShownAsync(site);
        using var reader = new StreamReader(await client.GetStreamAsync(Events, patience.Token));
        Assert.Equal(shown, await NextAsync(reader, patience.Token));

        await site.WriteAsync("about.md", "broken");
        var broken = await NextAsync(reader, patience.Token);
        Assert.NotEqual(shown, broken);
        Assert.Equal(broken, await ShownAsync(site));

        await site.WriteAsync("about.md", await File.ReadAllTextAsync(Path.Combine(Site.Guide, "about.md")));
        Assert.Equal(shown, await NextAsync(reader, patience.Token));
    }

    [Fact]
    public async Task Another_start_is_another_state()
    {
        await using var first = Site.Preview();
        await using var second = Site.Preview();

        Assert.NotEqual(await ShownAsync(first), await ShownAsync(second));
    }

    [Fact]
    public async Task Site_that_stops_does_not_wait_for_open_streams()
    {
        var site = Site.Preview().Serve();
        using var client = site.Browser();
        using var reader = new StreamReader(await client.GetStreamAsync(Events));
        await NextAsync(reader, CancellationToken.None);

        await site.DisposeAsync();

        // It fails where the stop had to cut the stream off.
        Assert.DoesNotContain("data:", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    private static async Task<string?> ShownAsync(Site site)
    {
        using var client = site.Browser();
        var html = await client.GetStringAsync(new Uri("/causes", UriKind.Relative));
        return html.Split("data-state=\"")[1].Split('"')[0];
    }

    private static async Task<string> NextAsync(StreamReader reader, CancellationToken cancellation)
    {
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return line["data: ".Length..];
            }
        }

        throw new EndOfStreamException("The stream ended.");
    }
}
