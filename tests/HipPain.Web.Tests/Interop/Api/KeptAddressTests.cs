using System.Net;
using System.Text.Json.Nodes;

namespace HipPain.Web.Tests.Interop.Api;

/// <summary>Programs that have kept an address, and articles that readers do not see.</summary>
public sealed class KeptAddressTests : IAsyncLifetime
{
    private readonly Site _site = Site.WithOwnContent();
    private HttpClient _client = null!;
    private DocumentedApi _api = null!;

    public async Task InitializeAsync()
    {
        await _site.WriteAsync("shoes.md", Article("aliases: [/trainers]", "## Fit {#fit}\n\nThey fit & hold."));
        await _site.WriteAsync("old.md", Article("expires: 2026-01-01\naliases: [/older]", "## Laces {#laces}\n\nTie them."));
        await _site.WriteAsync("begun.md", Article("draft: true", "## Soles {#soles}\n\nHidden."));
        await _site.WriteAsync("broken.md", "---\ntitle: Broken\n---\nHidden.\n");
        await _site.WriteAsync("addresses.txt", """
            /
            /shoes
            /shoes/cushioning -> /shoes/fit
            /boots -> /shoes
            /shoes/magnets gone We took this part out, because magnets do not help.
            """);
        _client = _site.Browser();
        _api = await DocumentedApi.OfAsync(_client);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _site.DisposeAsync();
    }

    [Theory]
    [InlineData("/api/articles/trainers", "/api/articles/shoes")]
    [InlineData("/api/articles/boots", "/api/articles/shoes")]
    [InlineData("/api/sections/trainers/fit", "/api/sections/shoes/fit")]
    [InlineData("/api/sections/shoes/cushioning", "/api/sections/shoes/fit")]
    [InlineData("/api/sections/boots", "/api/articles/shoes")]
    [InlineData("/api/articles/shoes/fit", "/api/sections/shoes/fit")]
    public async Task Older_address_leads_to_the_new_one(string path, string location)
    {
        var (_, response) = await _api.GetAsync(path, 301);

        Assert.Equal(location, response.Headers.Location?.ToString());
        Assert.True(response.Headers.CacheControl!.NoCache);
        await _api.GetAsync(location, 200);
    }

    [Theory]
    [InlineData("/api/sections/shoes/magnets", "We took this part out, because magnets do not help.")]
    [InlineData("/api/articles/old", "“Shoes” is no longer part of the guide.")]
    [InlineData("/api/articles/older", "“Shoes” is no longer part of the guide.")]
    [InlineData("/api/sections/old/laces", "“Shoes: Laces” is no longer part of the guide.")]
    public async Task What_was_taken_down_says_so(string path, string words)
    {
        var (problem, _) = await _api.GetAsync(path, 410);

        Assert.Contains(words, (string)problem!["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/articles/begun", 404)]
    [InlineData("/api/articles/broken", 404)]
    [InlineData("/api/sections/begun/soles", 404)]
    public async Task What_readers_do_not_see_programs_do_not_see(string path, int status) => await _api.GetAsync(path, status);

    [Fact]
    public async Task Preview_shows_programs_no_drafts_either()
    {
        await using var preview = Site.Preview();
        await preview.WriteAsync("begun.md", Article("draft: true", "## Soles {#soles}\n\nHidden."));
        await preview.GetPageAsync("/begun");
        using var client = preview.Browser();
        foreach (var path in new[] { "/api/articles/begun", "/api/sections/begun/soles", "/begun.md" })
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        using var answer = await client.GetAsync(new Uri("/api/articles?size=100", UriKind.Relative));
        var list = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.DoesNotContain(list["articles"]!.AsArray(), article => (string)article!["path"]! == "/begun");
        Assert.Equal(Repository.Articles.Count, (int)list["total"]!);
        Assert.Null(answer.Headers.ETag);
        Assert.True(answer.Headers.CacheControl!.NoCache);
    }

    [Theory]
    [InlineData("/api/articles/conditions%2Fhip-osteoarthritis", "/conditions/hip-osteoarthritis")]
    [InlineData("/api/sections/conditions%2fhip-osteoarthritis%2Fhow-long", "/conditions/hip-osteoarthritis/how-long")]
    public async Task Slashes_of_a_path_may_be_sent_as_a_generated_client_does(string path, string address)
    {
        await using var site = new Site().Serve();
        using var client = site.Browser();

        var (answer, _) = await (await DocumentedApi.OfAsync(client)).GetAsync(path, 200);

        Assert.Equal(address, (string)answer!["path"]!);
    }

    [Fact]
    public async Task Save_changes_the_tag_and_the_version_of_what_it_changed_alone()
    {
        var (shoes, _) = await _api.GetAsync("/api/articles/shoes", 200);
        var (causes, before) = await _api.GetAsync("/api/articles/causes", 200);
        await _site.WriteAsync("shoes.md", Article("aliases: [/trainers]", "## Fit {#fit}\n\nThey fit well."));
        for (var patience = 0; patience < 600; patience++)
        {
            var (changed, _) = await _api.GetAsync("/api/articles/shoes", 200);
            if (((string)changed!["html"]!).Contains("They fit well.", StringComparison.Ordinal))
            {
                Assert.NotEqual((string)shoes!["version"]!, (string)changed["version"]!);
                var (unchanged, after) = await _api.GetAsync("/api/articles/causes", 200, before.Headers.ETag!.ToString());
                Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
                Assert.Equal(causes!.ToJsonString(), unchanged!.ToJsonString());
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail("The change never showed.");
    }

    [Fact]
    public async Task Signature_of_a_clinician_is_told_and_that_it_is_late()
    {
        await using var site = Site.WithOwnContent();
        await site.WriteAsync("signed.md", Article("""
            review:
              by: A Clinician
              profession: physiotherapist
              registration: HCPC PH1
              on: 2020-01-02
              next: 2021-01-02
            changes:
              - date: 2020-01-01
                note: First published.
              - date: 2020-02-01
                note: We say less.
                advice: true
            """, "Text."));
        using var client = site.Browser();
        var (article, _) = await (await DocumentedApi.OfAsync(client)).GetAsync("/api/articles/signed", 200);

        Assert.Equal("""{"by":"A Clinician","profession":"physiotherapist","registration":"HCPC PH1","on":"2020-01-02","next":"2021-01-02","isLate":true}""", article!["review"]!.ToJsonString());
        Assert.Contains("is late", (string)article["reviewStatus"]!, StringComparison.Ordinal);
        Assert.Equal(["We say less.", "First published."], article["dates"]!["changes"]!.AsArray().Select(change => (string)change!["note"]!));
    }

    private static string Article(string matter, string body) =>
        $"---\ntitle: Shoes\nsummary: What to wear.\nkind: page\nresearched: 2019-11-23\n{matter}\n---\n{body}\n";
}
