using System.IO.Compression;
using HipPain.Content;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Web.Tests.Pages;

/// <summary>How much the pages of the guide weigh, compressed as a reader gets them: Brotli at its best, bodies alone.</summary>
public sealed class PageWeightTests(Site site) : IClassFixture<Site>
{
    private const int KB = 1024;

    // Five parts on nine sheets of paper: what is printed at once is loaded at once.
    private static readonly Dictionary<string, int> Heavier = new(StringComparer.Ordinal) { ["/handouts/outer-hip-pain"] = 10 * KB };

    [Fact]
    public async Task Every_article_and_section_takes_at_most_8_KB_and_with_all_it_brings_along_14_KB()
    {
        using var client = site.Browser();
        var guide = site.Services.GetRequiredService<ArticleRepository>().Current;
        var shared = 0;
        foreach (var file in (string[])["/site.css", "/print.css", "/icon.svg", "/share.js"])
        {
            shared += Compressed(await client.GetByteArrayAsync(new Uri(file, UriKind.Relative)), quality: 11);
        }

        List<string> tooHeavy = [];
        foreach (var path in guide.Articles.Concat(guide.Handouts).SelectMany(article => article.Sections.Select(article.AddressOf).Prepend(article.Address.Value)))
        {
            var budget = Heavier.GetValueOrDefault(path, Math.Min(8 * KB, (14 * KB) - shared));
            var html = await client.GetByteArrayAsync(new Uri(path, UriKind.Relative));
            // The quick way is never smaller, and enough for most.
            if (Compressed(html, quality: 5) > budget && Compressed(html, quality: 11) is var bytes && bytes > budget)
            {
                tooHeavy.Add($"{path}: {bytes} bytes, and may have {budget}");
            }
        }

        Assert.Empty(tooHeavy);
    }

    private static int Compressed(byte[] text, int quality)
    {
        var room = new byte[BrotliEncoder.GetMaxCompressedLength(text.Length)];
        Assert.True(BrotliEncoder.TryCompress(text, room, out var bytes, quality, window: 22));
        return bytes;
    }
}
