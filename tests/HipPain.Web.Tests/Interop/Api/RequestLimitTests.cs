using System.Globalization;
using Microsoft.AspNetCore.Hosting;

namespace HipPain.Web.Tests.Interop.Api;

public sealed class RequestLimitTests
{
    [Fact]
    public async Task Caller_may_ask_120_times_a_minute_and_is_then_told_how_long_to_wait()
    {
        var log = new LogLines();
        await using var site = Site.With(log.Capture).Serve();
        using var client = site.Browser();
        client.DefaultRequestHeaders.Add("Origin", "https://records.example");
        var api = await DocumentedApi.OfAsync(client);
        for (var request = 2; request <= 120; request++)
        {
            using var answer = await client.GetAsync(new Uri("/api/sections/causes/overuse?marker=1", UriKind.Relative));
            Assert.Equal(200, (int)answer.StatusCode);
        }

        foreach (var path in new[] { "/api/articles", "/api/articles/causes", "/api/sections/causes/overuse" })
        {
            var (_, refused) = await api.GetAsync(path, 429);
            Assert.InRange(int.Parse(refused.Headers.GetValues("Retry-After").Single(), CultureInfo.InvariantCulture), 1, 60);
            Assert.Equal(["*"], refused.Headers.GetValues("Access-Control-Allow-Origin"));
        }

        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/api/articles");
        preflight.Headers.Add("Access-Control-Request-Method", "GET");
        using var allowed = await client.SendAsync(preflight);
        Assert.Equal(204, (int)allowed.StatusCode);
        // Readers are never shut out.
        foreach (var path in new[] { "/", "/causes", "/causes.md", "/site.css" })
        {
            using var page = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(200, (int)page.StatusCode);
        }

        await log.WaitForAsync("GET / answered 200");
        Assert.Contains(log.Lines, line => line.Contains("GET /api answered 200", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains("GET ", StringComparison.Ordinal) && (line.Contains("127.0.0.1", StringComparison.Ordinal) || line.Contains("::1", StringComparison.Ordinal)));
        Assert.DoesNotContain(log.Lines, line => line.Contains("marker", StringComparison.Ordinal) || line.Contains("records.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Limit_is_that_of_a_network_of_64_bits()
    {
        await using var site = Site.With(host => host.UseSetting("Api:RequestsPerMinute", "2").UseSetting("FORWARDEDHEADERS_ENABLED", "true")).Serve();

        Assert.Equal("200 200 429", await AskAsync("2001:db8:0:1::1", "2001:db8:0:1::2", "2001:db8:0:1:ffff::3"));
        Assert.Equal("200 200 429", await AskAsync("2001:db8:0:2::1", "2001:db8:0:2::1", "2001:db8:0:2::1"));
        Assert.Equal("200 200 429 200", await AskAsync("192.0.2.1", "::ffff:192.0.2.1", "192.0.2.1", "192.0.2.2"));

        async Task<string> AskAsync(params string[] addresses)
        {
            var statuses = new List<int>();
            foreach (var address in addresses)
            {
                using var client = site.Browser();
                client.DefaultRequestHeaders.Add("X-Forwarded-For", address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address);
                using var response = await client.GetAsync(new Uri("/api/articles?size=1", UriKind.Relative));
                statuses.Add((int)response.StatusCode);
            }

            return string.Join(' ', statuses);
        }
    }

    [Fact]
    public async Task Zero_is_no_limit()
    {
        await using var site = Site.With(host => host.UseSetting("Api:RequestsPerMinute", "0")).Serve();
        using var client = site.Browser();
        for (var request = 1; request <= 200; request++)
        {
            using var answer = await client.GetAsync(new Uri("/api/nothing", UriKind.Relative));
            Assert.Equal(404, (int)answer.StatusCode);
        }
    }
}
