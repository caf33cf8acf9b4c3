using HipPain.Benchmarks.Guides;

namespace HipPain.Benchmarks.Serving;

/// <summary>
/// The published site against nginx with the same compressed bytes as files, driven with wrk in turn: rounds over all rows, so that
/// what else the machine does hits all alike.
/// </summary>
internal static class ServeBenchmark
{
    /// <summary>The article that is asked for most.</summary>
    public const string Article = "/causes";

    /// <summary>The section that is asked for most.</summary>
    public const string Section = "/causes/overuse";

    private const string Nowhere = "/nothing-here";
    private const string Cold = "cold miss";
    // The most that there can be: all load comes from one address.
    private const int Cap = 1_000_000;
    private const int ManyArticles = 10_000;

    /// <returns>0 if the bars are met, 1 if not, 2 if something is missing.</returns>
    public static async Task<int> RunAsync(Options options)
    {
        if (!Installed.Has("wrk", "nginx"))
        {
            return 2;
        }

        await Machine.PrintAsync("serve");
        using var bench = new Workbench();
        var (site, report) = (await PublishedSite.PublishAsync(bench), new Report());
        await CompeteAsync(bench, site, options, report);
        if (options.Includes(FeedbackPosts.Name))
        {
            await FeedbackPosts.MeasureAsync(bench, site);
        }

        if (options.Includes(Saves.Name))
        {
            await Saves.MeasureAsync(bench, site, options, report);
        }

        return report.Judge();
    }

    private static async Task CompeteAsync(Workbench bench, PublishedSite published, Options options, Report report)
    {
        var servers = await StartAsync(bench, published);
        var contests = Rows(servers).Where(row => options.Includes(row.Name)).ToList();
        await MeasureAsync(bench, contests, options);
        if (options.Includes(Cold))
        {
            contests.Add(await ColdAsync(bench, published, options));
        }

        if (contests.Count == 0)
        {
            return;
        }

        Scoreboard.Print(contests, servers);
        Scoreboard.Judge(contests, servers, report);
    }

    private static async Task MeasureAsync(Workbench bench, IReadOnlyList<Contest> contests, Options options)
    {
        var wrk = new Wrk(bench);
        for (var round = 0; round <= options.Rounds; round++)
        {
            foreach (var contest in contests)
            {
                await contest.MeasureAsync(wrk, options.Round, round);
            }
        }
    }

    private static async Task<Servers> StartAsync(Workbench bench, PublishedSite published)
    {
        var (site, capped, silent, nginx) = (
            await published.StartAsync("site"), await published.StartAsync("site, with the cap", new SiteSettings { Cap = Cap }),
            await published.StartAsync("site, counting off", new SiteSettings { Counts = false }), new Nginx(bench));
        await nginx.CopyAsync(site, Section);
        await nginx.CopyAsync(site, Article);
        foreach (var server in (Server[])[site, capped, silent])
        {
            await new Wrk(bench).WarmUpAsync(server, new Load { Paths = [Article] });
        }

        return new Servers(site, capped, silent, await nginx.StartAsync(), await nginx.StartTunedAsync(), await nginx.StartTunedWithHeadersAsync());
    }

    private static IEnumerable<Contest> Rows(Servers all)
    {
        var hit = new Load { Paths = [Article] };
        Server[] three = [all.Site, all.Nginx, all.Tuned];
        yield return All("hit", hit, [all.Site, all.Capped, all.Silent, all.Nginx, all.Tuned, all.TunedWithHeaders]);
        yield return All("hit, brotli", hit with { Encoding = "br" }, [all.Site]);
        foreach (var connections in (int[])[1, 16, 256, 1024])
        {
            yield return All($"hit, {connections} connections", hit with { Connections = connections }, three);
        }

        yield return new Contest("304", [.. three.Select(server => (server, hit with { Headers = [$"If-None-Match: {Tag(server)}"] }))]);
        yield return All("HEAD", hit, three) with { IsHead = true };
        yield return All("section", hit with { Paths = [Section] }, three);
        yield return All("404", hit with { Paths = [Nowhere], Expected = Answers.Refusals }, three);
        yield return All("search", hit with { Paths = [.. SearchBenchmark.Queries.Select(query => $"/search?q={Uri.EscapeDataString(query)}")] }, [all.Site]);
        yield return All("feedback refused (429)", hit with { Paths = ["/feedback"], Form = FeedbackPosts.Form, Expected = Answers.Any }, [all.Silent]);
    }

    private static Contest All(string name, Load load, Server[] servers) => new(name, [.. servers.Select(server => (server, load))]);

    // By itself, and after all others: a site of that size looks through 10,000 files all the time.
    private static async Task<Contest> ColdAsync(Workbench bench, PublishedSite published, Options options)
    {
        var folder = bench.NewFolder("many");
        MadeUpGuide.Write(folder, ManyArticles);
        var addresses = MadeUpGuide.Addresses(folder);
        var site = await published.StartAsync($"site, {ManyArticles:N0} articles", new SiteSettings { Content = folder });
        await site.WhenIdleAsync();
        var contest = All(Cold, new Load { Paths = addresses }, [site]) with { IsEachOnce = true };
        await MeasureAsync(bench, [contest], options);
        await published.StopAsync(site);
        return contest;
    }

    private static string Tag(Server server)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Url, Article));
        request.Headers.Add("Accept-Encoding", "gzip");
        using var answer = client.Send(request);
        return answer.Headers.ETag?.ToString() ?? throw new InvalidOperationException($"{server.Name} sends no ETag.");
    }
}
