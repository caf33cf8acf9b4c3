namespace HipPain.Web.Tests.Operations;

public sealed class LoggingTests
{
    [Fact]
    public async Task Nothing_that_tells_who_the_reader_is_reaches_the_log()
    {
        var log = new LogLines();
        // Over a real connection, which has a real network address.
        await using var site = Site.With(log.Capture).Serve();
        using var client = site.Browser();
        client.DefaultRequestHeaders.Add("traceparent", "00-deadbeefdeadbeefdeadbeefdeadbeef-deadbeefdeadbeef-01");
        client.DefaultRequestHeaders.UserAgent.Clear();
        client.DefaultRequestHeaders.Add("User-Agent", "MarkerAgent/1.0");
        client.DefaultRequestHeaders.Add("Referer", "https://marker-referrer.example/path");
        client.DefaultRequestHeaders.Add("Cookie", "marker=cookie-marker");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.77");
        foreach (var path in new[] { "/causes?q=marker-query", "/nothing/marker-path?q=marker-query", "/feedback/00000000-0000-0000-0000-0000000000aa", "/search?q=marker-query" })
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        }

        using var post = await site.PostAsync("/feedback?marker-query=1", ("address", "/causes"), ("vote", "marker-vote"));
        await log.WaitForAsync("POST /feedback answered 400");
        Assert.Contains(log.Lines, line => line.Contains("GET /causes answered 200", StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.Contains("GET (another path) answered 404", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains("marker", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(log.Lines, line => line.Contains("203.0.113.77", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains("deadbeef", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains("GET ", StringComparison.Ordinal) && line.Contains("127.0.0.1", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains("0000000000aa", StringComparison.Ordinal));
    }
    [Fact]
    public async Task Requests_for_another_host_are_told_once_a_minute()
    {
        var log = new LogLines();
        await using var site = Site.With(log.Capture);
        using var client = site.Browser();
        for (var request = 0; request < 20; request++)
        {
            using var refused = await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/causes") { Headers = { Host = "evil.example" } });
            Assert.Equal(400, (int)refused.StatusCode);
        }

        await log.WaitForAsync("A request for a host that is not the one of Site:Origin was refused");
        await Task.Delay(300);
        Assert.Single(log.Lines, line => line.Contains("that is not the one of Site:Origin", StringComparison.Ordinal));
    }
}
