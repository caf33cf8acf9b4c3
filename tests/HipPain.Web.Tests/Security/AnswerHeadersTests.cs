using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Security;

/// <summary>That the headers stand on every kind of answer, byte by byte, where readers come by HTTPS.</summary>
public sealed class AnswerHeadersTests(AnswerHeadersTests.SecureSite site) : IClassFixture<AnswerHeadersTests.SecureSite>
{
    private const string Form = "Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ";

    // For the tag of an answer that came before.
    private const string Known = "If-None-Match: {tag}\r\n";

    // What the site may send before a page begins.
    private const int MostBytes = 820;

    // What the answer has only because the test asked for it.
    private const string Closed = "Connection: close\r\n";

    public static TheoryData<string, string, int> Answers => new()
    {
        { "GET /", "", 200 },
        { "HEAD /causes", "", 200 },
        { "GET /causes/overuse", "", 200 },
        { "GET /handouts/view?s=causes/overuse", "", 200 },
        { "GET /search?q=groin", "", 200 },
        { "GET /causes", Known, 304 },
        { "GET /changes", Known, 304 },
        { "GET /changes.atom", Known, 304 },
        { "GET /api/articles/causes", Known, 304 },
        { "GET /causes.md", Known, 304 },
        { "GET /site.css", Known, 304 },
        { "GET /site.css", "", 200 },
        { "GET /site.css", "Accept-Encoding: br\r\n", 200 },
        { "HEAD /icon.svg", "", 200 },
        { "GET /favicon.ico", "", 200 },
        { "GET /site.css", "Range: bytes=0-9\r\n", 206 },
        { "GET /site.css", "Range: bytes=900000-\r\n", 416 },
        { "GET /print.css", "", 200 },
        { "GET /causes.md", "", 200 },
        { "GET /sitemap.xml", "", 200 },
        { "GET /robots.txt", "", 200 },
        { "GET /.well-known/gpc.json", "", 200 },
        { "GET /changes.atom", "", 200 },
        { "GET /infobutton?mainSearchCriteria.v.dn=groin&knowledgeResponseType=text/xml", "", 200 },
        { "GET /infobutton?mainSearchCriteria.v.dn=groin&knowledgeResponseType=application/json", "", 200 },
        { "GET /infobutton", "", 400 },
        { "GET /api/articles", "", 200 },
        { "HEAD /api/sections/causes/overuse", "", 200 },
        { "GET /api/openapi.json", "", 200 },
        { "GET /api/articles?size=0", "", 400 },
        { "GET /api/nothing", "", 404 },
        { "OPTIONS /api/articles", "Origin: https://records.example\r\nAccess-Control-Request-Method: GET\r\n", 204 },
        { "DELETE /api/articles", "", 405 },
        { "GET /healthz/live", "", 200 },
        { "GET /CAUSES", "", 301 },
        { "GET /nothing", "", 404 },
        { "HEAD /nothing", "", 404 },
        { "GET /nothing.css", "", 404 },
        { "GET /editor", "", 404 },
        { "GET /causes", "Content-Length: 3\r\n\r\na=b", 400 },
        { "TRACE /causes", "", 405 },
        { "POST /causes", Form + "0\r\n", 405 },
        { "POST /feedback", "Content-Length: 0\r\n", 403 },
        { "POST /feedback", Form + "0\r\n", 400 },
        { "POST /feedback", "Sec-Fetch-Site: same-origin\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411 },
        { "POST /feedback", Form + "20000\r\n", 413 },
        { "GET /breaks", "", 500 },
        { "GET /api/breaks", "", 500 },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Headers_stand_on_every_answer_once_and_are_short(string start, string headers, int status)
    {
        if (headers == Known)
        {
            headers = headers.Replace("{tag}", Assert.Single((await AskAsync(start, ""))["ETag"]), StringComparison.Ordinal);
        }

        var answer = await AskAsync(start, headers);
        Assert.Equal(status, answer.Status);
        // No browser asks for a piece of anything here.
        AssertHeaders(answer, mostBytes: status == 206 ? MostBytes + 50 : MostBytes);
    }

    [Fact]
    public async Task Headers_stand_where_too_much_was_asked()
    {
        await using var own = new SecureSite();
        var statuses = new List<int>();
        RawAnswer answer;
        do
        {
            answer = await RawAnswer.ToAsync(own.Port, "GET /api/articles?size=1 HTTP/1.1\r\nHost: hippain.example\r\nConnection: close\r\n\r\n");
            statuses.Add(answer.Status);
        }
        while (answer.Status == 200 && statuses.Count <= 200);
        Assert.Equal(429, answer.Status);
        AssertHeaders(answer);

        const string vote = "address=%2Fcauses&vote=yes";
        await own.QueryAsync(_ => Task.FromResult(0));
        for (var page = 0; page < 6; page++)
        {
            var fields = vote.Replace("causes", ((string[])["causes", "symptoms", "treatment", "recovery", "about", "glossary"])[page], StringComparison.Ordinal);
            answer = await RawAnswer.ToAsync(own.Port, $"POST /feedback HTTP/1.1\r\nHost: hippain.example\r\nConnection: close\r\n{Form}{fields.Length}\r\n\r\n{fields}");
            Assert.Equal(page < 5 ? 303 : 429, answer.Status);
            AssertHeaders(answer, mostBytes: 1_000);
        }
    }

    [Fact]
    public async Task Headers_stand_on_what_is_refused_for_its_host()
    {
        var answer = await RawAnswer.ToAsync(site.Port, "GET /causes HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        Assert.Equal(400, answer.Status);
        AssertHeaders(answer);
    }

    [Fact]
    public async Task What_the_server_refuses_before_it_is_a_request_has_neither_text_nor_a_name()
    {
        var answer = await RawAnswer.ToAsync(site.Port, "GET /causes\r\n\r\n");
        Assert.Equal((400, ""), (answer.Status, answer.Body));
        Assert.Empty(answer["Server"]);
        Assert.Empty(answer["Content-Type"]);
    }

    private Task<RawAnswer> AskAsync(string start, string headers) => RawAnswer.ToAsync(
        site.Port,
        $"{start} HTTP/1.1\r\nHost: hippain.example\r\nConnection: close\r\n{headers}{(headers.Contains("\r\n\r\n", StringComparison.Ordinal) ? "" : "\r\n")}");

    private static void AssertHeaders(RawAnswer answer, int mostBytes = MostBytes)
    {
        foreach (var (name, value) in HouseRules.Headers)
        {
            Assert.Contains(value, Assert.Single(answer[name]), StringComparison.Ordinal);
        }

        Assert.Equal("max-age=63072000", Assert.Single(answer["Strict-Transport-Security"]));
        Assert.Contains("frame-ancestors 'none'", Assert.Single(answer["Content-Security-Policy"]), StringComparison.Ordinal);
        Assert.All(["Server", "X-Powered-By", "Set-Cookie"], name => Assert.Empty(answer[name]));
        Assert.InRange(answer.Head.Replace(Closed, "", StringComparison.Ordinal).Length, 1, mostBytes);
    }

    /// <summary>Breaks where a test asks for it; its origin is one by HTTPS.</summary>
    public sealed class SecureSite : Site
    {
        public SecureSite()
            : base(host => host
                .UseSetting("Site:Origin", "https://hippain.example")
                .ConfigureServices(services => services.AddSingleton<IStartupFilter>(new BreaksAt("/breaks", "/api/breaks")))) => Serve();
    }
}
