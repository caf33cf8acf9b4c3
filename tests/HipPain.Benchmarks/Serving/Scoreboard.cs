using System.Globalization;

namespace HipPain.Benchmarks.Serving;

/// <summary>The table of all contests, and what was promised of them.</summary>
internal static class Scoreboard
{
    public static void Print(IEnumerable<Contest> contests, Servers servers)
    {
        Console.WriteLine();
        Report.Head("asked", "connections", "server", "answers/s", "±", "of nginx", "of nginx tuned", "server µs each", "p50 ms", "p99 ms", "errors");
        foreach (var contest in contests)
        {
            foreach (var (server, load) in contest.Ways)
            {
                Report.Row(
                    contest.Name, Text($"{load.Connections:N0}"), server.Name, Report.Number(contest.Median(server, result => result.PerSecond)),
                    Text($"{contest.Spread(server):P0}"), Ratio(contest.Ratio(server, servers.Nginx)), Ratio(contest.Ratio(server, servers.Tuned)),
                    Report.Number(contest.Median(server, result => result.Micros)), Report.Number(contest.Median(server, result => result.Middle)),
                    Report.Number(contest.Median(server, result => result.Slow)), Text($"{contest.Errors(server)}{(contest.RanOut ? ", addresses ran out" : "")}"));
            }
        }
    }

    /// <summary>Holds what was measured against the bars.</summary>
    public static void Judge(IReadOnlyCollection<Contest> contests, Servers servers, Report report)
    {
        if (Named("hit") is { } hit)
        {
            AtLeast("hit, of nginx, at least 1", hit.Ratio(servers.Site, servers.Nginx)!.Value, 1);
            AtLeast("hit, of nginx tuned, at least 0.95", hit.Ratio(servers.Site, servers.Tuned)!.Value, 0.95);
            AtLeast("hit, of counting off, at least 0.9", hit.Ratio(servers.Site, servers.Silent)!.Value, 0.9);
            AtLeast("hit with the cap, of counting off, at least 0.9", hit.Ratio(servers.Capped, servers.Silent)!.Value, 0.9);
            var (slow, limit) = (hit.Median(servers.Site, result => result.Slow), hit.Median(servers.Nginx, result => result.Slow));
            report.Bar($"hit, p99 in ms, at most nginx's {Report.Number(limit)}", slow, slow <= limit);
        }

        if (Named("304") is { } unchanged)
        {
            AtLeast("304, of nginx, at least 1", unchanged.Ratio(servers.Site, servers.Nginx)!.Value, 1);
        }

        foreach (var contest in contests)
        {
            var errors = contest.Ways.Select(way => way.Server).Where(server => server.Name.StartsWith("site", StringComparison.Ordinal)).Sum(contest.Errors);
            var isAnswered = contest.Ways.All(way => contest.Median(way.Server, result => result.PerSecond) > 0);
            report.Bar($"{contest.Name}: errors of the site, none", errors, errors == 0 && isAnswered && !contest.RanOut);
        }

        Contest? Named(string name) => contests.FirstOrDefault(contest => contest.Name == name);

        void AtLeast(string sentence, double measured, double bar) => report.Bar(sentence, measured, measured >= bar);
    }

    private static string Ratio(double? ratio) => ratio is { } value ? Text($"{value:F2}") : "";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
