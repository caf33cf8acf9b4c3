using HipPain.Web.Tests.Editors;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Tests.Security;

/// <summary>
/// The rule of unsafe methods, cell by cell: they pass only with <c>Sec-Fetch-Site</c> same-origin or none, or with an
/// <c>Origin</c> that is the site's own; and of those methods the site knows POST alone.
/// </summary>
public sealed class CrossSitePostTests(CrossSitePostTests.SiteWithEditor site) : IClassFixture<CrossSitePostTests.SiteWithEditor>
{
    private const string Own = "http://localhost:5080";

    private static readonly string[] Methods = ["POST", "PUT", "PATCH", "DELETE"];

    private static readonly string?[] FetchSites = [null, "same-origin", "same-site", "cross-site", "none"];

    // The last three: the same host by another scheme, at another port, and with more behind it.
    private static readonly string?[] Origins = [null, Own, "https://evil.example", "null", "https://localhost:5080", "http://localhost:5081", Own + ".evil.example"];

    public static TheoryData<string, string?, string?> Cells
    {
        get
        {
            var cells = new TheoryData<string, string?, string?>();
            foreach (var (method, fetchSite, origin) in Methods.SelectMany(method => FetchSites.SelectMany(fetchSite => Origins.Select(origin => (method, fetchSite, origin)))))
            {
                cells.Add(method, fetchSite, origin);
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Vote_is_taken_from_pages_of_the_site_alone(string method, string? fetchSite, string? origin)
    {
        var before = await site.QueryAsync(database => database.Feedback.CountAsync());
        using var request = RequestOf(method, "/feedback", fetchSite, origin, ("address", "/causes"), ("vote", "yes"));
        using var client = site.Browser();
        using var answer = await client.SendAsync(request);

        Assert.Equal(Expected(method, fetchSite, origin, passed: 303), (int)answer.StatusCode);
        var stored = await site.QueryAsync(database => database.Feedback.CountAsync()) - before;
        Assert.Equal(answer.StatusCode is System.Net.HttpStatusCode.SeeOther ? 1 : 0, stored);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Editor_is_served_from_pages_of_the_site_alone_though_session_and_token_are_right(string method, string? fetchSite, string? origin)
    {
        var before = await site.QueryAsync(database => database.Audit.CountAsync());
        using var request = RequestOf(
            method, "/editor/export", fetchSite, origin,
            ("file", "votes.json"), ("from", "2026-11-01"), ("to", "2026-11-02"), ("__RequestVerificationToken", await site.TokenAsync()));
        using var answer = await site.Desk!.SendAsync(request);

        Assert.Equal(Expected(method, fetchSite, origin, passed: 200), (int)answer.StatusCode);
        // Each export is written into the audit.
        var noted = await site.QueryAsync(database => database.Audit.CountAsync()) - before;
        Assert.Equal(answer.StatusCode is System.Net.HttpStatusCode.OK ? 1 : 0, noted);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin, cross-site")]
    [InlineData("Sec-Fetch-Site", "SAME-ORIGIN")]
    [InlineData("Sec-Fetch-Site", "")]
    [InlineData("Origin", Own + "/")]
    [InlineData("Origin", Own + ", https://evil.example")]
    [InlineData("Origin", "")]
    [InlineData("Referer", Own + "/causes")]
    [InlineData("X-Forwarded-Host", "localhost:5080")]
    public async Task What_only_looks_like_the_site_is_refused(string header, string value)
    {
        using var request = RequestOf("POST", "/feedback", null, null, ("address", "/causes"), ("vote", "yes"));
        Assert.True(request.Headers.TryAddWithoutValidation(header, value));
        using var client = site.Browser();
        using var answer = await client.SendAsync(request);
        Assert.Equal(403, (int)answer.StatusCode);
    }

    private static int Expected(string method, string? fetchSite, string? origin, int passed)
    {
        if (method is "PUT" or "PATCH" or "DELETE")
        {
            return 405;
        }

        var saysSo = fetchSite == "same-origin" || fetchSite == "none";
        var isOwn = origin is not null && origin == Own;
        return saysSo || isOwn ? passed : 403;
    }

    private static HttpRequestMessage RequestOf(string method, string path, string? fetchSite, string? origin, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        if (fetchSite is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", fetchSite);
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return request;
    }

    /// <summary>Takes any number of votes from one network, and has an editor who is signed in.</summary>
    public sealed class SiteWithEditor : Site, IAsyncLifetime
    {
        private string? _token;

        public SiteWithEditor()
            : base(host => host.UseSetting("Feedback:AnswersPerNetwork", "0"))
        {
        }

        public EditorDesk? Desk { get; private set; }

        public async Task InitializeAsync() => Desk = await EditorDesk.SignInAsync(this);

        public async Task<string> TokenAsync() =>
            _token ??= (await Desk!.GetPageAsync("/editor/export")).QuerySelector("main form[method=post] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        async Task IAsyncLifetime.DisposeAsync()
        {
            Desk?.Dispose();
            await DisposeAsync();
        }
    }
}
