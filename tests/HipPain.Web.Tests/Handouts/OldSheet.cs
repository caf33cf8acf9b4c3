using System.Diagnostics;
using HipPain.Content;
using HipPain.Web.Handouts;
using HipPain.Web.Tests.Data;
using HipPain.Web.Tests.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Handouts;

/// <summary>A site with an article about shoes that an editor changes, and sheets that were printed from it before.</summary>
public sealed class OldSheet : IAsyncDisposable
{
    public const string File = "shoes.md";

    private OldSheet() => Site = Site.WithOwnContent(Log.Capture);

    public static OldSheet Start() => new();

    public LogLines Log { get; } = new();

    public Site Site { get; }

    public Guide Guide => Site.Services.GetRequiredService<ArticleRepository>().Current;

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    public static string Shoes(string matter = "", string fit = "Leave a thumb of room at the toes.", string urgent = "- your foot is numb") => $"""
        ---
        title: Shoes
        summary: What to wear.
        kind: page
        researched: 2026-11-23
        {matter}
        ---
        ## Fit {"{#fit}"}

        {fit}

        ## Laces {"{#laces}"}

        Tie them.

        ::: urgent Be seen today if:
        {urgent}
        - a toe is blue

        Call 111 for advice (United Kingdom), or your doctor.
        :::
        """;

    /// <summary>The address in the code that is printed now.</summary>
    public string Sheet(string path)
    {
        var guide = Guide;
        return $"{path}?v={SheetVersions.Of(guide, guide.FindPart(path)!)}";
    }

    /// <summary>The same, once its text is kept.</summary>
    public async Task<string> KeptSheetAsync(string path)
    {
        await StoredAsync(path);
        return Sheet(path);
    }

    public async Task StoredAsync(string path)
    {
        var version = Guide.FindPart(path)!.Version;
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(50))
        {
            if (await Site.QueryAsync(database => database.SectionTexts.AnyAsync(text => text.Address == path && text.Version == version)))
            {
                await AskAsync(Site);
                return;
            }
        }

        Assert.Fail($"The text at {path} was never stored.");
    }

    /// <summary>Asks for old texts until the answer is in time. The first takes long: its queries are made ready for it.</summary>
    public static async Task AskAsync(Site site)
    {
        var texts = site.Services.GetRequiredService<PastTexts>();
        var guide = site.Services.GetRequiredService<ArticleRepository>().Current;
        await TestSite.EventuallyAsync(async () => await texts.FindAsync(guide, [("/causes", "none")], CancellationToken.None) is not null);
    }

    public async Task SaveAsync(string text, string path, string words)
    {
        await Site.WriteAsync(File, text);
        await PublishingTests.SeenAsync(Site, path, page => page.QuerySelector("main")!.TextContent.Contains(words, StringComparison.Ordinal));
    }

    public Task AddToLedgerAsync(string line) => System.IO.File.AppendAllTextAsync(Path.Combine(Site.ContentFolder, "addresses.txt"), line + "\n");
}
