using HipPain.Web.Data;
using HipPain.Web.Editors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Editors;

public sealed class EditorGateTests
{
    [Theory]
    [InlineData("/editor")]
    [InlineData("/editor/sign-in")]
    [InlineData("/EDITOR")]
    [InlineData("/editor/anything")]
    public async Task There_is_no_way_in_until_an_editor_exists(string path)
    {
        await using var site = new Site();
        await site.GetPageAsync(path, status: 404);
    }

    [Theory]
    [InlineData("/editor", "%2Feditor")]
    [InlineData("/Editor/", "%2FEditor%2F")]
    [InlineData("/editor/nothing-here", "%2Feditor%2Fnothing-here")]
    [InlineData("/editor/deep/down.csv", "%2Feditor%2Fdeep%2Fdown.csv")]
    [InlineData("/editor/feedback?status=New&p=2", "%2Feditor%2Ffeedback%3Fstatus%3DNew%26p%3D2")]
    public async Task Everything_but_the_way_in_leads_there_by_a_path_without_a_session(string path, string back)
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        using var stranger = site.Browser();
        using var answer = await stranger.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(302, (int)answer.StatusCode);
        Assert.Equal($"/editor/sign-in?ReturnUrl={back}", answer.Headers.Location!.OriginalString);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Only_the_way_in_is_for_anybody_and_every_page_of_editors_is_behind_the_gate()
    {
        await using var site = new Site();
        var routes = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (
                Path: endpoint.RoutePattern.RawText!.TrimStart('/'),
                IsOfEditors: endpoint.Metadata.GetMetadata<PageActionDescriptor>()?.RelativePath.StartsWith("/Pages/Editor/", StringComparison.Ordinal) is true,
                IsForAnybody: endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)).ToList();
        Assert.Equal(
            ["editor/sign-in", "editor/sign-in/code", "editor/welcome", "editor/welcome/password"],
            routes.Where(route => route.Path.StartsWith("editor", StringComparison.OrdinalIgnoreCase) && route.IsForAnybody).Select(route => route.Path).Order(StringComparer.Ordinal));
        var pages = routes.Where(route => route.IsOfEditors).Select(route => route.Path).ToList();
        Assert.True(pages.Count >= 12, $"There are {pages.Count} pages of editors.");
        Assert.All(pages, path => Assert.Matches("^editor(/|$)", path));
    }

    [Fact]
    public async Task Setting_shows_the_way_in_before_there_is_an_editor()
    {
        await using var site = Site.With(host => host.UseSetting("Editors:Enabled", "true"));
        await site.Services.GetRequiredService<DatabaseSetup>().WhenMigratedAsync(CancellationToken.None);
        using var browser = new EditorBrowser(site);
        Assert.Equal(302, await browser.StatusAsync("/editor"));
        Assert.Equal("Sign in", (await browser.GetPageAsync("/editor/sign-in")).QuerySelector("h1")?.TextContent);
        using var answer = await browser.SendPasswordAsync("Robin", EditorBrowser.Password);
        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Fact]
    public async Task No_cache_keeps_what_scripts_and_programs_are_answered()
    {
        await using var site = new Site();
        using var newcomer = new EditorBrowser(site);
        await newcomer.OpenLinkAsync(await EditorBrowser.AddAsync(site, "Kim"));
        using var editor = await EditorBrowser.SetUpAsync(site);
        using var stranger = new EditorBrowser(site);
        foreach (var (browser, page) in new[] { (stranger, "/editor/sign-in"), (newcomer, "/editor/welcome"), (editor, "/editor/account") })
        {
            using var options = await browser.SubmitByAsync($"{page}?handler=options", page, "form.passkey");
            AssertKeptNowhere(options);
        }

        using var export = await editor.SubmitAsync("/editor/export", "main form[method=post]", ("file", "votes.json"), ("from", "2026-11-01"), ("to", "2026-11-02"));
        AssertKeptNowhere(export);

        static void AssertKeptNowhere(HttpResponseMessage answer)
        {
            Assert.Equal(200, (int)answer.StatusCode);
            Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }
    }

    [Fact]
    public async Task Signed_in_editor_sees_the_pages_and_no_cache_keeps_them()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        Assert.Equal("Overview", (await desk.GetPageAsync("/editor")).QuerySelector("h1")?.TextContent);
        using var answer = await desk.GetAsync("/editor");
        Assert.True(answer.Headers.CacheControl!.NoStore);
        using var missing = await desk.GetAsync("/editor/nothing-here");
        Assert.Equal(404, (int)missing.StatusCode);
    }

    [Fact]
    public async Task Post_without_a_form_token_is_refused()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/editor") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await desk.SendAsync(request);
        Assert.Equal(403, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Session_that_was_made_up_leads_to_the_way_in()
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        using var stranger = site.Browser();
        stranger.DefaultRequestHeaders.Add("Cookie", "__Host-editor=CfDJ8AAAA");
        using var answer = await stranger.GetAsync(new Uri("/editor", UriKind.Relative));
        Assert.Equal(302, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Setting_keeps_the_way_in_shut_whoever_exists()
    {
        await using var site = Site.With(host => host.UseSetting("Editors:Enabled", "false"));
        using var desk = await EditorDesk.SignInAsync(site);
        using var answer = await desk.GetAsync("/editor");
        Assert.Equal(404, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Way_in_is_there_soon_after_the_first_editor_was_added_by_another_process()
    {
        await using var site = new Site();
        await site.GetPageAsync("/editor", status: 404);
        await site.QueryAsync(async database =>
        {
            database.Users.Add(new Editor { UserName = "Kim", NormalizedUserName = "KIM", AddedAt = DateTime.UtcNow });
            return await database.SaveChangesAsync();
        });
        await Task.Delay(EditorDoor.Freshness + TimeSpan.FromMilliseconds(200));
        using var browser = new EditorBrowser(site);
        Assert.Equal("Sign in", (await browser.GetPageAsync("/editor/sign-in")).QuerySelector("h1")?.TextContent);
    }
}
