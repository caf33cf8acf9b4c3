namespace HipPain.Benchmarks.Serving;

/// <summary>A row of the table: servers that are asked the same.</summary>
/// <param name="Name">What is asked.</param>
/// <param name="Ways">Each server, and what to ask it; the first is the site as it is.</param>
internal sealed record Contest(string Name, IReadOnlyList<(Server Server, Load Load)> Ways)
{
    private readonly List<LoadResult[]> _rounds = [];

    /// <summary>Whether wrk cannot ask it.</summary>
    public bool IsHead { get; init; }

    /// <summary>Whether no address may be asked twice.</summary>
    public bool IsEachOnce { get; init; }

    /// <summary>What has other servers stand still while one is measured; null where they may go on.</summary>
    public Alone? Alone { get; init; }

    /// <summary>Measures each server once, in turn.</summary>
    /// <param name="wrk">The load.</param>
    /// <param name="time">For how long.</param>
    /// <param name="round">0 for the round that warms up and is not kept. Who comes first changes from round to round.</param>
    public async Task MeasureAsync(Wrk wrk, TimeSpan time, int round)
    {
        var results = new LoadResult[Ways.Count];
        for (var turn = 0; turn < Ways.Count; turn++)
        {
            var at = (round + turn) % Ways.Count;
            var (server, load) = Ways[at];
            load = load with { Skip = _asked };
            Task<LoadResult> RunAsync() => IsHead ? HeadLoad.RunAsync(server, load, time) : wrk.RunAsync(server, load, time);
            results[at] = Alone is null ? await RunAsync() : await Alone.RunAsync(server, RunAsync);
            // wrk has asked for some whose answers it did not wait for.
            _asked += IsEachOnce ? (int)results[at].Count + load.Connections : 0;
        }

        if (round > 0)
        {
            _rounds.Add(results);
        }
    }

    private int _asked;

    /// <summary>Whether addresses were asked a second time, because there were too few.</summary>
    public bool RanOut => IsEachOnce && _asked > Ways[0].Load.Paths.Count;

    /// <summary>The median over all rounds of something of a server.</summary>
    public double Median(Server server, Func<LoadResult, double> of) => Report.Median(_rounds.Select(round => of(round[IndexOf(server)])));

    /// <summary>The median of the ratios of two servers' answers a second, each of one round; null if one was not measured.</summary>
    public double? Ratio(Server server, Server other) => IndexOf(server) < 0 || IndexOf(other) < 0
        ? null
        : Report.Median(_rounds.Select(round => round[IndexOf(server)].PerSecond / round[IndexOf(other)].PerSecond));

    /// <summary>How far the rounds are apart: half of the way from the slowest to the fastest, of the median.</summary>
    public double Spread(Server server)
    {
        var speeds = _rounds.Select(round => round[IndexOf(server)].PerSecond).ToList();
        return (speeds.Max() - speeds.Min()) / 2 / Report.Median(speeds);
    }

    /// <summary>All errors of a server.</summary>
    public long Errors(Server server) => _rounds.Sum(round => round[IndexOf(server)].Errors);

    private int IndexOf(Server server) => Ways.Select(way => way.Server).ToList().IndexOf(server);
}
