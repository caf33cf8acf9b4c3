using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace HipPain.Benchmarks.Serving;

/// <summary>
/// How long a vote takes until it is in the database, one after the other. No more than 60 are taken in a minute, from all readers
/// together, so there is no rate to drive up; what is refused is measured as a load.
/// </summary>
internal static class FeedbackPosts
{
    public const string Name = "feedback stored";

    /// <summary>What a reader posts.</summary>
    public const string Form = "address=%2Fcauses&vote=yes";

    // Twice that, with those that warm up, is less than a minute's.
    private const int Posts = 25;

    public static async Task MeasureAsync(Workbench bench, PublishedSite published)
    {
        var site = await published.StartAsync("site");
        var alone = await PostAsync(site);
        // Long enough for all posts beside it.
        var reading = new Wrk(bench).RunAsync(site, new Load { Paths = [ServeBenchmark.Article] }, TimeSpan.FromSeconds(5));
        var beside = await PostAsync(site);
        await reading;
        Console.WriteLine();
        Report.Head("posted", "votes", "median ms", "slowest ms");
        foreach (var (name, times) in ((string, List<double>)[])[(Name, alone), ($"{Name}, beside 64 connections that read", beside)])
        {
            Report.Row(name, times.Count.ToString(CultureInfo.InvariantCulture), Report.Number(Report.Median(times)), Report.Number(times.Max()));
        }
    }

    private static async Task<List<double>> PostAsync(Server site)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var times = new List<double>();
        // The first one warms up.
        for (var post = 0; post <= Posts; post++)
        {
            var started = Stopwatch.GetTimestamp();
            using var form = new StringContent(Form, MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded"));
            using var answer = await client.PostAsync(new Uri(site.Url, "/feedback"), form);
            if (answer.StatusCode is not HttpStatusCode.SeeOther)
            {
                throw new InvalidOperationException($"A vote was answered with {(int)answer.StatusCode}.");
            }

            if (post > 0)
            {
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        return times;
    }
}
