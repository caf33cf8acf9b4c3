using System.Net;

namespace HipPain.Web.Tests.Publishing;

/// <summary>Which copies still hold of what is made from the whole guide and not kept (RFC 9110, section 13.1.2).</summary>
public sealed class UnchangedGuideTests(Site site) : IClassFixture<Site>
{
    public static TheoryData<string, string, int> Copies
    {
        get
        {
            string[] paths = ["/changes", "/changes.atom", "/causes.md", "/api/articles", "/api/articles/causes", "/api/sections/causes/overuse", "/api/openapi.json"];
            (string Known, int Status)[] copies = [("{0}", 304), ("W/{0}", 304), ("\"another\", W/{0}", 304), ("*", 304), ("\"another\"", 200), ("another", 200)];
            var all = new TheoryData<string, string, int>();
            foreach (var (path, copy) in paths.SelectMany(path => copies.Select(copy => (path, copy))))
            {
                all.Add(path, copy.Known, copy.Status);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Copies))]
    public async Task Copy_that_still_holds_is_not_sent_again(string path, string known, int status)
    {
        using var first = await GetAsync(path, known: null);
        var tag = first.Headers.ETag!;
        using var second = await GetAsync(path, known.Replace("{0}", tag.Tag, StringComparison.Ordinal));

        Assert.Equal((status, tag), ((int)second.StatusCode, second.Headers.ETag));
        Assert.Equal(status == 304, (await second.Content.ReadAsByteArrayAsync()).Length == 0);
        HouseRules.CheckHeaders(second);
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/nothing.md")]
    [InlineData("/api/articles/nothing")]
    public async Task No_copy_holds_of_what_is_not_there(string path)
    {
        using var answer = await GetAsync(path, "*");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string? known)
    {
        using var client = site.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (known is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
        }

        return await client.SendAsync(request);
    }
}
