using System.Net;
using HipPain.Benchmarks.Serving;
using HipPain.Content;

namespace HipPain.Benchmarks.Guides;

/// <summary>How long the published site takes for pages that nobody has asked for yet, one after the other.</summary>
internal static class RenderTimes
{
    private const int WarmUps = 10;
    private const int MostPages = 200;

    /// <summary>The median of articles and sections.</summary>
    public static async Task<Timing> MeasureAsync(Workbench bench, PublishedSite published, string folder)
    {
        var site = await published.StartAsync("site", new SiteSettings { Content = folder });
        await site.WhenIdleAsync();
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = site.Url };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
        var addresses = MadeUpGuide.Addresses(folder).Take(WarmUps + MostPages).ToList();
        foreach (var address in addresses.Take(WarmUps))
        {
            await client.GetByteArrayAsync(address);
        }

        var (times, processor) = (new List<double>(), site.ProcessorTime);
        foreach (var address in addresses.Skip(WarmUps))
        {
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            await client.GetByteArrayAsync(address);
            times.Add(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        var timing = new Timing(Report.Median(times), (site.ProcessorTime - processor).TotalMilliseconds / times.Count);
        bench.End(site.Process);
        return timing;
    }
}
