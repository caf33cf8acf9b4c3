using System.Text.Json;
using System.Xml.Linq;

namespace HipPain.Web.Tests.Interop;

/// <summary>A site of a few articles whose codes a test knows.</summary>
public sealed class InfobuttonSite : IAsyncLifetime
{
    public const string Icd10Cm = "2.16.840.1.113883.6.90";
    public const string Icd10 = "2.16.840.1.113883.6.3";
    public const string Snomed = "2.16.840.1.113883.6.96";

    public Site Site { get; } = Site.WithOwnContent();

    public async Task InitializeAsync()
    {
        foreach (var file in Directory.EnumerateFiles(Site.ContentFolder, "*.md", SearchOption.AllDirectories))
        {
            File.Delete(file);
        }

        await Site.WriteAsync("index.md", ArticleOf("Home", "icd10cm: [M25.55]"));
        await Site.WriteAsync("gluteal.md", ArticleOf("Gluteal tendons", "icd10cm: [M76.0, M70.6]\n  icd10: [M76.0]\n  snomed: [\"202882003\"]"));
        await Site.WriteAsync("bursa.md", ArticleOf("Bursa", "icd10cm: [M70.6, M76.01]"));
        await Site.WriteAsync("stress.md", ArticleOf("Stress <fracture> & more", "icd10cm: [M84.35]"));
        await Site.WriteAsync("stress-two.md", ArticleOf("Stress two", "icd10cm: [M84.35]"));
        await Site.WriteAsync("stress-three.md", ArticleOf("Stress three", "icd10cm: [M84.35]"));
        await Site.WriteAsync("stress-four.md", ArticleOf("Stress four", "icd10cm: [M84.35]"));
        await Site.WriteAsync("plain.md", $"---\ntitle: Plain\nsummary: About it.\nkind: page\nresearched: 2024-01-01\ncodes:\n  icd10cm: [S73.1]\n---\n\nText.\n");
    }

    public async Task DisposeAsync() => await Site.DisposeAsync();

    public async Task<HttpResponseMessage> AskAsync(string query)
    {
        using var client = Site.Browser();
        var response = await client.GetAsync(new Uri($"/infobutton?{query}", UriKind.Relative));
        HouseRules.CheckHeaders(response);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        return response;
    }

    public async Task<XElement> FeedAsync(string query)
    {
        using var response = await AskAsync($"{query}&knowledgeResponseType=text/xml");
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("text/xml", response.Content.Headers.ContentType?.MediaType);
        return AtomRules.Read(await response.Content.ReadAsStringAsync());
    }

    public async Task<JsonElement> JsonAsync(string query)
    {
        using var response = await AskAsync($"{query}&knowledgeResponseType=application/json");
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("feed").Clone();
    }

    /// <summary>The parameters of a code, the first criterion of a request.</summary>
    public static string Code(string system, string code, string number = "") => $"mainSearchCriteria.v.cs{number}={system}&mainSearchCriteria.v.c{number}={code}";

    private static string ArticleOf(string title, string codes) => $"""
        ---
        title: {title}
        summary: About it & <more>.
        kind: page
        researched: 2024-01-01
        changes:
          - date: 2024-05-06
            note: First published.
        codes:
          {codes}
        ---

        Text [@aaos].

        ## What helps {"{#what-helps}"}

        Rest.

        ## When to worry {"{#when-to-worry}"}

        Signs.
        """;
}
