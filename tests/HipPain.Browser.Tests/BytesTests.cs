using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace HipPain.Browser.Tests;

/// <summary>
/// What a visit costs, as the browser counts what arrives: all that it asks for, and nothing that is not named here. Pages are
/// compressed as they are served, static files as they are published.
/// </summary>
[Collection(InTheBrowser.Name)]
public sealed partial class BytesTests(BrowserSite site)
{
    private const int KB = 1024;

    // What a server may send before it hears from a browser that is new to it: 10 segments (RFC 6928).
    private const int FirstWindow = 10 * 1460;

    // Each answer bears them, the smallest file too.
    private const int MostHeaders = 800;

    [BrowserTheory]
    [InlineData("/", "site.css print.css")]
    [InlineData("/causes", "site.css print.css")]
    [InlineData("/when-to-see-a-doctor", "site.css print.css")]
    [InlineData("/exercises/bridge", "site.css print.css")]
    [InlineData("/conditions/gluteal-tendinopathy/what-helps", "site.css print.css share.js")]
    [InlineData("/search?q=groin", "site.css print.css")]
    [InlineData("/handouts", "site.css handout.css print.css")]
    [InlineData("/handouts/view?s=symptoms/bone-stress", "site.css handout.css print.css share.js")]
    public async Task First_visit_takes_at_most_14_KB_and_the_next_page_8_KB(string path, string files)
    {
        await using var reader = await site.ReaderAsync();
        var page = await reader.NewPageAsync();
        var traffic = await Traffic.OfAsync(page);

        await page.GotoAsync(path);
        await page.AtRestAsync();
        var first = traffic.Take();
        // A browser with a window asks for the icon too.
        Assert.Equal(Named([new Uri(site.Address, path).ToString(), .. files.Split(' ').Select(file => new Uri(site.Address, file).ToString())]), Named(first.Select(cost => cost.Url)).Except(["/icon.svg"]));
        Assert.All(first, cost => Assert.True(cost.Bytes > 0, cost.Url));
        Assert.True(first.Sum(cost => cost.Body) <= 14 * KB, string.Join('\n', first));
        Assert.All(first, cost => Assert.True(cost.Bytes - cost.Body <= MostHeaders, cost.ToString()));
        Assert.InRange(first.Where(cost => cost.Kind is "Script").Sum(cost => cost.Body), 0, 2 * KB);
        // Paint waits for these two, and their headers come along.
        Assert.InRange(first.Where(cost => cost.Kind is "Document" || cost.Url.Contains("/site.", StringComparison.Ordinal)).Sum(cost => cost.Bytes), 0, FirstWindow);

        await page.GetByRole(AriaRole.Link, new() { Name = "Symptoms", Exact = true }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Symptoms" })).ToBeVisibleAsync();
        await page.AtRestAsync();
        var next = traffic.Take().Where(cost => cost.Bytes > 0).ToList();
        // All else is there already.
        Assert.Equal(["/symptoms"], Named(next.Select(cost => cost.Url)));
        Assert.True(next.Sum(cost => cost.Bytes) <= 8 * KB, string.Join('\n', next));
    }

    // Names without fingerprints, since each change of a file makes another; whole addresses of other sites.
    private IEnumerable<string> Named(IEnumerable<string> urls) =>
        urls.Select(url => Fingerprint.Replace(url.Replace(site.Address.ToString(), "/", StringComparison.Ordinal), "")).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\.[0-9a-z]{10}(?=\.[a-z]+\z)")]
    private static partial Regex Fingerprint { get; }

    /// <summary>What came for one request.</summary>
    /// <param name="Url">Its address.</param>
    /// <param name="Kind">What the browser takes it for.</param>
    /// <param name="Bytes">All bytes, headers included; 0 for what was in the cache.</param>
    /// <param name="Body">The compressed body.</param>
    private sealed record Cost(string Url, string Kind, long Bytes, long Body);

    private sealed class Traffic
    {
        private readonly ConcurrentDictionary<string, (string Url, string Kind, double Headers)> _responses = [];
        private readonly ConcurrentDictionary<string, string> _asked = [];
        private readonly ConcurrentDictionary<string, double> _lengths = [];
        private readonly ConcurrentQueue<Cost> _costs = [];

        public static async Task<Traffic> OfAsync(IPage page)
        {
            var traffic = new Traffic();
            var devTools = await page.Context.NewCDPSessionAsync(page);
            devTools.Event("Network.responseReceived").OnEvent += (_, message) => traffic.Received(message!.Value);
            devTools.Event("Network.requestWillBeSent").OnEvent += (_, message) => traffic.Asked(message!.Value);
            devTools.Event("Network.loadingFailed").OnEvent += (_, message) => traffic.Failed(message!.Value);
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

        private void Asked(JsonElement message) =>
            _asked[message.GetProperty("requestId").GetString()!] = message.GetProperty("request").GetProperty("url").GetString()!;

        // What never came was asked for all the same.
        private void Failed(JsonElement message) =>
            _costs.Enqueue(new Cost(_asked[message.GetProperty("requestId").GetString()!], "Failed", Bytes: 0, Body: 0));

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
                _costs.Enqueue(new Cost(response.Url, response.Kind, (long)length, (long)(length - response.Headers)));
            }
        }
    }
}
