using System.Diagnostics;
using System.Globalization;
using System.Net;
using HipPain.Content;
using HipPain.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HipPain.Benchmarks.Traffic;

/// <summary>
/// Fills a database with a week (<c>--year</c>: a year) of made-up traffic, starts the published site on it and measures the pages of
/// editors: 20 requests after 10 that warm up, of which the slowest must keep to the bar and each must be answered with 200.
/// <c>--door N</c> sends N marked requests, votes and tries to sign in through the front door first, and counts the marks in the database,
/// its log, the site's log, the editors' pages and the exports. <c>--keep FILE</c> only copies the database
/// and prints a session, to look at the pages by eye.
/// </summary>
internal static class TrafficBenchmark
{
    private const int Rounds = 20;
    private const int WarmUps = 10;

    /// <summary>The longest that a page may take any time it is asked for, in milliseconds.</summary>
    private const double Bar = 100;

    private static readonly string[] Pages =
    [
        "/editor", "/editor?days=7", "/editor?days=90", "/editor?days=365", "/editor?days=365&pages=all", "/editor/article/causes", "/editor/article/causes?days=365",
        "/editor/article", "/editor/feedback", "/editor/feedback?address=/causes", "/editor/content", "/editor/export", "/editor/audit",
    ];

    public static async Task<int> RunAsync(string[] options)
    {
        var days = options.Contains("--year") ? 365 : 7;
        await using var site = await RunningSite.WithDatabaseAsync();
        await FillAsync(site, days);
        if (Value(options, "--keep") is { } copy)
        {
            var cookie = await site.SignInAsync();
            await using var database = await site.Services.GetRequiredService<IDbContextFactory<HipPainDbContext>>().CreateDbContextAsync();
            await database.Database.ExecuteSqlAsync($"VACUUM INTO {copy}");
            Console.WriteLine($"Kept in {copy}. For half an hour an editor is signed in with the cookie {cookie}");
            return 0;
        }

        await site.StartAsync();
        var session = await site.SignInAsync();
        if (Value(options, "--door") is { } door)
        {
            return await KnockAsync(site, session, Math.Min(int.Parse(door, CultureInfo.InvariantCulture), FrontDoor.MostRequests)) ? 0 : 1;
        }

        return await MeasureAsync(session) ? 0 : 1;
    }

    private static string? Value(string[] options, string name) =>
        Array.IndexOf(options, name) is >= 0 and var at && at + 1 < options.Length ? options[at + 1] : null;

    private static async Task FillAsync(RunningSite site, int days)
    {
        var guide = new GuideLoader(Path.Combine(Repository.Root, "content"), TimeProvider.System).Load(Guide.Empty);
        var watch = Stopwatch.StartNew();
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var views = await new MadeUpTraffic(guide, today, days).StoreAsync(site.Services.GetRequiredService<IDbContextFactory<HipPainDbContext>>());
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{days} days, {views:N0} views, {MadeUpTraffic.Comments:N0} comments: made in {watch.Elapsed.TotalSeconds:F1} s, {site.DatabaseSize / (1024.0 * 1024):F1} MB"));
    }

    private static HttpClient Editor(string? session)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = RunningSite.Address };
        client.DefaultRequestHeaders.Host = $"localhost:{RunningSite.Address.Port}";
        if (session is not null)
        {
            client.DefaultRequestHeaders.Add("Cookie", session);
        }

        return client;
    }

    private static async Task<bool> MeasureAsync(string session)
    {
        using var client = Editor(session);
        var isFast = true;
        Console.WriteLine("page                                     median ms   slowest ms        KB");
        foreach (var page in Pages)
        {
            var (times, size) = (new List<double>(), 0);
            for (var round = -WarmUps; round < Rounds; round++)
            {
                var watch = Stopwatch.StartNew();
                using var answer = await client.GetAsync(new Uri(page, UriKind.Relative));
                size = (await answer.Content.ReadAsByteArrayAsync()).Length;
                RequireOk(page, answer);
                if (round >= 0)
                {
                    times.Add(watch.Elapsed.TotalMilliseconds);
                }
            }

            var median = times.Order().ElementAt(Rounds / 2);
            isFast &= times.Max() < Bar;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{page,-40} {median,9:F1} {times.Max(),12:F1} {size / 1024.0,9:F1}"));
        }

        Console.WriteLine(isFast ? $"The slowest answer of each page took less than {Bar} ms." : $"Not every answer took less than {Bar} ms.");
        return isFast;
    }

    private static void RequireOk(string page, HttpResponseMessage answer)
    {
        if (answer.StatusCode is not HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"{page} was answered with {(int)answer.StatusCode}, so nothing was measured or searched.");
        }
    }

    private static async Task<bool> KnockAsync(RunningSite site, string session, int count)
    {
        var answered = await FrontDoor.KnockAsync(count);
        await FrontDoor.PostAsync();
        // Longer than counts wait to be stored.
        await Task.Delay(TimeSpan.FromSeconds(2));
        using var client = Editor(session);
        var pages = new List<string>();
        foreach (var page in Pages)
        {
            using var answer = await client.GetAsync(new Uri(page, UriKind.Relative));
            RequireOk(page, answer);
            pages.Add(await answer.Content.ReadAsStringAsync());
        }

        using var exporter = Editor(session: null);
        var exports = await Exports.TakeAsync(exporter, session);
        var files = Directory.EnumerateFiles(site.DatabaseFolder).ToList();
        List<(string Where, int Count)> hits =
        [
            .. files.Select(file => (Path.GetFileName(file), FrontDoor.CountMarks([FrontDoor.Read(file)]))),
            ("the site's log", FrontDoor.CountMarks([site.Log])),
            ("editors' pages", FrontDoor.CountMarks(pages)),
            .. exports.Select(export => (export.Name, FrontDoor.CountMarks([export.Text]))),
        ];
        Console.WriteLine($"{answered} of {count} marked requests were answered.");
        foreach (var (where, found) in hits)
        {
            Console.WriteLine($"{where,-32} {found} marks");
        }

        // A search that finds nothing would mean little if nothing had been kept at all.
        var isCounted = files.Any(file => FrontDoor.Read(file).Contains("club.example", StringComparison.Ordinal));
        Console.WriteLine(isCounted ? "The requests were counted: the host they came from is there." : "The requests were not counted.");
        return isCounted && answered == count && hits.All(hit => hit.Count == 0);
    }
}
