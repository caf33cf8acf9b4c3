using System.Text;

namespace HipPain.Web.Tests.Handouts;

/// <summary>The address of a handout comes from outside, and whatever stands in it is answered.</summary>
public sealed class HostileHandoutTests
{
    private const int Tries = 1_000;

    private static readonly string[] Pieces =
    [
        "s=", "&s=", "&v=", "&size=", "&size=large", "&q=", "&up=", "&all=1", "=", "&", "?", "#", ";", "%", "%00", "%0A", "%FF%FE", "%ED%A0%80", "%2e%2e%2f", "..", "/", "//", "\\",
        "causes/overuse", "exercises/bridge", "exercises", "conditions/gluteal-tendinopathy", "handouts/view", "handouts", "glossary", "about", "index", "causes%23overuse", "CAUSES",
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "{{7*7}}", "${7*7}", "@Model", "javascript:alert(1)", "http://elsewhere.example/",
        "zqmarker", "🏃‍♀️", "ألم", "\u202E", "12345678.12345678", "ffffffff", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ];

    [Fact]
    public async Task A_thousand_queries_made_up_at_random_are_answered_with_safe_pages_and_leave_no_trace()
    {
        var log = new LogLines();
        await using var site = Site.With(log.Capture);
        using var client = site.Browser();
        // The same queries every time, so that a failure can be looked into.
        var random = new Random(20261123);
        for (var number = 0; number < Tries; number++)
        {
            var query = new StringBuilder("s=");
            for (var pieces = random.Next(1, 30); pieces > 0; pieces--)
            {
                var piece = Pieces[random.Next(Pieces.Length)];
                query.Append(random.Next(3) == 0 ? Uri.EscapeDataString(piece) : piece);
            }

            var path = number % 5 == 0 ? "/handouts" : "/handouts/view";
            using var response = await client.GetAsync(new Uri($"{path}?{query}", UriKind.Relative));
            Assert.True(response.StatusCode is System.Net.HttpStatusCode.OK, $"{path}?{query} was answered {response.StatusCode}.");
            // The page reader holds every page against the house rules: no script, no handler, no foreign address, no id twice.
            var page = await HouseRules.ReadAsync(response);
            Assert.Empty(page.QuerySelectorAll("main img, main script"));
            Assert.NotNull(page.QuerySelector(path == "/handouts" ? "form.choose" : ".care.emergency"));
        }

        Assert.DoesNotContain(log.Lines, line => line.Contains("zqmarker", StringComparison.OrdinalIgnoreCase) || line.Contains("overuse", StringComparison.Ordinal));
    }

    [Fact]
    public async Task More_than_a_sheet_could_hold_is_not_looked_at_and_the_sheet_says_so()
    {
        await using var site = new Site();
        var page = await site.GetPageAsync($"/handouts/view?{string.Join('&', Enumerable.Range(0, 600).Select(number => $"s=n{number}"))}");

        Assert.Equal(61, page.QuerySelectorAll(".left-out li").Length);
        Assert.Contains("540 more parts were asked for.", page.QuerySelector(".left-out")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_that_is_too_long_to_be_one_is_not_repeated()
    {
        await using var site = new Site();
        var page = await site.GetPageAsync($"/handouts/view?s={new string('x', 5_000)}");

        Assert.Equal("Something that is no address", page.QuerySelector(".left-out strong")?.TextContent);
    }
}
