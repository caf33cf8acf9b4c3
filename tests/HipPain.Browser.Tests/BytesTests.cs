using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace HipPain.Browser.Tests;

/// <summary>
/// What a visit costs, as the browser counts the compressed bodies that arrive. Pages are compressed as they are served, by
/// Brotli; the style sheet is as a build compresses it, by gzip. A published site has it in Brotli, half a kilobyte smaller.
/// </summary>
[Collection(InTheBrowser.Name)]
public sealed class BytesTests(BrowserSite site)
{
    private const int KB = 1024;

    [BrowserTheory]
    [InlineData("/")]
    [InlineData("/when-to-see-a-doctor")]
    [InlineData("/handouts")]
    [InlineData("/handouts/view?s=symptoms/bone-stress")]
    [InlineData("/conditions/gluteal-tendinopathy/what-helps")]
    public async Task First_visit_takes_at_most_20_KB_of_compressed_bodies_and_the_next_page_10_KB(string path)
    {
        await using var reader = await site.ReaderAsync();
        var page = await reader.NewPageAsync();
        var traffic = await Traffic.OfAsync(page);

        await page.GotoAsync(path);
        await page.AtRestAsync();
        var first = traffic.Take();
        Assert.True(first.Sum(cost => cost.Bytes) <= 20 * KB, string.Join('\n', first));
        Assert.DoesNotContain(first, cost => cost.Kind is "Font");
        Assert.InRange(first.Where(cost => cost.Kind is "Script").Sum(cost => cost.Bytes), 0, 2 * KB);
        Assert.Contains(first, cost => cost.Kind is "Document" && cost.Bytes > 0);
        Assert.Contains(first, cost => cost.Kind is "Stylesheet" && cost.Bytes > 0);

        await page.GetByRole(AriaRole.Link, new() { Name = "Treatment", Exact = true }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Treatment" })).ToBeVisibleAsync();
        await page.AtRestAsync();
        var next = traffic.Take();
        Assert.Contains(next, cost => cost.Kind is "Document");
        Assert.True(next.Sum(cost => cost.Bytes) <= 10 * KB, string.Join('\n', next));
    }

    private sealed record Cost(string Url, string Kind, long Bytes);

    private sealed class Traffic
    {
        private readonly ConcurrentDictionary<string, (string Url, string Kind, double Headers)> _responses = [];
        private readonly ConcurrentDictionary<string, double> _lengths = [];
        private readonly ConcurrentQueue<Cost> _costs = [];

        public static async Task<Traffic> OfAsync(IPage page)
        {
            var traffic = new Traffic();
            var devTools = await page.Context.NewCDPSessionAsync(page);
            devTools.Event("Network.responseReceived").OnEvent += (_, message) => traffic.Received(message!.Value);
            devTools.Event("Network.loadingFinished").OnEvent += (_, message) => traffic.Finished(message!.Value);
            await devTools.SendAsync("Network.enable");
            return traffic;
        }

        /// <summary>What was loaded since the last time.</summary>
        public List<Cost> Take()
        {
            List<Cost> costs = [];
            while (_costs.TryDequeue(out var cost))
            {
                costs.Add(cost);
            }

            return costs;
        }

        private void Received(JsonElement message)
        {
            var response = message.GetProperty("response");
            var id = message.GetProperty("requestId").GetString()!;
            _responses[id] = (
                response.GetProperty("url").GetString()!,
                message.GetProperty("type").GetString()!,
                response.GetProperty("encodedDataLength").GetDouble());
            Count(id);
        }

        private void Finished(JsonElement message)
        {
            var id = message.GetProperty("requestId").GetString()!;
            _lengths[id] = message.GetProperty("encodedDataLength").GetDouble();
            Count(id);
        }

        // The two can be told in either order.
        private void Count(string id)
        {
            if (_responses.TryGetValue(id, out var response) && _lengths.TryRemove(id, out var length))
            {
                _costs.Enqueue(new Cost(response.Url, response.Kind, (long)(length - response.Headers)));
            }
        }
    }
}
