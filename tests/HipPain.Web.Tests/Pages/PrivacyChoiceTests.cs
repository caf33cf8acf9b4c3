using System.Text.Json;
using AngleSharp.Html.Dom;

namespace HipPain.Web.Tests.Pages;

/// <summary>Readers can stop being counted, and start again, without a script.</summary>
public sealed class PrivacyChoiceTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Privacy_page_offers_both_and_no_other_page_does()
    {
        var page = await site.GetPageAsync("/privacy");
        var form = Assert.Single(page.QuerySelectorAll("form[action='/privacy/choice']"));
        Assert.Equal("post", form.GetAttribute("method"));
        Assert.Equal(["no", "yes"], form.QuerySelectorAll("button[name=count]").Select(button => button.GetAttribute("value")));
        Assert.Empty((await site.GetPageAsync("/about")).QuerySelectorAll("form[action='/privacy/choice']"));
    }

    [Theory]
    [InlineData("counted", "how often each page is opened each day")]
    [InlineData("counted", "the name of the site that the link was on, by day")]
    [InlineData("counted", "We leave out robots, our own editors, and people who asked not to be counted.")]
    [InlineData("never-kept", "your network (IP) address")]
    [InlineData("never-kept", "the name of your browser")]
    [InlineData("never-kept", "any code made from these")]
    [InlineData("search", "only when they have been searched for three times")]
    [InlineData("search", "deleted after 12 months")]
    [InlineData("opt-out", "Global Privacy Control")]
    [InlineData("opt-out", "Use the button on your choice")]
    [InlineData("feedback", "Your whole answer is deleted after 12 months.")]
    [InlineData("feedback", "Nobody answers medical questions there.")]
    public async Task Privacy_page_says_what_is_counted_and_never_kept_and_how_to_stop_it(string section, string words)
    {
        var page = await site.GetPageAsync($"/privacy/{section}");
        Assert.Contains(words, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signal_of_the_browser_is_said_to_be_obeyed_in_the_form_of_the_standard()
    {
        using var client = site.Browser();
        using var answer = await client.GetAsync(new Uri("/.well-known/gpc.json", UriKind.Relative));
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.True(body.RootElement.GetProperty("gpc").GetBoolean());
        Assert.True(DateOnly.TryParseExact(body.RootElement.GetProperty("lastUpdate").GetString(), "yyyy-MM-dd", out _));
    }

    [Fact]
    public async Task Reader_who_stops_gets_the_cookie_and_a_page_that_says_so_and_offers_the_way_back()
    {
        using var answer = await site.PostAsync("/privacy/choice", ("count", "no"));
        Assert.Equal((303, "/privacy/choice?asked=no"), ((int)answer.StatusCode, answer.Headers.Location?.ToString()));
        HouseRules.CheckHeaders(answer);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie")).ToLowerInvariant().Split("; ");
        Assert.Equal("__host-nocount=1", cookie[0]);
        Assert.Equal(["httponly", "max-age=34560000", "path=/", "samesite=lax", "secure"], cookie.Skip(1).Order(StringComparer.Ordinal));

        var page = await PageAsync(("Cookie", "__Host-nocount=1"));
        Assert.Equal("Your visits are not counted", page.QuerySelector("h1")?.TextContent);
        Assert.Equal("Count my visits again", Assert.Single(page.QuerySelectorAll("main button[name=count][value=yes]")).TextContent);
    }

    [Fact]
    public async Task Reader_who_starts_again_loses_the_cookie()
    {
        using var answer = await site.PostAsync("/privacy/choice", ("count", "yes"));
        Assert.Equal((303, "/privacy/choice"), ((int)answer.StatusCode, answer.Headers.Location?.ToString()));
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie")).ToLowerInvariant();
        Assert.StartsWith("__host-nocount=; expires=thu, 01 jan 1970", cookie, StringComparison.Ordinal);
        Assert.Contains("; path=/; secure;", cookie, StringComparison.Ordinal);

        var page = await PageAsync();
        Assert.Equal("Your visits are counted", page.QuerySelector("h1")?.TextContent);
        Assert.Single(page.QuerySelectorAll("main button[name=count][value=no]"));
    }

    [Theory]
    [InlineData("Sec-GPC")]
    [InlineData("DNT")]
    public async Task Signal_of_the_browser_is_said_to_be_the_objection(string signal)
    {
        var page = await PageAsync((signal, "1"));
        Assert.Equal("Your visits are not counted", page.QuerySelector("h1")?.TextContent);
        Assert.Contains("Global Privacy Control", page.QuerySelector("main")?.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main button"));

        page = await PageAsync((signal, "1"), ("Cookie", "__Host-nocount=1"));
        Assert.Equal("Delete the cookie", Assert.Single(page.QuerySelectorAll("main button")).TextContent);
    }

    [Fact]
    public async Task Reader_whose_browser_kept_nothing_is_told()
    {
        var page = await site.GetPageAsync("/privacy/choice?asked=no");
        Assert.Contains("did not keep your choice", page.QuerySelector(".wrong")?.TextContent, StringComparison.Ordinal);
        Assert.Empty((await site.GetPageAsync("/privacy/choice")).QuerySelectorAll(".wrong"));
    }

    [Fact]
    public async Task Form_without_a_choice_and_a_post_from_elsewhere_change_nothing()
    {
        using var empty = await site.PostAsync("/privacy/choice", ("count", "perhaps"));
        Assert.Equal(400, (int)empty.StatusCode);
        Assert.False(empty.Headers.Contains("Set-Cookie"));

        using var client = site.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/privacy/choice") { Content = new FormUrlEncodedContent([KeyValuePair.Create("count", "no")]) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var foreign = await client.SendAsync(request);
        Assert.Equal(403, (int)foreign.StatusCode);
        Assert.False(foreign.Headers.Contains("Set-Cookie"));
    }

    private async Task<IHtmlDocument> PageAsync(params (string Name, string Value)[] headers)
    {
        using var client = site.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/privacy/choice");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await client.SendAsync(request);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        return await site.ReadPageAsync(answer);
    }
}
