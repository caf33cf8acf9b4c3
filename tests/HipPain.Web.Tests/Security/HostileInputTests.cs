using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Hosting;

namespace HipPain.Web.Tests.Security;

/// <summary>
/// Every input that readers have, over real connections: nothing fails, nothing of an input becomes markup, a header or a way out, and
/// nothing is sent that is not published.
/// </summary>
public sealed class HostileInputTests(HostileInputTests.GuardedSite site) : IClassFixture<HostileInputTests.GuardedSite>
{
    private const string Canary = "zq-canary-of-what-is-not-published";
    private const string Infobutton = "/infobutton?mainSearchCriteria.v.c={0}&mainSearchCriteria.v.cs={0}&mainSearchCriteria.v.dn={0}&informationRecipient={0}"
        + "&informationRecipient.languageCode.c={0}&taskContext.c.c={0}&knowledgeResponseType=";

    // What only this server, its database and its machine know.
    private static readonly string[] Secrets = [Canary, "root:x:", "SQLite format 3", "   at HipPain.", "System.Private.CoreLib", "DOTNET_", "warning_signs:"];

    [Theory]
    [InlineData("/{0}")]
    [InlineData("/causes/{0}")]
    [InlineData("/{0}/causes")]
    [InlineData("/{0}.md")]
    [InlineData("/handouts/{0}")]
    [InlineData("/figures/{0}")]
    [InlineData("/.well-known/{0}")]
    [InlineData("/feedback/{0}")]
    [InlineData("/error/{0}")]
    [InlineData("/healthz/{0}")]
    [InlineData("/editor/{0}")]
    [InlineData("/api/{0}")]
    [InlineData("/api/articles/{0}")]
    [InlineData("/api/sections/causes/{0}")]
    [InlineData("/?{0}")]
    [InlineData("/causes?{0}={0}")]
    [InlineData("/causes?v={0}")]
    [InlineData("/causes/overuse?v={0}")]
    [InlineData("/search?q={0}")]
    [InlineData("/handouts?s={0}&size={0}&q={0}&up={0}")]
    [InlineData("/handouts/view?s={0}&s=causes/{0}&size={0}")]
    [InlineData("/handouts/view?s=causes/overuse&v={0}")]
    [InlineData("/changes?{0}={0}")]
    [InlineData("/changes.atom?advice={0}")]
    [InlineData("/privacy/choice?asked={0}&{0}")]
    [InlineData(Infobutton + "text/xml")]
    [InlineData(Infobutton + "application/json")]
    [InlineData(Infobutton + "text/html")]
    [InlineData("/infobutton?mainSearchCriteria.v.dn=groin&knowledgeResponseType={0}&{0}={0}")]
    [InlineData("/api/articles?page={0}&size={0}")]
    [InlineData("/site.css?v={0}")]
    [InlineData("/search?{0}={0}")]
    [InlineData("/nothing-here?{0}={0}")]
    [InlineData("/causes?v=1&{0}={0}")]
    [InlineData("/handouts/view?{0}={0}")]
    [InlineData("/feedback/token?{0}={0}")]
    [Trait("Category", "Slow")]
    public async Task Address_is_answered_plainly(string template)
    {
        using var client = SocketClient.Of(site);
        foreach (var input in HostileInputs.InAddresses)
        {
            // As it is: a client would tidy it up first.
            var address = new Uri($"http://localhost:{site.Port}{template.Replace("{0}", input, StringComparison.Ordinal)}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
            using var answer = await client.GetAsync(address);
            await CheckAsync(address.OriginalString, answer);
        }
    }

    [Theory]
    [InlineData("Referer", "{0}")]
    [InlineData("Referer", "https://zq.example/{0}")]
    [InlineData("User-Agent", "{0}")]
    [InlineData("User-Agent", "Mozilla/5.0 {0}")]
    [InlineData("Accept", "{0}")]
    [InlineData("Accept-Language", "{0}")]
    [InlineData("Accept-Encoding", "{0}")]
    [InlineData("Accept-Encoding", "br;q={0}")]
    [InlineData("If-None-Match", "{0}")]
    [InlineData("If-None-Match", "\"{0}\", W/\"{0}\"")]
    [InlineData("If-Modified-Since", "{0}")]
    [InlineData("Range", "bytes={0}")]
    [InlineData("Cookie", "{0}")]
    [InlineData("Cookie", "__Host-nocount={0}; __Host-editor={0}; __Host-editor-form={0}; __Host-editor-step={0}; __Host-editor-welcome={0}")]
    [InlineData("Origin", "{0}")]
    [InlineData("Sec-Fetch-Site", "{0}")]
    [InlineData("Sec-Purpose", "{0}")]
    [InlineData("Cache-Control", "{0}")]
    [InlineData("X-Forwarded-For", "{0}")]
    [InlineData("Access-Control-Request-Headers", "{0}")]
    [InlineData("traceparent", "{0}")]
    [InlineData("{0}", "x")]
    [Trait("Category", "Slow")]
    public async Task Header_is_read_as_words_or_not_at_all(string name, string template)
    {
        using var client = SocketClient.Of(site);
        string[] pages = ["/causes", "/nothing-here", "/search?q=groin", "/site.css", "/api/articles?size=1", "/editor/sign-in"];
        var number = 0;
        foreach (var input in HostileInputs.Texts.Concat(HostileInputs.Escapes).Select(Printable).Where(text => name != "{0}" || IsToken(text)))
        {
            var page = pages[number++ % pages.Length];
            using var request = new HttpRequestMessage(HttpMethod.Get, page);
            request.Headers.TryAddWithoutValidation(name.Replace("{0}", input, StringComparison.Ordinal), template.Replace("{0}", input, StringComparison.Ordinal));
            using var answer = await client.SendAsync(request);
            await CheckAsync($"{page} {name}: {input}", answer);
        }
    }

    [Theory]
    [InlineData("/feedback", "address={0}&vote=yes")]
    [InlineData("/feedback", "address=/causes&vote={0}&version={0}")]
    [InlineData("/feedback", "address=/causes&vote=yes&version={0}&subject={0}")]
    [InlineData("/feedback", "{0}={0}&{0}")]
    [InlineData("/feedback/{token}", "reason={0}&comment=")]
    [InlineData("/feedback/{token}", "reason={0}&comment={0}")]
    [InlineData("/feedback/{0}", "reason=Other&comment={0}")]
    [InlineData("/privacy/choice", "count={0}")]
    [InlineData("/editor/sign-in", "name={0}&password={0}&__RequestVerificationToken={0}")]
    [InlineData("/editor/sign-in", "name={0}&password={0}&returnUrl={0}&__RequestVerificationToken={form}")]
    [Trait("Category", "Slow")]
    public async Task Form_is_read_as_words(string path, string template)
    {
        using var client = SocketClient.Of(site);
        if (path.Contains("{token}", StringComparison.Ordinal))
        {
            path = site.SecondStep;
        }

        var isTaken = !template.EndsWith("RequestVerificationToken={0}", StringComparison.Ordinal);
        if (template.Contains("{form}", StringComparison.Ordinal))
        {
            template = template.Replace("{form}", await OpenFormAsync(client, path), StringComparison.Ordinal);
        }

        var number = 0;
        foreach (var input in HostileInputs.InAddresses)
        {
            var address = new Uri($"http://localhost:{site.Port}{path.Replace("{0}", input.Length > 200 ? "long" : input, StringComparison.Ordinal)}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
            using var request = new HttpRequestMessage(HttpMethod.Post, address)
            {
                // Each network may try so often and no more.
                Headers = { { "Sec-Fetch-Site", "same-origin" }, { "X-Forwarded-For", $"2001:db8:0:{number++:x}::1" } },
                Content = new StringContent(template.Replace("{0}", input, StringComparison.Ordinal), Encoding.ASCII, "application/x-www-form-urlencoded"),
            };
            using var answer = await client.SendAsync(request);
            await CheckAsync($"{path} {input}", answer);
            Assert.True(!isTaken || answer.StatusCode is not HttpStatusCode.Forbidden, $"{path} {input} was never read.");
        }
    }

    /// <summary>The token of a page's form; the client keeps what belongs to it.</summary>
    private static async Task<string> OpenFormAsync(HttpClient client, string path)
    {
        using var shown = await client.GetAsync(new Uri(path, UriKind.Relative));
        client.DefaultRequestHeaders.Add("Cookie", shown.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        return Uri.EscapeDataString((await HouseRules.ReadAsync(shown)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
    }

    private async Task CheckAsync(string what, HttpResponseMessage answer)
    {
        Assert.True((int)answer.StatusCode < 500, $"{what} was answered {answer.StatusCode}.");
        var body = await answer.Content.ReadAsStringAsync();
        foreach (var secret in Secrets)
        {
            Assert.False(body.Contains(secret, StringComparison.Ordinal), $"{what} was answered with {secret}.");
        }

        if (!answer.Headers.Contains("Content-Security-Policy"))
        {
            // The server itself refused what is no request.
            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestUriTooLong or HttpStatusCode.RequestHeaderFieldsTooLarge && body.Length == 0, $"{what} was answered without headers.");
            return;
        }

        HouseRules.CheckHeaders(answer, forEditors: what.Contains("editor", StringComparison.Ordinal));
        Assert.DoesNotContain(answer.Headers, header => header.Key.Contains("zq", StringComparison.OrdinalIgnoreCase));
        Assert.True(answer.Headers.Location is not { OriginalString: var to } || (to[0] == '/' && (to.Length == 1 || to[1] is not ('/' or '\\'))), $"{what} led to {answer.Headers.Location}.");
        // A page that came compressed is one of those that come plain too.
        if (body.Length > 0 && answer.Content.Headers.ContentEncoding.Count == 0)
        {
            await CheckBodyAsync(what, answer, body);
        }
    }

    private async Task CheckBodyAsync(string what, HttpResponseMessage answer, string body)
    {
        switch (answer.Content.Headers.ContentType?.MediaType)
        {
            // Most refusals are the same page.
            case "text/html" when site.Seen.Add(body):
                AssertNothingOfTheInputIsMarkup(what, await HouseRules.ReadAsync(answer));
                break;
            case "text/xml" or "application/atom+xml" or "application/xml":
                Assert.DoesNotContain(XDocument.Parse(body).Descendants(), element => element.Name.LocalName.Contains("zq", StringComparison.OrdinalIgnoreCase) || element.Attributes().Any(attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)));
                break;
            case "application/json" or "application/problem+json":
                JsonDocument.Parse(body).Dispose();
                Assert.False(body.Contains("<script", StringComparison.OrdinalIgnoreCase), $"{what} came back as it was.");
                break;
        }
    }

    private static void AssertNothingOfTheInputIsMarkup(string what, IHtmlDocument page)
    {
        foreach (var element in page.All)
        {
            Assert.False(element.LocalName.Contains("zq", StringComparison.Ordinal), $"{what} made an element.");
            Assert.DoesNotContain(element.Attributes, attribute => attribute.Name.Contains("zq", StringComparison.Ordinal));
            foreach (var name in (string[])["href", "src", "action", "formaction", "content", "data"])
            {
                var leads = element.GetAttribute(name)?.TrimStart() ?? "";
                Assert.False(
                    leads.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || leads.StartsWith("//", StringComparison.Ordinal) || leads.StartsWith("/\\", StringComparison.Ordinal) || leads.StartsWith("https://zq", StringComparison.Ordinal),
                    $"{what} made a {name}: {leads}");
            }
        }

        Assert.False(page.QuerySelector("script") is { TextContent: var script } && script.Contains("zq", StringComparison.Ordinal), $"{what} is in a script.");
    }

    /// <summary>What a client can send in a header: without control characters, in UTF-8 bytes taken as Latin-1.</summary>
    private static string Printable(string text) =>
        new([.. Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)).Select(sign => sign is '\r' or '\n' or '\0' ? ' ' : sign)]);

    private static bool IsToken(string text) =>
        text.Length is > 0 and < 200 && text.All(sign => char.IsAsciiLetterOrDigit(sign) || "!#$%&'*+-.^_`|~".Contains(sign, StringComparison.Ordinal));

    /// <summary>Has files in and beside its content that are published nowhere, takes any number of answers, and shows editors the way in.</summary>
    public sealed class GuardedSite : Site, IAsyncLifetime
    {
        private readonly string _beside;

        public GuardedSite()
            : base(host => host
                .UseSetting("Feedback:AnswersPerNetwork", "0").UseSetting("Api:RequestsPerMinute", "0").UseSetting("Editors:Enabled", "true").UseSetting("Proxy:Addresses", "127.0.0.1, ::1"))
        {
            ContentFolder = CopyGuide();
            _beside = Path.Combine(Path.GetDirectoryName(ContentFolder)!, "zq-canary.txt");
            foreach (var file in (string[])[_beside, Path.Combine(ContentFolder, "zq-canary.txt"), Path.Combine(ContentFolder, ".hidden.md")])
            {
                File.WriteAllText(file, Canary);
            }

            foreach (var file in (string[])["site.yaml", "sources.yaml", "wording.yaml"])
            {
                File.AppendAllText(Path.Combine(ContentFolder, file), $"\n# {Canary}\n");
            }

            Serve();
        }

        /// <summary>The pages that were looked at already.</summary>
        public HashSet<string> Seen { get; } = [];

        /// <summary>Where a vote may be completed.</summary>
        public string SecondStep { get; private set; } = "";

        public async Task InitializeAsync()
        {
            await QueryAsync(_ => Task.FromResult(0));
            using var client = SocketClient.Of(this);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/feedback")
            {
                Headers = { { "Sec-Fetch-Site", "same-origin" } },
                Content = new FormUrlEncodedContent([KeyValuePair.Create("address", "/causes"), KeyValuePair.Create("vote", "yes")]),
            };
            using var answer = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
            SecondStep = answer.Headers.Location!.OriginalString;
        }

        async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            File.Delete(_beside);
        }
    }
}
