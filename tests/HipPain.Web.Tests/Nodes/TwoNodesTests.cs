using System.Diagnostics;
using System.Globalization;
using HipPain.Web.Tests.Data.Engines;
using Xunit.Abstractions;

namespace HipPain.Web.Tests.Nodes;

/// <summary>Two nodes on one PostgreSQL behind nginx, each of which dies and comes back while readers read.</summary>
[Trait("Category", "Slow")]
[Trait("Engine", "Sqlite")]
public sealed class TwoNodesTests(ITestOutputHelper output) : IAsyncLifetime, IDisposable
{
    private const int ReadersAtOnce = 8;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hippain-nodes-");
    private readonly int[] _ports = [Nginx.FreePort(), Nginx.FreePort()];
    private readonly ProgramRun?[] _nodes = new ProgramRun?[2];
    private PostgreSqlServer _server = null!;
    private string _database = "";
    private Nginx _proxy = null!;

    public async Task InitializeAsync()
    {
        if ((PostgreSqlServer.Missing ?? Nginx.Missing) is null)
        {
            _server = await PostgreSqlServer.StartAsync();
            _database = await _server.NewDatabaseAsync();
            _proxy = new Nginx(_ports);
            await Task.WhenAll(StartAsync(0), StartAsync(1));
        }
    }

    public void Dispose()
    {
        _proxy?.Dispose();
        Array.ForEach(_nodes, node => node?.Dispose());
        _folder.Delete(recursive: true);
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    [NodesFact]
    public async Task Database_that_dies_ten_times_under_load_costs_no_view_doubles_none_and_no_reader_sees_it()
    {
        var readers = new Readers(_proxy.Port, ReadersAtOnce);
        for (var death = 0; death < 10; death++)
        {
            await Task.Delay(700);
            await _server.KillAsync();
            await Task.Delay(500);
            await _server.StartAgainAsync();
        }

        await Task.Delay(500);
        await readers.DisposeAsync();
        await StopAsync(0);
        await StopAsync(1);

        output.WriteLine($"{readers.Seen} pages read, {readers.Failed} failed, {await StoredAsync()} views stored.");
        Assert.Equal(0, readers.Failed);
        Assert.InRange(readers.Seen, 1_000, long.MaxValue);
        Assert.Equal(readers.Seen, await StoredAsync());
    }

    [NodesFact]
    public async Task Nodes_that_are_killed_in_turn_cost_half_a_second_of_views_each_and_readers_the_requests_in_flight()
    {
        const int deaths = 6;
        var readers = new Readers(_proxy.Port, ReadersAtOnce);
        var clock = Stopwatch.StartNew();
        for (var death = 0; death < deaths; death++)
        {
            await Task.Delay(1000);
            _nodes[death % 2]!.Dispose();
            await Task.Delay(300);
            await StartAsync(death % 2);
        }

        await Task.Delay(1000);
        var seconds = clock.Elapsed.TotalSeconds;
        await readers.DisposeAsync();
        await StopAsync(0);
        await StopAsync(1);

        var stored = await StoredAsync();
        output.WriteLine($"{readers.Seen} pages read in {seconds:N0} s, {readers.Failed} failed, {stored} views stored.");
        Assert.InRange(readers.Failed, 0, deaths * ReadersAtOnce);
        // A page that a node had counted when it died was asked for again.
        Assert.InRange(stored, (long)(readers.Seen - (deaths * 0.5 * readers.Seen / seconds)), readers.Seen + (deaths * ReadersAtOnce));
    }

    private async Task StartAsync(int node)
    {
        _nodes[node] = new ProgramRun(
            [],
            ("ASPNETCORE_ENVIRONMENT", "Production"), ("ASPNETCORE_URLS", $"http://127.0.0.1:{_ports[node]}"), ("PageViews__InflationCap", "0"), ("Database__Provider", "PostgreSql"),
            ("Database__Folder", Path.Combine(_folder.FullName, node.ToString(CultureInfo.InvariantCulture))), ("ConnectionStrings__HipPain", _server.ConnectionString(_database)));
        await _nodes[node]!.SaysAsync("The database is ready.");
        await _nodes[node]!.SaysAsync("Now listening on");
    }

    private async Task StopAsync(int node)
    {
        using var term = Process.Start("kill", ["-TERM", _nodes[node]!.Id.ToString(CultureInfo.InvariantCulture)]);
        Assert.Equal(0, await _nodes[node]!.ExitAsync());
    }

    private async Task<long> StoredAsync() => Convert.ToInt64(
        await _server.ExecuteAsync(_database, """SELECT coalesce(sum("Count"), 0) FROM "PageViewCounts" WHERE "Kind" = 'View' AND "Name" = '/causes'"""), CultureInfo.InvariantCulture);
}
