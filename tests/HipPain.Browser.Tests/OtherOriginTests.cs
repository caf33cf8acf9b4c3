using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace HipPain.Browser.Tests;

/// <summary>What a page of another origin can read, as a browser enforces it.</summary>
[Collection(InTheBrowser.Name)]
public sealed class OtherOriginTests(BrowserSite site)
{
    [BrowserFact]
    public async Task Page_of_another_origin_reads_the_api_with_a_tag_and_reads_no_page()
    {
        await using var elsewhere = WebApplication.CreateSlimBuilder().Build();
        elsewhere.Urls.Add("http://127.0.0.1:0");
        elsewhere.MapGet("/", () => Results.Content("<!doctype html><title>Records</title>", "text/html"));
        await elsewhere.StartAsync();
        await using var reader = await site.ReaderAsync();
        var page = await reader.NewPageAsync();
        await page.GotoAsync(elsewhere.Urls.Single());

        var answers = await page.EvaluateAsync<JsonElement>(
            """
            async origin => {
                const first = await fetch(origin + 'api/sections/causes/overuse');
                const tag = first.headers.get('ETag');
                const second = await fetch(origin + 'api/sections/causes/overuse', { headers: { 'If-None-Match': tag }, cache: 'no-store' });
                const moved = await fetch(origin + 'api/sections/causes');
                const lost = await fetch(origin + 'api/articles/nothing');
                const page = await fetch(origin + 'causes').then(() => 'read', () => 'refused');
                const text = await fetch(origin + 'causes.md').then(() => 'read', () => 'refused');
                const post = await fetch(origin + 'api/articles', { method: 'PUT' }).then(() => 'sent', () => 'refused');
                return { card: (await first.json()).emergencyCard.text, tag, second: second.status, moved: moved.url, lost: (await lost.json()).status, page, text, post };
            }
            """,
            site.Address.ToString());

        Assert.StartsWith("Emergency: ", answers.GetProperty("card").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("W/\"", answers.GetProperty("tag").GetString(), StringComparison.Ordinal);
        Assert.Equal((304, 404), (answers.GetProperty("second").GetInt32(), answers.GetProperty("lost").GetInt32()));
        Assert.EndsWith("/api/articles/causes", answers.GetProperty("moved").GetString(), StringComparison.Ordinal);
        Assert.Equal(("refused", "refused", "refused"), (answers.GetProperty("page").GetString(), answers.GetProperty("text").GetString(), answers.GetProperty("post").GetString()));
    }
}
