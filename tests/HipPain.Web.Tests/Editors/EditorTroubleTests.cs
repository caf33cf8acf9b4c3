using System.Net.Http.Headers;
using System.Text;
using HipPain.Web.Data;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HipPain.Web.Tests.Editors;

/// <summary>Requests that are broken, come too late or meet no database: each has a calm answer, and none is a crash.</summary>
public sealed class EditorTroubleTests
{
    [Theory]
    [InlineData("disable")]
    [InlineData("reset")]
    public async Task Editor_who_was_shut_out_changes_nothing_from_that_moment_on(string how)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var site = Site.With(host => host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(time)));
        using var browser = await EditorBrowser.SetUpAsync(site);
        using var desk = await EditorDesk.SignInAsync(site);
        var entry = MadeUp.Entry();
        await site.AddAsync(entry);
        await EditorBrowser.OnRollAsync(site, async roll => how == "disable" ? await roll.DisableAsync("Robin") : await roll.ResetAsync("Robin") is not null);
        var stored = await StoredAsync(site);

        using var password = await browser.SubmitAsync("/editor/account/password", "main form",
            ("password", "another-tundra-eleven-kettle"), ("again", "another-tundra-eleven-kettle"), ("code", browser.Code(1)));
        using var mark = await desk.PostAsync("/editor/feedback", "/editor/feedback", ("one", $"Seen:{entry.Id}"));
        foreach (var answer in new[] { password, mark })
        {
            Assert.Equal(302, (int)answer.StatusCode);
            Assert.Equal("/editor/sign-in", answer.Headers.Location!.OriginalString.Split('?')[0]);
        }

        Assert.Equal(stored, await StoredAsync(site));
        Assert.Equal(FeedbackStatus.New, await site.QueryAsync(database => database.Feedback.Select(known => known.Status).SingleAsync()));
        Assert.DoesNotContain("__Host-editor", browser.Cookies.Keys);
        var signIn = await browser.GetPageAsync(password.Headers.Location!.OriginalString);
        Assert.Contains("Nothing was saved", signIn.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);

        // Also whoever only reads, a minute later.
        using var reader = await EditorBrowser.SetUpAsync(site, "Kim");
        await EditorBrowser.OnRollAsync(site, roll => roll.DisableAsync("Kim"));
        time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(302, await reader.StatusAsync("/editor"));
    }

    [Fact]
    public async Task Editor_who_was_reset_can_open_the_new_link_at_once_with_the_old_session_in_the_browser()
    {
        await using var site = new Site();
        using var browser = await EditorBrowser.SetUpAsync(site);
        var link = await EditorBrowser.OnRollAsync(site, roll => roll.ResetAsync("Robin"));
        await browser.OpenLinkAsync(link!);
        await browser.SetPasswordAsync();
        Assert.Equal(200, await browser.StatusAsync("/editor"));
    }

    [Theory]
    [InlineData("multipart/form-data", "anything")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=a\r\n\r\ncut off")]
    [InlineData("application/x-www-form-urlencoded", null)]
    public async Task Form_that_cannot_be_read_is_refused(string type, string? body)
    {
        await using var site = new Site();
        using var desk = await EditorDesk.SignInAsync(site);
        body ??= string.Join('&', Enumerable.Range(0, 2000).Select(number => $"a{number}=1"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/editor/sign-in") { Content = new ByteArrayContent(Encoding.ASCII.GetBytes(body)) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await desk.SendAsync(request);
        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Fact]
    public async Task While_the_database_is_away_the_pages_of_editors_stay_and_say_so()
    {
        var away = new DatabaseAway();
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var site = Site.With(host =>
        {
            away.Watch(host);
            host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(time));
        });
        using var desk = await EditorDesk.SignInAsync(site);
        await desk.GetPageAsync("/editor");
        time.Advance(TimeSpan.FromSeconds(10));
        away.IsAway = true;
        Assert.Equal("This does not work at the moment", (await desk.GetPageAsync("/editor", status: 503)).QuerySelector("h1")?.TextContent);
        using var stranger = new EditorBrowser(site);
        Assert.Equal(200, await stranger.StatusAsync("/editor/sign-in"));
        away.IsAway = false;
        await desk.GetPageAsync("/editor");
    }

    [Trait("Engine", "Sqlite")]
    [Fact]
    public async Task Locked_database_is_told_to_whoever_signs_in_comes_by_a_link_or_changes_an_account()
    {
        await using var site = new Site();
        using var browser = await EditorBrowser.SetUpAsync(site);
        using var other = new EditorBrowser(site);
        await other.OpenLinkAsync(await EditorBrowser.AddAsync(site, "Kim"));
        using var third = new EditorBrowser(site);
        await using var connection = new SqliteConnection($"Data Source={site.DatabasePath};Pooling=False");
        await connection.OpenAsync();
        await using (await connection.BeginTransactionAsync())
        {
            foreach (var answer in new[]
            {
                await third.SendPasswordAsync("Robin", "a wrong password"),
                await browser.SubmitAsync("/editor/account", "form[action*=recoveryCodes]"),
                await other.SubmitAsync("/editor/welcome/password", "main form", shown =>
                    [("password", EditorBrowser.Password), ("again", EditorBrowser.Password), ("code", other.CodeOf(shown))]),
            })
            {
                Assert.Equal(503, (int)answer.StatusCode);
                Assert.Equal("This does not work at the moment", (await EditorBrowser.ReadAsync(answer)).QuerySelector("h1")?.TextContent);
                answer.Dispose();
            }
        }

        Assert.DoesNotContain("__Host-editor", other.Cookies.Keys);
        await other.SetPasswordAsync();
    }

    private static Task<string> StoredAsync(Site site) => site.QueryAsync(async database =>
    {
        var editor = await database.Users.SingleAsync(known => known.UserName == "Robin");
        return $"{editor.PasswordHash} {editor.SecurityStamp} {editor.ConcurrencyStamp}";
    });
}
