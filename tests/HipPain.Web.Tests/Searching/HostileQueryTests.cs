namespace HipPain.Web.Tests.Searching;

/// <summary>Whatever is typed is words to look for, and nothing else.</summary>
public sealed class HostileQueryTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("\"")]
    [InlineData("\"groin")]
    [InlineData("'; DROP TABLE parts0; --")]
    [InlineData("groin*")]
    [InlineData("^groin")]
    [InlineData("heading:groin")]
    [InlineData("{heading} : groin")]
    [InlineData("- groin")]
    [InlineData("groin AND")]
    [InlineData("AND OR NOT")]
    [InlineData("NOT groin")]
    [InlineData("NEAR(groin pain, 5)")]
    [InlineData("groin + pain")]
    [InlineData("(((((groin")]
    [InlineData("groin\0pain")]
    [InlineData("\0")]
    [InlineData("groin\u0001pain\u0002")]
    [InlineData("the")]
    [InlineData("the and of to a in")]
    [InlineData("🏃‍♀️🦵 groin 😀")]
    [InlineData("ألم في الورك")]
    [InlineData("\u202Egroin\u202C")]
    [InlineData("כאב groin ירך")]
    [InlineData("髋部疼痛")]
    [InlineData("e\u0301\u0301\u0301\u0301")]
    [InlineData("\u0301")]
    [InlineData("''''''")]
    [InlineData("’")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<mark>groin</mark>")]
    [InlineData("&lt;img src=x onerror=alert(1)&gt;")]
    [InlineData("%00%22")]
    [InlineData("a b c d e f g h i j k l m n o p q r s t u v w x y z")]
    [InlineData("ﷺﷺﷺ İIıi ß ŉ ǅ")]
    public async Task Query_is_answered_and_shown_as_plain_text(string query)
    {
        var page = await site.GetPageAsync($"/search?q={Uri.EscapeDataString(query)}");
        Assert.Equal("Search", page.QuerySelector("h1")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("main script, main img, h2 mark"));
    }

    [Theory]
    [InlineData("/search?q=%FF%FE%C0%80")]
    [InlineData("/search?q=%ED%A0%80")]
    [InlineData("/search?q=%")]
    [InlineData("/search?q=%zz")]
    [InlineData("/search?q=groin&q=shoes")]
    [InlineData("/search?q[]=groin")]
    [InlineData("/search?")]
    [InlineData("/search?other=groin")]
    public async Task Careless_address_is_answered(string path) => await site.GetPageAsync(path);

    [Theory]
    [InlineData("x")]
    [InlineData("groin ")]
    [InlineData("\"")]
    [InlineData("😀")]
    [InlineData("\"* ")]
    public async Task Ten_thousand_characters_are_answered_and_a_hundred_are_read(string piece)
    {
        var query = string.Concat(Enumerable.Repeat(piece, 10_000 / piece.Length));
        // More than a server takes on one line once it is encoded: then it says so.
        using var client = site.Browser();
        using var response = await client.GetAsync(new Uri($"/search?q={Uri.EscapeDataString(query)}", UriKind.Relative));
        Assert.Equal(200, (int)response.StatusCode);
        var page = await site.ReadPageAsync(response);
        Assert.InRange(page.QuerySelector("main input")!.GetAttribute("value")!.Length, 1, 100);
    }

    [Fact]
    public async Task Eleventh_word_is_not_read()
    {
        var page = await site.GetPageAsync("/search?q=zza+zzb+zzc+zzd+zze+zzf+zzg+zzh+zzi+zzj+groin");
        Assert.Empty(page.QuerySelectorAll(".results"));
    }
}
