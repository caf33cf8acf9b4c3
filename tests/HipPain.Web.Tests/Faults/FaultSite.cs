using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace HipPain.Web.Tests.Faults;

/// <summary>A folder with a database, and the program over it, again and again, as a process of its own.</summary>
internal sealed partial class FaultSite : IDisposable
{
    // A start takes a second; a machine may be many times slower.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    public FaultSite()
    {
        Folder = Directory.CreateTempSubdirectory("hippain-fault-").FullName;
        DataFolder = Directory.CreateDirectory(Path.Combine(Folder, "data")).FullName;
    }

    public string Folder { get; }

    /// <summary>The folder of the database, which holds nothing else.</summary>
    public string DataFolder { get; }

    public string Database => Path.Combine(DataFolder, "hippain.db");

    /// <summary>What is put before <c>dotnet</c>.</summary>
    public string[] Launcher { get; init; } = [];

    /// <summary>Settings beside those that every run has.</summary>
    public (string Name, string Value)[] Settings { get; init; } = [];

    /// <summary>Starts the program.</summary>
    public ProgramRun Start(params (string Name, string Value)[] settings) => new(
        AppContext.BaseDirectory, [.. Launcher, "dotnet"], [],
        [
            ("ConnectionStrings__HipPain", $"Data Source={Database}"), ("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("PageViews__InflationCap", "0"), ("Feedback__AnswersPerNetwork", "0"), .. Settings, .. settings,
        ]);

    /// <summary>Starts the program and waits until it is ready for all.</summary>
    public async Task<ProgramRun> StartReadyAsync()
    {
        var run = Start();
        await run.SaysAsync("Now listening on");
        await run.SaysAsync("The database is ready.");
        return run;
    }

    /// <summary>Where a run listens.</summary>
    public static Uri AddressOf(ProgramRun run) => new(Listening.Match(run.Output).Value);

    /// <summary>A client that every reader could be.</summary>
    public static HttpClient Browser(ProgramRun run) => Browser(AddressOf(run));

    /// <summary>The same for an address.</summary>
    public static HttpClient Browser(Uri site)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site };
        foreach (var (name, value) in Headers)
        {
            client.DefaultRequestHeaders.Add(name, value);
        }

        return client;
    }

    /// <summary>What a browser sends when somebody opens a page.</summary>
    public static IReadOnlyList<(string Name, string Value)> Headers { get; } =
    [
        ("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"),
        ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document"), ("Sec-Fetch-Site", "same-origin"),
    ];

    /// <summary>Asks for the status of a page.</summary>
    public static async Task<int> StatusAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return (int)response.StatusCode;
    }

    /// <summary>Waits until the site says that it is, or is not, ready.</summary>
    public static async Task<TimeSpan> ReadyAsync(ProgramRun run, bool isReady = true)
    {
        var watch = Stopwatch.StartNew();
        await run.SaysAsync("Now listening on");
        using var client = Browser(run);
        while (await StatusAsync(client, "/healthz/ready") != (isReady ? 200 : 503))
        {
            Assert.True(watch.Elapsed < Patience, $"The site was not {(isReady ? "ready" : "unready")} in time. It said: {run.Output}");
            await Task.Delay(50);
        }

        return watch.Elapsed;
    }

    public static async Task SignalAsync(ProgramRun run, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", run.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>The first value of the first row.</summary>
    public T Query<T>(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)command.ExecuteScalar()!;
    }

    /// <summary>All views that are stored.</summary>
    public long Views() => Query<long>("SELECT COALESCE(SUM(Count), 0) FROM PageViewCounts WHERE Kind = 'View'");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+")]
    private static partial Regex Listening { get; }
}

/// <summary>One after the other: what one of these does to the machine is not to be measured by another.</summary>
[CollectionDefinition(Name)]
public sealed class FaultTests
{
    public const string Name = "Faults";
}
