using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using HipPain.Web.Tests.Data;
using Microsoft.Data.Sqlite;

namespace HipPain.Web.Tests.Operations;

/// <summary>The views that a process counted, after it ended in one way or another.</summary>
public sealed partial class ProcessTestsOfViews : IDisposable
{
    private static readonly TimeSpan Bar = TimeSpan.FromSeconds(0.5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hippain-run-");

    private string Database => Path.Combine(_folder.FullName, "hippain.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Stop_under_load_loses_no_view()
    {
        using var run = await StartAsync();
        using var readers = new Readers(Listening.Match(run.Output).Value);
        var reading = readers.ReadAsync();
        await TestSite.EventuallyAsync(() => readers.Answered.Count > 200);

        await SignalAsync(run, "TERM");
        Assert.Equal(0, await run.ExitAsync());
        await reading;

        // A reader whose answer was lost on the way may have been counted.
        Assert.InRange(await ViewsAsync(), readers.Answered.Count, readers.Answered.Count + readers.Unanswered);
        Assert.Empty(_folder.GetFiles("*.json"));
    }

    [Fact]
    public async Task Stop_with_a_locked_database_leaves_a_file_that_the_next_start_stores_exactly()
    {
        using (var run = await StartAsync())
        await using (var other = await OpenAsync())
        await using (var command = other.CreateCommand())
        {
            command.CommandText = "BEGIN IMMEDIATE";
            await command.ExecuteNonQueryAsync();
            using var readers = new Readers(Listening.Match(run.Output).Value);
            await readers.ReadAsync(times: 50);
            var stopping = Stopwatch.StartNew();
            await SignalAsync(run, "TERM");
            Assert.Equal(0, await run.ExitAsync());
            // Containers are killed after 10 s.
            Assert.InRange(stopping.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(9.5));
            Assert.Equal(50, readers.Answered.Count);
        }

        Assert.Equal(0, await ViewsAsync());
        Assert.Single(_folder.GetFiles("hippain.db.views-*.json"));
        using (var next = await StartAsync())
        {
            await next.SaysAsync("counts of an earlier run");
        }

        Assert.Equal(50, await ViewsAsync());
        Assert.Empty(_folder.GetFiles("*.json"));
    }

    [Fact]
    public async Task Kill_loses_at_most_the_views_of_the_last_half_second()
    {
        using var run = await StartAsync();
        using var readers = new Readers(Listening.Match(run.Output).Value);
        var reading = readers.ReadAsync();
        await TestSite.EventuallyAsync(() => readers.Answered.Count > 200);
        // What was stored at any time is what a kill at that time would have left. A busy machine may hold any one process up, but
        // hardly through each of thirty rounds.
        List<TimeSpan> widest = [];
        long stored = 0;
        do
        {
            List<TimeSpan> windows = [];
            for (var look = 0; look < 20; look++)
            {
                await Task.Delay(100);
                // How long the question takes is no loss.
                var asked = readers.Clock.Elapsed;
                stored = await ViewsAsync();
                windows.Add(asked - readers.AnsweredBefore(stored));
            }

            widest.Add(windows.Max());
        }
        while (widest.Count < 30 && widest.Min() > Bar);
        await SignalAsync(run, "KILL");
        await run.ExitAsync();
        await reading;

        Assert.True(widest.Min() <= Bar, $"A kill would have lost the views of {widest.Min()}.");
        Assert.InRange(await ViewsAsync(), stored, readers.Answered.Count + readers.Unanswered);
    }

    private async Task<ProgramRun> StartAsync()
    {
        var run = new ProgramRun([], ("ConnectionStrings__HipPain", $"Data Source={Database}"), ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
            ("ASPNETCORE_ENVIRONMENT", "Production"), ("PageViews__InflationCap", "0"));
        await run.SaysAsync("The database is ready.");
        await run.SaysAsync("Now listening on");
        return run;
    }

    private static async Task SignalAsync(ProgramRun run, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", run.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private async Task<long> ViewsAsync()
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COALESCE(SUM(Count), 0) FROM PageViewCounts WHERE Kind = 'View'";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+")]
    private static partial Regex Listening { get; }

    /// <summary>Four readers who open one page again and again until the site is gone.</summary>
    private sealed class Readers(string site) : IDisposable
    {
        private readonly HttpClient _client = new()
        {
            BaseAddress = new Uri(site),
            DefaultRequestHeaders =
            {
                { "User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" },
                { "Sec-Fetch-Mode", "navigate" }, { "Sec-Fetch-Dest", "document" }, { "Sec-Fetch-Site", "none" },
            },
        };

        private int _unanswered;

        public Stopwatch Clock { get; } = Stopwatch.StartNew();

        /// <summary>When answers came.</summary>
        public ConcurrentQueue<TimeSpan> Answered { get; } = new();

        public int Unanswered => _unanswered;

        public Task ReadAsync() => Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ReadAsync(int.MaxValue)));

        public async Task ReadAsync(int times)
        {
            for (var read = 0; read < times; read++)
            {
                try
                {
                    using var response = await _client.GetAsync(new Uri("/causes", UriKind.Relative));
                    Assert.True(response.IsSuccessStatusCode);
                    Answered.Enqueue(Clock.Elapsed);
                }
                catch (HttpRequestException)
                {
                    Interlocked.Increment(ref _unanswered);
                    return;
                }
            }
        }

        /// <summary>When the last of so many answers came: all views that came before were stored.</summary>
        public TimeSpan AnsweredBefore(long count) => count == 0 ? TimeSpan.Zero : Answered.Order().Take((int)count).Last();

        public void Dispose() => _client.Dispose();
    }
}
