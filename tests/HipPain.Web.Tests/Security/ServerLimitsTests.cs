using System.Security.Cryptography;
using HipPain.Web.Security;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Tests.Security;

/// <summary>Requests that are too large, or that two readers could read in two ways (RFC 9112, section 11.2), to the real server.</summary>
public sealed class ServerLimitsTests(RawRequestTests.ServedSite site) : IClassFixture<RawRequestTests.ServedSite>
{
    private const string Host = "Host: localhost\r\n";
    private const string Post = "POST /feedback HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n";

    // What would be answered if the end of one request were taken for the next.
    private const string Hidden = "GET /robots.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    [Theory]
    [InlineData(ServerLimits.RequestLine - 100, 0, 10, 404)]
    [InlineData(ServerLimits.RequestLine + 1, 0, 10, 414)]
    [InlineData(1_000_000, 0, 10, 414)]
    [InlineData(1, ServerLimits.Headers - 500, 10, 404)]
    [InlineData(1, ServerLimits.Headers + 1, 10, 431)]
    [InlineData(1, 1_000_000, 10, 431)]
    [InlineData(1, 0, ServerLimits.HeaderCount - 2, 404)]
    [InlineData(1, 0, ServerLimits.HeaderCount + 1, 431)]
    [InlineData(1, 0, 10_000, 431)]
    public async Task Line_and_headers_are_bounded(int path, int bytes, int count, int status)
    {
        var headers = string.Concat(Enumerable.Range(0, count).Select(number => $"X-{number}: {(number == 0 ? new string('b', bytes) : "")}\r\n"));
        var answer = await RawAnswer.ToAsync(site.Port, $"GET /{new string('a', path)} HTTP/1.1\r\n{Host}Connection: close\r\n{headers}\r\n");
        // A server that has heard enough may close while the rest is still being sent; then its answer is lost on the way.
        Assert.Contains(answer.Status, bytes + path > 100_000 || count > 1_000 ? [status, 0] : (int[])[status]);
        await AssertGoesOnAsync();
    }

    [Theory]
    [InlineData("", 411)]
    [InlineData("Content-Length: 16385\r\n", 413)]
    [InlineData("Content-Length: 4294967296\r\n", 413)]
    [InlineData("Content-Length: 99999999999999999999\r\n", 400)]
    [InlineData("Content-Length: -1\r\n", 400)]
    [InlineData("Content-Length: 0x5\r\n", 400)]
    [InlineData("Content-Length: 5, 5\r\n", 400)]
    [InlineData("Content-Length:\r\n", 400)]
    [InlineData("Content-Length: 5\r\nContent-Length: 5\r\n", 400)]
    [InlineData("Content-Length: 5\r\nContent-Length: 6\r\n", 400)]
    [InlineData("Connection: close\r\nTransfer-Encoding: chunked\r\n", 411)]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", 411)]
    [InlineData("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", 411)]
    [InlineData("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", 400)]
    [InlineData("Transfer-Encoding: xchunked\r\n", 400)]
    [InlineData("Transfer-Encoding : chunked\r\n", 400)]
    [InlineData("Transfer-Encoding: gzip\r\n", 400)]
    [InlineData("Transfer-Encoding:\r\n chunked\r\n", 400)]
    [InlineData("X: y\nTransfer-Encoding: chunked\r\n", 400)]
    [InlineData("Content-Length: 5\0\r\n", 400)]
    public async Task Body_whose_length_is_not_plain_is_refused_and_nothing_in_it_is_taken_for_a_request(string length, int status)
    {
        var answer = await RawAnswer.ToAsync(site.Port, $"{Post}{length}\r\n0\r\n\r\n{Hidden}");
        Assert.Equal(status, answer.Status);
        Assert.DoesNotContain("Disallow", answer.Body, StringComparison.Ordinal);
        await AssertGoesOnAsync();
    }

    [Theory]
    [InlineData("GET /causes", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n")]
    [InlineData("GET /api/articles", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n")]
    [InlineData("HEAD /site.css", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n")]
    [InlineData("OPTIONS /api/articles", "Origin: https://records.example\r\nAccess-Control-Request-Method: GET\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n")]
    [InlineData("DELETE /causes", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n")]
    public async Task Connection_ends_with_a_request_whose_end_could_be_disputed(string start, string length)
    {
        var answer = await RawAnswer.ToAsync(site.Port, $"{start} HTTP/1.1\r\n{Host}{length}\r\n0\r\n\r\n{Hidden}");
        Assert.InRange(answer.Status, 200, 499);
        Assert.DoesNotContain("Disallow", answer.Body, StringComparison.Ordinal);
        await AssertGoesOnAsync();
    }

    [Fact]
    public async Task Chunked_body_without_end_is_refused_before_it_is_read()
    {
        var chunk = $"4000\r\n{new string('a', 0x4000)}\r\n";
        var answer = await RawAnswer.ToAsync(site.Port, $"{Post}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n{chunk}");
        Assert.Equal(411, answer.Status);
        await AssertGoesOnAsync();
    }

    [Theory]
    [InlineData("/causes", 405)]
    [InlineData("/api/articles", 405)]
    [InlineData("/nothing", 405)]
    [InlineData("/search", 405)]
    [InlineData("/editor/sign-in", 404)]
    public async Task Body_that_no_page_takes_is_not_waited_for(string path, int status)
    {
        // The body never comes: whoever read it would not answer.
        var answer = await RawAnswer.ToAsync(site.Port, $"{Post.Replace("/feedback", path, StringComparison.Ordinal)}Connection: close\r\nContent-Length: 9\r\n\r\n");
        Assert.Equal(status, answer.Status);
    }

    [Theory]
    [InlineData("GET /\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\nHost: localhost\n\n")]
    [InlineData("GET / HTTP/1.2\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET / HTTP/9.9\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET / http/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("\r\n\r\nx\r\n\r\n")]
    [InlineData("\0\0\0\0\r\n\r\n")]
    [InlineData("\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003 and so on\r\n\r\n")]
    [InlineData("SSH-2.0-OpenSSH_9.9\r\n\r\n")]
    [InlineData("EHLO evil.example\r\nMAIL FROM:<a@evil.example>\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nX\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\n: x\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nX: a\rb\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n\r\n")]
    [InlineData("G\u00c9T / HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET /\u00e9 HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET /\t HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")]
    public async Task What_is_no_request_is_refused_or_closed(string bytes)
    {
        var answer = await RawAnswer.ToAsync(site.Port, bytes);
        Assert.Contains(answer.Status, (int[])[0, 400, 404, 505]);
        Assert.DoesNotContain("Exception", answer.Body, StringComparison.Ordinal);
        await AssertGoesOnAsync();
    }

    [Fact]
    public async Task Random_bytes_are_refused_or_closed()
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var bytes = RandomNumberGenerator.GetBytes(RandomNumberGenerator.GetInt32(1, 3_000)).Select(value => (char)value);
            var answer = await RawAnswer.ToAsync(site.Port, new string([.. bytes, '\r', '\n', '\r', '\n']));
            Assert.Contains(answer.Status, (int[])[0, 400, 414, 505]);
        }

        await AssertGoesOnAsync();
    }

    [Fact]
    public async Task Connections_have_a_bound_and_what_they_send_ahead_and_in_bodies_too()
    {
        await using var own = new Site();
        var limits = own.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;
        Assert.Equal((ServerLimits.Connections, ServerLimits.Ahead), (limits.MaxConcurrentConnections, limits.MaxRequestBufferSize));
        // A comment's, which is more than a page takes: the site refuses by the length that is named, and this is for whoever reads without asking it.
        Assert.Equal(64 * 1024, limits.MaxRequestBodySize);
    }

    [Fact]
    public async Task Connections_over_the_bound_are_closed_and_told_of_once()
    {
        var log = new LogLines();
        await using var own = Site.With(builder =>
        {
            log.Capture(builder);
            builder.ConfigureServices(services => services.PostConfigure<KestrelServerOptions>(server => server.Limits.MaxConcurrentConnections = 1));
        });
        own.Serve();
        using var reader = SocketClient.Of(own);
        Assert.Equal("Healthy", await reader.GetStringAsync(new Uri("/healthz/live", UriKind.Relative)));
        for (var other = 0; other < 20; other++)
        {
            Assert.Equal(0, (await RawAnswer.ToAsync(own.Port, $"GET /causes HTTP/1.1\r\n{Host}Connection: close\r\n\r\n")).Status);
        }

        Assert.Single(log.Lines, line => line.Contains("maximum number of concurrent connections", StringComparison.Ordinal));
        Assert.Equal("Healthy", await reader.GetStringAsync(new Uri("/healthz/live", UriKind.Relative)));
    }

    private async Task AssertGoesOnAsync()
    {
        var answer = await RawAnswer.ToAsync(site.Port, $"GET /causes HTTP/1.1\r\n{Host}Connection: close\r\n\r\n");
        Assert.Equal(200, answer.Status);
    }
}
