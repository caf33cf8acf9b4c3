using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HipPain.Web.Tests.Security;

/// <summary>Requests that no client library would send, to the real server.</summary>
public sealed class RawRequestTests : IClassFixture<RawRequestTests.ServedSite>
{
    private readonly ServedSite _site;

    public RawRequestTests(ServedSite site) => _site = site;

    [Theory]
    [InlineData("GET /../../../../etc/passwd")]
    [InlineData("GET /%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("GET /..%2f..%2fetc%2fpasswd")]
    [InlineData("GET /causes/..%5c..%5csite.yaml")]
    [InlineData("GET /%00")]
    [InlineData("GET /causes%00.md")]
    [InlineData("GET /%ff%fe")]
    [InlineData("GET /%c0%ae%c0%ae/")]
    [InlineData("GET /%")]
    [InlineData("GET causes")]
    [InlineData("GET *")]
    [InlineData("FOO /causes")]
    [InlineData("GET /<script>alert(1)</script>")]
    [InlineData("GET /{0}")]
    public async Task Hostile_path_gets_a_plain_refusal(string start)
    {
        var answer = await SendAsync($"{start.Replace("{0}", new string('a', 9 * 1024), StringComparison.Ordinal)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 4[0-9][0-9] ", answer);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Server:", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-Length: 999999", 413)]
    [InlineData("Transfer-Encoding: chunked", 411)]
    public async Task Body_that_is_long_or_hides_its_length_is_refused(string header, int status)
    {
        var answer = await SendAsync(
            $"POST /feedback HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n{header}\r\n\r\n0\r\n\r\n");
        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-Length: 12\r\n\r\npath=privacy")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nc\r\npath=privacy\r\n0\r\n\r\n")]
    public async Task Form_that_is_sent_along_while_reading_puts_no_other_page_in_the_place_of_one(string body)
    {
        var answer = await SendAsync($"GET /treatment HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n{body}");
        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);

        var page = await SendAsync("GET /treatment HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        Assert.Contains("<h1>Treatment</h1>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/causes")]
    [InlineData("/nothing")]
    [InlineData("/site.css")]
    public async Task Head_is_answered_without_a_body(string path)
    {
        var answer = await SendAsync($"HEAD {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_without_a_host_is_refused() =>
        Assert.StartsWith("HTTP/1.1 400 ", await SendAsync("GET /causes HTTP/1.1\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);

    private async Task<string> SendAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _site.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    public sealed class ServedSite : Site
    {
        public ServedSite() => Serve();
    }
}
