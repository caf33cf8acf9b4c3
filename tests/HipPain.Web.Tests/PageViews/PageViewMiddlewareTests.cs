using System.Net;
using HipPain.Content;
using HipPain.Web.Data;
using HipPain.Web.PageViews;
using HipPain.Web.Tests.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HipPain.Web.Tests.PageViews;

public sealed class PageViewMiddlewareTests
{
    [Fact]
    public async Task View_of_a_published_page_is_counted()
    {
        await using var site = new TestSite();

        await VisitAsync(site, Visit("/causes"), AnswerPage);

        Assert.Equal(["Arrival /causes 1", "Referrer example.org 1", "View /causes 1"], Counts(site));
    }

    [Fact]
    public async Task Unknown_path_leaves_no_trace()
    {
        await using var site = new TestSite();

        await VisitAsync(site, Visit("/wp-login.php"), AnswerPage);

        Assert.Empty(Counts(site));
    }

    [Fact]
    public async Task Path_is_the_one_the_reader_asked_for_whatever_answers_it()
    {
        await using var site = new TestSite();

        await VisitAsync(site, Visit("/causes"), context =>
        {
            context.Request.Path = "/error/500";
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });

        Assert.Equal(["Rejected Status 1"], Counts(site));
    }

    [Theory]
    [InlineData(404, "BrokenLink /broken 1")]
    [InlineData(410, "BrokenLink /broken 1")]
    [InlineData(200)]
    [InlineData(301)]
    public async Task Address_that_the_guide_leads_to_in_vain_is_counted_where_nothing_is(int status, params string[] expected)
    {
        await using var site = new TestSite();
        foreach (var path in (string[])["/broken", "/wp-login.php", "/causes/wp-login.php"])
        {
            await VisitAsync(site, Visit(path), Answer(status), isBroken: asked => asked == "/broken");
        }

        Assert.Equal(expected, Counts(site));
    }

    [Theory]
    [InlineData("User-Agent", "Googlebot/2.1")]
    [InlineData("DNT", "1")]
    [InlineData("Cookie", "__Host-editor=x")]
    [InlineData("Sec-Purpose", "prefetch")]
    [InlineData("Sec-Fetch-Mode", "cors")]
    public async Task Broken_link_is_counted_by_the_same_rule(string header, string value)
    {
        await using var site = new TestSite();
        var visit = Visit("/broken");
        visit.Request.Headers[header] = value;
        await VisitAsync(site, visit, Answer(404), isBroken: _ => true);
        Assert.Empty(Counts(site));
    }

    [Fact]
    public async Task Views_over_the_cap_are_counted_as_capped()
    {
        await using var site = new TestSite(null, "PageViews:InflationCap=2");

        for (var n = 0; n < 3; n++)
        {
            await VisitAsync(site, Visit("/causes"), AnswerPage);
        }

        Assert.Contains("View /causes 2", Counts(site));
        for (var n = 0; n < 3; n++)
        {
            await VisitAsync(site, Visit("/causes"), AnswerPage);
        }

        Assert.Equal(["Rejected Capped 3"], Counts(site));
    }

    [Fact]
    public async Task What_is_not_counted_does_not_use_up_the_cap()
    {
        await using var site = new TestSite(null, "PageViews:InflationCap=1");
        var objecting = Visit("/causes");
        objecting.Request.Headers["DNT"] = "1";
        await VisitAsync(site, objecting, AnswerPage);

        await VisitAsync(site, Visit("/causes"), AnswerPage);

        Assert.Contains("View /causes 1", Counts(site));
    }

    [Fact]
    public async Task Failure_to_count_does_not_reach_the_reader()
    {
        await using var site = new TestSite();

        await VisitAsync(site, Visit("/causes"), AnswerPage, _ => throw new InvalidOperationException("broken"));

        Assert.Empty(Counts(site));
    }

    [Fact]
    public async Task Failure_of_the_page_is_passed_on_and_not_counted()
    {
        await using var site = new TestSite();

        await Assert.ThrowsAsync<TimeoutException>(() => VisitAsync(site, Visit("/causes"), _ => throw new TimeoutException()));

        Assert.Empty(Counts(site));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task Counting_can_be_switched_off(string enabled, bool isCounting)
    {
        await using var site = new TestSite(null, $"PageViews:Enabled={enabled}");
        await using var provider = new ServiceCollection().AddLogging().AddSingleton<ArticleRepository>()
            .AddPageViews(site.Configuration).BuildServiceProvider();
        RequestDelegate page = AnswerPage;

        var app = new ApplicationBuilder(provider).UsePageViews();
        app.Run(page);

        Assert.Equal(isCounting, app.Build() != page);
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Nothing_about_the_reader_reaches_the_database()
    {
        await using var site = await new TestSite().StartMigratedAsync<PageViewWriter>();
        string[] markers = ["MarkerBrowser", "MarkerQuery", "MarkerCookie", "MarkerSearch", "198.51.100.77", "MarkerLanguage"];
        var visit = Visit("/causes");
        visit.Request.QueryString = new QueryString("?q=MarkerQuery");
        visit.Request.Headers.UserAgent += " MarkerBrowser/1";
        visit.Request.Headers.Cookie = "a=MarkerCookie";
        visit.Request.Headers.Referer = "https://example.org/MarkerSearch?q=MarkerSearch";
        visit.Request.Headers.AcceptLanguage = "MarkerLanguage";
        visit.Connection.RemoteIpAddress = IPAddress.Parse("198.51.100.77");

        await VisitAsync(site, visit, AnswerPage);
        visit.Request.Headers.UserAgent = "MarkerBrowser bot";
        await VisitAsync(site, visit, AnswerPage);
        await VisitAsync(site, visit, AnswerPage, _ => throw new InvalidOperationException("broken"));
        await TestSite.EventuallyAsync(() => site.Log.Lines.Any(line => line.Contains("could not be counted", StringComparison.Ordinal)));
        await site.StopAsync();

        var stored = site.ReadFiles();
        Assert.Contains("/causes", stored, StringComparison.Ordinal);
        Assert.Contains("example.org", stored, StringComparison.Ordinal);
        Assert.All(markers, marker => Assert.DoesNotContain(marker, stored, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(site.Log.Lines, line => line.Contains("could not be counted", StringComparison.Ordinal));
        Assert.All(markers, marker => Assert.DoesNotContain(
            site.Log.Lines, line => line.Contains(marker, StringComparison.OrdinalIgnoreCase)));
    }

    private static DefaultHttpContext Visit(string path)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.1");
        context.Request.Method = "GET";
        context.Request.Path = path;
        context.Request.Headers.UserAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        context.Request.Headers["Sec-Fetch-Site"] = "cross-site";
        context.Request.Headers["Sec-Fetch-Mode"] = "navigate";
        context.Request.Headers["Sec-Fetch-Dest"] = "document";
        context.Request.Headers.Referer = "https://example.org/";
        return context;
    }

    private static Task AnswerPage(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return Task.CompletedTask;
    }

    private static RequestDelegate Answer(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    private static Task VisitAsync(
        TestSite site, HttpContext context, RequestDelegate page, Func<string, bool>? isPublished = null, Func<string, bool>? isBroken = null) =>
        new PageViewMiddleware(
            page, isPublished ?? (path => path == "/causes"), site.Get<PageViewRule>(), site.Get<InflationCap>(),
            site.Get<PageViewCounter>(), site.Get<TimeProvider>(), site.Get<ILogger<PageViewMiddleware>>(), isBroken).InvokeAsync(context);

    private static string[] Counts(TestSite site) => [.. site.Get<PageViewCounter>().Take()
        .Select(entry => $"{entry.Key.Kind} {entry.Key.Name} {entry.Value}").Order(StringComparer.Ordinal)];
}
