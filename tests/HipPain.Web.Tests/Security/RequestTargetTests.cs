namespace HipPain.Web.Tests.Security;

/// <summary>Methods, hosts and forms of request targets (RFC 9112, section 3.2), to the real server.</summary>
public sealed class RequestTargetTests(RawRequestTests.ServedSite site) : IClassFixture<RawRequestTests.ServedSite>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/causes")]
    [InlineData("/causes/overuse")]
    [InlineData("/search")]
    [InlineData("/feedback")]
    [InlineData("/site.css")]
    [InlineData("/sitemap.xml")]
    [InlineData("/api/articles")]
    [InlineData("/healthz/live")]
    [InlineData("/editor")]
    [InlineData("/nothing")]
    public async Task Unknown_method_is_told_which_there_are(string path)
    {
        foreach (var method in (string[])["TRACE", "PUT", "DELETE", "PATCH", "PROPFIND", "MKCOL", "FOO", "X-" + new string('A', 200)])
        {
            var answer = await RawAnswer.ToAsync(site.Port, $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Marker: zqmarker\r\n\r\n");
            Assert.Equal(405, answer.Status);
            Assert.Contains("GET", Assert.Single(answer["Allow"]), StringComparison.Ordinal);
            Assert.DoesNotContain("zqmarker", answer.Body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/causes", "GET, HEAD")]
    [InlineData("/sitemap.xml", "GET, HEAD")]
    [InlineData("/site.css", "GET, HEAD")]
    [InlineData("/api/articles", "GET, HEAD")]
    public async Task Post_to_what_is_only_read_is_told_so(string path, string allowed)
    {
        var answer = await RawAnswer.ToAsync(site.Port, $"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 0\r\n\r\n");
        Assert.Equal(405, answer.Status);
        Assert.Equal(allowed, Assert.Single(answer["Allow"]));
    }

    [Theory]
    [InlineData("GET http://localhost/causes", "localhost", 200)]
    [InlineData("GET http://localhost:5080/causes", "localhost:5080", 200)]
    [InlineData("HEAD http://localhost/nothing", "localhost", 404)]
    [InlineData("GET http://evil.example/causes", "localhost", 400)]
    [InlineData("GET http://evil.example/causes", "evil.example", 400)]
    [InlineData("GET http://localhost/causes", "evil.example", 400)]
    [InlineData("GET http://localhost@evil.example/causes", "localhost", 400)]
    [InlineData("GET http://localhost/../../etc/passwd", "localhost", 404)]
    [InlineData("GET http:///causes", "localhost", 400)]
    [InlineData("GET //evil.example/causes", "localhost", 404)]
    [InlineData("GET ftp://localhost/causes", "localhost", 400)]
    [InlineData("GET javascript:alert(1)", "localhost", 400)]
    [InlineData("CONNECT localhost:22", "localhost:22", 405)]
    [InlineData("CONNECT localhost:22", "localhost", 400)]
    [InlineData("CONNECT /causes", "localhost", 405)]
    [InlineData("CONNECT evil.example:22", "evil.example:22", 400)]
    [InlineData("GET localhost:80", "localhost", 405)]
    [InlineData("OPTIONS *", "localhost", 405)]
    [InlineData("OPTIONS *", "evil.example", 400)]
    [InlineData("GET *", "localhost", 405)]
    [InlineData("GET", "localhost", 400)]
    [InlineData("GET  /causes", "localhost", 400)]
    [InlineData("GET /causes /symptoms", "localhost", 400)]
    [InlineData("GET /causes#overuse", "localhost", 404)]
    [InlineData("GET \\causes", "localhost", 400)]
    public async Task Target_in_any_form_is_read_as_a_page_of_this_site_or_refused(string start, string host, int status)
    {
        var answer = await RawAnswer.ToAsync(site.Port, $"{start} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        Assert.Equal(status, answer.Status);
        Assert.DoesNotContain("root:", answer.Body, StringComparison.Ordinal);
        Assert.All(answer["Location"], location => Assert.Matches("^/[^/\\\\]", location));
    }

    [Theory]
    [InlineData("Host: evil.example")]
    [InlineData("Host: localhost.evil.example")]
    [InlineData("Host: evil.example:5080")]
    [InlineData("Host: localhost@evil.example")]
    [InlineData("Host: localhost, evil.example")]
    [InlineData("Host: localhost/evil")]
    [InlineData("Host: local host")]
    [InlineData("Host: localhost:port")]
    [InlineData("Host: [::2]")]
    [InlineData("Host: 2130706433")]
    [InlineData("Host: ")]
    [InlineData("Host: localhost\r\nHost: localhost")]
    [InlineData("Host: localhost\r\nHost: evil.example")]
    [InlineData("Hose: localhost")]
    [InlineData("Host : localhost")]
    [InlineData(" Host: localhost")]
    public async Task Wrong_host_is_refused(string line)
    {
        var answer = await RawAnswer.ToAsync(site.Port, $"GET /causes HTTP/1.1\r\n{line}\r\nConnection: close\r\n\r\n");
        Assert.Equal(400, answer.Status);
        Assert.DoesNotContain("evil", answer.Head + answer.Body, StringComparison.Ordinal);
    }
}
