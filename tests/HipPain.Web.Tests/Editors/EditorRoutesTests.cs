using System.Text.RegularExpressions;
using HipPain.Web.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Editors;

/// <summary>Every address of editors by every method and every handler, as the table of endpoints has them today.</summary>
public sealed partial class EditorRoutesTests
{
    private const string Secret = "zqsecretwords";
    private const string Name = "Zqrobin";

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"];

    // Whoever adds to this list opens a page to everybody.
    private static readonly string[] WayIn = ["/editor/sign-in", "/editor/sign-in/code", "/editor/welcome", "/editor/welcome/password"];

    [Fact]
    public async Task Stranger_gets_the_way_in_or_a_refusal_whatever_is_asked_and_by_whichever_method()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site, Name);
        await site.AddAsync(MadeUp.Entry(text: Secret));
        using var stranger = new EditorBrowser(site);
        var token = (await stranger.GetPageAsync("/editor/sign-in")).QuerySelector("form[action='/editor/sign-in'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var asked = await RequestsAsync(site);
        Assert.True(asked.Count > 200, $"Only {asked.Count} requests were found.");
        foreach (var (method, address) in asked)
        {
            using var request = RequestOf(method, address, token);
            using var answer = await stranger.SendAsync(request);
            var (what, status) = ($"{method} {address}", (int)answer.StatusCode);
            if (WayIn.Contains(address.Split('?')[0].TrimEnd('/'), StringComparer.OrdinalIgnoreCase))
            {
                Assert.True(status is 200 or 302 or 303 or 400 or 403 or 404 or 405 or 429, $"{what} answered {status}.");
            }
            else
            {
                Assert.True(status is 302 or 404 or 405, $"{what} answered {status}.");
                Assert.True(status != 302 || answer.Headers.Location!.OriginalString.StartsWith("/editor/sign-in?ReturnUrl=%2Feditor", StringComparison.OrdinalIgnoreCase), $"{what} led to {answer.Headers.Location}.");
            }

            var said = await answer.Content.ReadAsStringAsync() + answer.Headers;
            Assert.False(said.Contains(Secret, StringComparison.OrdinalIgnoreCase) || said.Contains(Name, StringComparison.OrdinalIgnoreCase), $"{what} told something.");
        }

        Assert.Equal(FeedbackStatus.New, (await site.QueryAsync(database => database.Feedback.AsNoTracking().SingleAsync())).Status);
        Assert.Equal(1, await site.QueryAsync(database => database.Users.CountAsync()));
        Assert.Equal(0, await site.QueryAsync(database => database.UserPasskeys.CountAsync()));
        Assert.Empty(await site.AuditAsync());
    }

    [Fact]
    public async Task Nothing_is_there_without_an_editor()
    {
        await using var site = new Site();
        await site.QueryAsync(_ => Task.FromResult(0));
        using var stranger = site.Browser();
        foreach (var (method, address) in await RequestsAsync(site))
        {
            using var request = RequestOf(method, address, token: "x");
            using var answer = await stranger.SendAsync(request);
            // A method that the site does not know says nothing about the address.
            Assert.True((int)answer.StatusCode == (method is "GET" or "HEAD" or "POST" ? 404 : 405), $"{method} {address} answered {answer.StatusCode}.");
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }
    }

    [Fact]
    public async Task Editor_whose_form_has_no_token_is_refused_at_every_address_and_by_every_handler()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site, Name);
        await site.AddAsync(MadeUp.Entry(text: Secret));
        using var stranger = new EditorBrowser(site);
        var foreign = (await stranger.GetPageAsync("/editor/sign-in")).QuerySelector("form[action='/editor/sign-in'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var posts = (await RequestsAsync(site)).Where(asked => asked.Method == "POST").ToList();
        Assert.True(posts.Count > 40, $"Only {posts.Count} posts were found.");
        foreach (var (address, token) in posts.SelectMany(asked => new[] { (asked.Address, ""), (asked.Address, foreign) }))
        {
            using var request = RequestOf("POST", address, token);
            using var answer = await desk.SendAsync(request);
            Assert.True((int)answer.StatusCode == 403, $"POST {address} {(token.Length == 0 ? "without a token" : "with a stranger's token")} answered {answer.StatusCode}.");
        }

        Assert.Empty(await site.AuditAsync());
        using var still = await desk.GetAsync("/editor");
        Assert.Equal(200, (int)still.StatusCode);
    }

    private static HttpRequestMessage RequestOf(string method, string address, string token)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (method is not ("GET" or "HEAD" or "OPTIONS" or "TRACE"))
        {
            request.Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("name", "x"), KeyValuePair.Create("file", "feedback.csv")]);
        }

        return request;
    }

    /// <summary>Each address under <c>/editor</c>, alone and with each handler that its page has, by each method.</summary>
    private static async Task<IReadOnlyList<(string Method, string Address)>> RequestsAsync(Site site)
    {
        var loader = site.Services.GetRequiredService<PageLoader>();
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (!UnderEditor.IsMatch(pattern))
            {
                continue;
            }

            var address = Parameter.Replace(pattern, "causes");
            asked.UnionWith([address, address + "/", address.ToUpperInvariant()]);
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var handlers = (await loader.LoadAsync(page, endpoint.Metadata)).HandlerMethods.Select(handler => handler.Name).OfType<string>();
                asked.UnionWith(handlers.Select(handler => $"{address}?handler={handler}"));
            }
        }

        Assert.Superset(WayIn.ToHashSet(), asked);
        Assert.Contains(asked, address => address.Contains("?handler=", StringComparison.Ordinal));
        return [.. asked.Order(StringComparer.Ordinal).SelectMany(address => Methods.Select(method => (method, address)))];
    }

    [GeneratedRegex("^/editor(/|$)", RegexOptions.IgnoreCase)]
    private static partial Regex UnderEditor { get; }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter { get; }
}
