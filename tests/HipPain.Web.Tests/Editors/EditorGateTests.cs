using HipPain.Web.Data;
using HipPain.Web.Editors;
using Microsoft.EntityFrameworkCore;

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
    [InlineData("/editor")]
    [InlineData("/Editor/")]
    [InlineData("/editor/nothing-here")]
    [InlineData("/editor/deep/down.csv")]
    public async Task Everything_but_the_way_in_leads_there_without_a_session(string path)
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        using var stranger = site.Browser();
        using var answer = await stranger.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(302, (int)answer.StatusCode);
        Assert.Equal("/editor/sign-in", answer.Headers.Location!.AbsolutePath);
        Assert.True(answer.Headers.CacheControl!.NoStore);
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
