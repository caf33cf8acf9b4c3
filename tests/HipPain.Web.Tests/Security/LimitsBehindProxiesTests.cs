using HipPain.Web.Data;
using HipPain.Web.Editors.Accounts;
using HipPain.Web.Tests.Data;
using HipPain.Web.Tests.Editors;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Tests.Security;

/// <summary>What goes by a reader's network: behind a listed proxy each reader has their own, and whoever else names one changes nothing.</summary>
public sealed class LimitsBehindProxiesTests
{
    private const string Listed = "127.0.0.1, ::1";
    private const string NotListed = "192.0.2.1";

    [Theory]
    [InlineData(Listed, "200 200 200 200 429")]
    [InlineData(NotListed, "200 200 429 429 429")]
    [InlineData("", "200 200 429 429 429")]
    public async Task Requests_to_the_api(string proxies, string expected)
    {
        await using var site = Site.With(host => host.UseSetting("Proxy:Addresses", proxies).UseSetting("Api:RequestsPerMinute", "2")).Serve();
        Assert.Equal(expected, await AskEachAsync(site, () => new HttpRequestMessage(HttpMethod.Get, "/api/articles?size=1")));
    }

    [Theory]
    [InlineData(Listed, 4, 1)]
    [InlineData(NotListed, 2, 3)]
    [InlineData("", 2, 3)]
    public async Task Views_that_are_counted(string proxies, int views, int capped)
    {
        await using var site = Site.With(host => host.UseSetting("Proxy:Addresses", proxies).UseSetting("PageViews:InflationCap", "2")).Serve();
        Assert.Equal("200 200 200 200 200", await AskEachAsync(site, () => new HttpRequestMessage(HttpMethod.Get, "/causes")));
        await TestSite.EventuallyAsync(async () => await CountAsync(site, PageViewKind.View) + await CountAsync(site, PageViewKind.Rejected) == views + capped);
        Assert.Equal((views, capped), (await CountAsync(site, PageViewKind.View), await CountAsync(site, PageViewKind.Rejected)));
    }

    [Theory]
    [InlineData(Listed, "303 303 303 303 429")]
    [InlineData(NotListed, "303 303 429 429 429")]
    [InlineData("", "303 303 429 429 429")]
    public async Task Votes(string proxies, string expected)
    {
        await using var site = Site.With(host => host.UseSetting("Proxy:Addresses", proxies).UseSetting("Feedback:AnswersPerNetwork", "2")).Serve();
        await site.QueryAsync(_ => Task.FromResult(0));
        var pages = new Queue<string>(["/causes", "/symptoms", "/treatment", "/recovery", "/about"]);
        Assert.Equal(expected, await AskEachAsync(site, () => new HttpRequestMessage(HttpMethod.Post, "/feedback")
        {
            Headers = { { "Sec-Fetch-Site", "same-origin" } },
            Content = new FormUrlEncodedContent([KeyValuePair.Create("address", pages.Dequeue()), KeyValuePair.Create("vote", "yes")]),
        }));
    }

    [Theory]
    [InlineData(Listed, 400)]
    [InlineData(NotListed, 429)]
    [InlineData("", 429)]
    public async Task Tries_to_sign_in(string proxies, int another)
    {
        await using var site = Site.With(host => host.UseSetting("Proxy:Addresses", proxies).UseSetting("Editors:Enabled", "true")).Serve();
        await site.QueryAsync(_ => Task.FromResult(0));
        using var browser = new EditorBrowser(site);
        var token = (await browser.GetPageAsync("/editor/sign-in")).QuerySelector("form[action='/editor/sign-in'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        for (var attempt = 0; attempt < SignInLimit.MostOfNetwork; attempt++)
        {
            Assert.Equal(400, await TryAsync("203.0.113.1"));
        }

        Assert.Equal(429, await TryAsync("203.0.113.1"));
        Assert.Equal(another, await TryAsync("203.0.113.2"));

        async Task<int> TryAsync(string from)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/editor/sign-in")
            {
                Headers = { { "Sec-Fetch-Site", "same-origin" }, { "X-Forwarded-For", from } },
                Content = new FormUrlEncodedContent([KeyValuePair.Create("name", "Robin"), KeyValuePair.Create("password", "x"), KeyValuePair.Create("__RequestVerificationToken", token)]),
            };
            using var answer = await browser.SendAsync(request);
            return (int)answer.StatusCode;
        }
    }

    /// <summary>Asks from three networks, the first three times, and gives the statuses.</summary>
    private static async Task<string> AskEachAsync(Site site, Func<HttpRequestMessage> request)
    {
        using var client = SocketClient.Of(site);
        var statuses = new List<int>();
        foreach (var from in (string[])["203.0.113.1", "203.0.113.1", "203.0.113.2", "2001:db8::1", "203.0.113.1"])
        {
            using var asked = request();
            asked.Headers.Add("X-Forwarded-For", from);
            using var answer = await client.SendAsync(asked);
            statuses.Add((int)answer.StatusCode);
        }

        return string.Join(' ', statuses);
    }

    private static Task<int> CountAsync(Site site, PageViewKind kind) =>
        site.QueryAsync(database => database.PageViewCounts.Where(row => row.Kind == kind).SumAsync(row => (int)row.Count));
}
