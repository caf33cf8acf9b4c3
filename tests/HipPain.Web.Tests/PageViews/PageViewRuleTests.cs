using HipPain.Web.PageViews;
using Microsoft.AspNetCore.Http;

namespace HipPain.Web.Tests.PageViews;

public sealed class PageViewRuleTests
{
    private const string NoFetchMetadata = "-Sec-Fetch-Site | -Sec-Fetch-Mode | -Sec-Fetch-Dest | -Sec-Fetch-User";

    private const string IPhone = " | User-Agent: Mozilla/5.0 (iPhone; CPU iPhone OS 15_8 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
        + "Version/15.6 Mobile/15E148 Safari/604.1 | Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | Accept-Language: en-GB";

    // Each row changes a visit by a typed address in a current browser.
    [Theory]
    [InlineData("arrival", "")]
    [InlineData("arrival", ":status: 304")]
    [InlineData("arrival", ":status: 304 | -:type")]
    [InlineData("arrival", ":type: text/html")]
    [InlineData("arrival", ":method: get")]

    // No request for a page.
    [InlineData("nothing", ":published: no")]
    [InlineData("nothing", ":published: no | :status: 404")]
    [InlineData("nothing", ":published: no | :method: HEAD")]
    [InlineData("nothing", ":method: POST")]
    [InlineData("nothing", ":method: OPTIONS")]

    // The answer.
    [InlineData("Method", ":method: HEAD")]
    [InlineData("Status", ":status: 206")]
    [InlineData("Status", ":status: 301")]
    [InlineData("Status", ":status: 404")]
    [InlineData("Status", ":status: 500")]
    [InlineData("NotHtml", ":type: application/json")]
    [InlineData("NotHtml", "-:type")]
    [InlineData("NotHtml", ":status: 304 | :type: image/png")]

    // Before anyone asked.
    [InlineData("Speculative", "Sec-Purpose: prefetch")]
    [InlineData("Speculative", "Sec-Purpose: prefetch;prerender")]
    [InlineData("Speculative", "Purpose: prefetch")]
    [InlineData("Speculative", "X-Purpose: preview")]
    [InlineData("Speculative", "X-Moz: prefetch")]
    [InlineData("arrival", "Sec-Purpose: ")]

    // Into a window.
    [InlineData("NotNavigation", "Sec-Fetch-Dest: iframe")]
    [InlineData("NotNavigation", "Sec-Fetch-Dest: empty | Sec-Fetch-Mode: cors")]
    [InlineData("NotNavigation", "Sec-Fetch-Mode: same-origin")]
    [InlineData("NotNavigation", "-Sec-Fetch-Dest")]
    [InlineData("NotNavigation", "-Sec-Fetch-Mode | -Sec-Fetch-Dest | -Sec-Fetch-User")]
    [InlineData("NotNavigation", "-Sec-Fetch-Mode | -Sec-Fetch-Dest | -Sec-Fetch-Site")]
    [InlineData("arrival", NoFetchMetadata)]
    [InlineData("arrival", NoFetchMetadata + " | Accept: application/xhtml+xml, TEXT/HTML;q=0.9")]
    [InlineData("NotNavigation", NoFetchMetadata + " | Accept: */*")]
    [InlineData("NotNavigation", NoFetchMetadata + " | -Accept")]
    [InlineData("NotNavigation", NoFetchMetadata + " | -Accept-Language")]
    [InlineData("arrival", "-Accept | -Accept-Language")]

    // By a person.
    [InlineData("Bot", "-User-Agent")]
    [InlineData("Bot", "User-Agent: Mozilla/5.0 (compatible; bingbot/2.0)")]
    [InlineData("Bot", "User-Agent: curl/8.5.0 | Sec-Fetch-Mode: cors")]

    // Who does not object.
    [InlineData("Objected", "Sec-GPC: 1")]
    [InlineData("Objected", "DNT: 1")]
    [InlineData("arrival", "DNT: 0")]
    [InlineData("Objected", "Cookie: __Host-nocount=1")]
    [InlineData("Objected", "Cookie: a=b; __Host-nocount=")]
    [InlineData("arrival", "Cookie: a=__Host-nocount=1; __Host-nocounts=1")]
    [InlineData("Objected", "Cookie: a=b;__Host-nocount=1; c=d")]
    [InlineData("arrival", "Cookie: __Host-nocount")]
    [InlineData("arrival", "Cookie: __host-nocount=1")]
    [InlineData("Objected", "Sec-GPC: 1 | DNT: 0")]
    [InlineData("Speculative", "Sec-Purpose: prefetch | DNT: 1")]

    // Who is no editor.
    [InlineData("Editor", "Cookie: __Host-editor=CfDJ8")]
    [InlineData("Editor", "Cookie: __Host-editor=; other=1")]
    [InlineData("Editor", "Cookie: other=__Host-nocount; __Host-editor=x")]
    [InlineData("arrival", "Cookie: __Host-editor-step=x; my__Host-editor=x")]
    [InlineData("Objected", "Cookie: __Host-editor=x; __Host-nocount=1")]
    [InlineData("Bot", "Cookie: __Host-editor=x | User-Agent: curl/8.5.0")]

    // As browsers do it.
    [InlineData("view", "Cache-Control: max-age=0 | Sec-Fetch-Site: same-origin | Referer: https://hippain.example/")]
    [InlineData("view", "Cache-Control: no-cache | Pragma: no-cache")]
    [InlineData("view", "Cache-Control: no-cache | Pragma: no-cache | Sec-Fetch-Site: cross-site | Referer: https://example.org/")]
    [InlineData("view", NoFetchMetadata + " | Cache-Control: no-cache | Referer: https://example.org/")]
    [InlineData("arrival from example.org", "Sec-Fetch-Site: cross-site | :status: 304 | -:type | Referer: https://example.org/")]
    [InlineData("view", "Sec-Fetch-Site: same-origin | :status: 304 | -:type | Referer: https://hippain.example/causes")]
    [InlineData("Speculative", "Sec-Purpose: prefetch;anonymous-client-ip")]
    [InlineData("Speculative", "Sec-Purpose: prefetch;prerender | Sec-Fetch-Site: same-origin")]
    [InlineData("NotNavigation", "Sec-Fetch-Dest: object")]
    [InlineData("NotNavigation", "Sec-Fetch-Dest: embed")]
    [InlineData("NotNavigation", "Sec-Fetch-Mode: no-cors | Sec-Fetch-Dest: image")]
    [InlineData("arrival", "-Sec-Fetch-User")]
    [InlineData("arrival", NoFetchMetadata + IPhone)]
    [InlineData("arrival from example.org", NoFetchMetadata + IPhone + " | Referer: https://example.org/")]
    [InlineData("view", NoFetchMetadata + IPhone + " | Referer: https://hippain.example/")]
    [InlineData("Speculative", NoFetchMetadata + IPhone + " | X-Purpose: preview")]

    // From outside, by the word of the browser.
    [InlineData("view", "Sec-Fetch-Site: same-origin")]
    [InlineData("view", "Sec-Fetch-Site: same-origin | Referer: https://example.org/")]
    [InlineData("arrival", "Sec-Fetch-Site: same-site")]
    [InlineData("arrival", "Sec-Fetch-Site: cross-site")]
    [InlineData("view", "Cache-Control: max-age=0")]
    [InlineData("view", "Sec-Fetch-Site: cross-site | Cache-Control: no-transform, max-age=0 | Referer: https://example.org/")]
    [InlineData("arrival", "Cache-Control: max-age=60")]
    [InlineData("arrival", "Sec-Fetch-Site: cross-site | Referer: https://hippain.example/causes")]
    [InlineData("arrival", "Sec-Fetch-Site: cross-site | Referer: https://xn--zzzz\u00fc-/")]
    [InlineData("arrival", "Sec-Fetch-Site: cross-site | Referer: https://")]
    [InlineData("arrival from example.org", "Sec-Fetch-Site: cross-site | Referer: https://example.org")]
    [InlineData("arrival from example.org", "Sec-Fetch-Site: cross-site | Referer: https://EXAMPLE.org:8443/")]
    [InlineData("arrival from example.org", "Sec-Fetch-Site: cross-site | Referer: https://reader@example.org/")]

    // From outside, by the referring page.
    [InlineData("view", NoFetchMetadata + " | Referer: https://hippain.example/causes")]
    [InlineData("view", NoFetchMetadata + " | Referer: http://HipPain.example:8080/")]
    [InlineData("view", NoFetchMetadata + " | Referer: http://localhost:5080/causes")]
    [InlineData("view", NoFetchMetadata + " | Referer: http://127.0.0.1/")]
    [InlineData("view", NoFetchMetadata + " | Referer: http://[::1]:5080/")]
    [InlineData("view", NoFetchMetadata + " | Referer: https://example.org/ | Cache-Control: max-age=0")]
    [InlineData("arrival from example.org", NoFetchMetadata + " | Referer: https://example.org/page?q=secret#part")]
    [InlineData("arrival from hippain.example.org", NoFetchMetadata + " | Referer: https://hippain.example.org/")]

    // The referring host.
    [InlineData("arrival from www.example.org", "Sec-Fetch-Site: cross-site | Referer: https://user:pass@WWW.Example.ORG:444/x?y")]
    [InlineData("arrival from xn--bcher-kva.example", "Sec-Fetch-Site: cross-site | Referer: https://bücher.example/")]
    [InlineData("arrival", "Sec-Fetch-Site: cross-site | Referer: android-app://org.example.app/")]
    [InlineData("arrival", "Sec-Fetch-Site: cross-site | Referer: /causes")]
    [InlineData("arrival", "Sec-Fetch-Site: cross-site | Referer: nonsense")]
    [InlineData("arrival", "Sec-Fetch-Site: cross-site | Referer: http://203.0.113.9/")]
    [InlineData("arrival", "Sec-Fetch-Site: cross-site | Referer: http://[2001:db8::9]/")]
    public void Request_is_judged(string expected, string changes)
    {
        Assert.Equal(expected, Judge(changes));
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Referring_host_of_up_to_100_characters_is_kept(int length, bool isKept)
    {
        var host = string.Join('.', new string('a', 50), new string('b', length - 51));

        var verdict = Judge($"Sec-Fetch-Site: cross-site | Referer: https://{host}/");

        Assert.Equal(isKept ? $"arrival from {host}" : "arrival", verdict);
    }

    private static string Judge(string changes)
    {
        var request = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            [":published"] = "yes",
            [":method"] = "GET",
            [":status"] = "200",
            [":type"] = "text/html; charset=utf-8",
            ["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            ["Accept"] = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            ["Accept-Language"] = "en-GB,en;q=0.5",
            ["Sec-Fetch-Site"] = "none",
            ["Sec-Fetch-Mode"] = "navigate",
            ["Sec-Fetch-Dest"] = "document",
            ["Sec-Fetch-User"] = "?1",
        };
        foreach (var change in changes.Split(" | ", StringSplitOptions.RemoveEmptyEntries))
        {
            if (change[0] == '-')
            {
                Assert.True(request.Remove(change[1..]), $"The request has no {change[1..]} to remove.");
            }
            else
            {
                var colon = change.IndexOf(": ", 1, StringComparison.Ordinal);
                request[change[..colon]] = change[(colon + 2)..];
            }
        }

        var headers = new HeaderDictionary();
        foreach (var (name, value) in request.Where(field => field.Key[0] != ':'))
        {
            headers[name] = value;
        }

        var verdict = new PageViewRule("hippain.example").Judge(new PageViewFacts
        {
            IsPublished = request[":published"] == "yes",
            Method = request[":method"],
            Headers = headers,
            Status = int.Parse(request[":status"]),
            ContentType = request.GetValueOrDefault(":type"),
        });
        return verdict switch
        {
            { Reason: { } reason } => reason.ToString(),
            { ReferringHost: { } host } => $"arrival from {host}",
            { IsArrival: true } => "arrival",
            { IsCounted: true } => "view",
            _ => "nothing",
        };
    }
}
