using System.Diagnostics;
using System.Globalization;
using HipPain.Web.PageViews;

namespace HipPain.Benchmarks.Counting;

/// <summary>
/// Holds <see cref="Bots"/> against user agents that are known to be programs' and known to be people's: one a line in two files.
/// </summary>
internal static class BotsBenchmark
{
    private const int Rounds = 5;
    private const double MostPeopleRefused = 0.002;
    private const double FewestBotsRefused = 0.99;

    /// <returns>0 if the bar of docs/decisions/0021-bots.md is met, else 1.</returns>
    public static int Run(string botsFile, string peopleFile)
    {
        var (bots, people) = (Read(botsFile), Read(peopleFile));
        var (botsRefused, peopleRefused) = (Refused(bots), Refused(people));
        Print($"bots refused   {botsRefused,7:P2} of {bots.Length}");
        Print($"people refused {peopleRefused,7:P2} of {people.Length}");
        Print($"cost           {Nanoseconds(people),7:F0} ns for a person's agent, {Nanoseconds(bots):F0} ns for a bot's");
        return botsRefused >= FewestBotsRefused && peopleRefused <= MostPeopleRefused ? 0 : 1;
    }

    private static string[] Read(string file) => [.. File.ReadLines(file).Where(line => line.Trim().Length > 0).Distinct(StringComparer.Ordinal)];

    private static double Refused(string[] agents) => (double)agents.Count(Bots.IsBot) / agents.Length;

    // The best of some rounds over all: the rest is what else the machine does.
    private static double Nanoseconds(string[] agents) => Enumerable.Range(0, Rounds * 100_000 / agents.Length + Rounds).Min(round =>
    {
        var start = Stopwatch.GetTimestamp();
        foreach (var agent in agents)
        {
            _ = Bots.IsBot(agent);
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / agents.Length;
    });

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
