using System.Diagnostics;
using System.Globalization;
using HipPain.Web.Tests.Nodes;
using Xunit.Abstractions;

namespace HipPain.Web.Tests.Deploy;

/// <summary>The Caddyfile, held against Caddy itself: what it refuses, and what readers see while nodes come and go.</summary>
[Trait("Engine", "Sqlite")]
public sealed class CaddyTests(ITestOutputHelper output) : IDisposable
{
    private const int ReadersAtOnce = 8;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hippain-caddy-");
    private readonly int[] _ports = [Nginx.FreePort(), Nginx.FreePort()];
    private readonly ProgramRun?[] _nodes = new ProgramRun?[2];

    public void Dispose()
    {
        Array.ForEach(_nodes, node => node?.Dispose());
        _folder.Delete(recursive: true);
    }

    [ProgramFact("caddy", "caddy")]
    public async Task Caddyfile_holds_nothing_that_Caddy_does_not_know_and_is_written_as_Caddy_writes_it()
    {
        var text = DeployFile.Read(DeployFile.Caddyfile);

        var (exitCode, said) = await ValidateAsync(text);
        Assert.True(exitCode == 0, said);
        Assert.DoesNotContain("\"level\":\"warn\"", said, StringComparison.Ordinal);
        Assert.NotEqual(0, (await ValidateAsync(text.Replace("fail_duration", "fail_durration", StringComparison.Ordinal))).ExitCode);
    }

    [ProgramFact("caddy", "caddy")]
    [Trait("Category", "Slow")]
    public async Task Reader_sees_nothing_of_nodes_that_are_stopped_and_started_again_nor_more_than_a_request_of_one_that_dies()
    {
        await Task.WhenAll(StartAsync(0), StartAsync(1));
        using var proxy = new Caddy(_ports);
        await proxy.WhenServingAsync();
        var readers = new Readers(proxy.Port, ReadersAtOnce);
        for (var stop = 0; stop < 4; stop++)
        {
            await ReadAsync(readers, 200);
            await StopAsync(stop % 2);
            await ReadAsync(readers, 200);
            await StartAsync(stop % 2);
        }

        Assert.True(readers.Failed == 0, $"{readers.Failed} of {readers.Seen} pages failed. Caddy said: {proxy.Log}");
        const int deaths = 2;
        for (var death = 0; death < deaths; death++)
        {
            await ReadAsync(readers, 200);
            _nodes[death]!.Dispose();
            await ReadAsync(readers, 200);
            await StartAsync(death);
        }

        await readers.DisposeAsync();
        output.WriteLine($"{readers.Seen} pages read, {readers.Failed} failed.");
        Assert.InRange(readers.Failed, 0, deaths * ReadersAtOnce);
    }

    [ProgramFact("caddy", "caddy")]
    [Trait("Category", "Slow")]
    public async Task Readers_are_served_though_no_node_can_use_the_database_and_are_told_when_nobody_is_there_without_a_trace_of_them()
    {
        (string, string)[] nowhere = [("Database__Provider", "PostgreSql"), ("ConnectionStrings__HipPain", "Host=127.0.0.1;Port=1;Database=hippain;Username=hippain")];
        await Task.WhenAll(StartAsync(0, nowhere), StartAsync(1, nowhere));
        using var proxy = new Caddy(_ports);
        await proxy.WhenServingAsync();
        using var client = new HttpClient { BaseAddress = new Uri($"http://localhost:{proxy.Port}") };
        client.DefaultRequestHeaders.Add("User-Agent", "TestReader/1.0");
        // Several looks at the health of the nodes.
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(4); await Task.Delay(100))
        {
            using var page = await client.GetAsync(new Uri("/causes", UriKind.Relative));
            Assert.Equal(200, (int)page.StatusCode);
            Assert.False(page.Headers.Contains("Server"));
        }

        for (var node = 0; node < _nodes.Length; node++)
        {
            _nodes[node]!.Dispose();
            _nodes[node] = null;
        }

        using var nobody = await client.GetAsync(new Uri("/search?q=private-words", UriKind.Relative));

        Assert.InRange((int)nobody.StatusCode, 502, 503);
        Assert.Contains("call your emergency number", await nobody.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("30", Assert.Single(nobody.Headers.GetValues("Retry-After")));
        Assert.False(nobody.Headers.Contains("Server"));
        await proxy.SaysAsync("\"logger\":\"http.log.error\"");
        Assert.DoesNotContain("TestReader", proxy.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("private-words", proxy.Log, StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Output)> ValidateAsync(string text)
    {
        var path = Path.Combine(_folder.FullName, "Caddyfile");
        await File.WriteAllTextAsync(path, text);
        return await OperatorProgram.RunAsync("caddy", ["validate", "--adapter", "caddyfile", "--config", path], Caddy.Variables(_folder, "https://hippain.example"));
    }

    private static async Task ReadAsync(Readers readers, int pages)
    {
        var end = readers.Seen + pages;
        for (var watch = Stopwatch.StartNew(); readers.Seen < end; await Task.Delay(20))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(120), $"{readers.Seen} pages came, and {readers.Failed} failed.");
        }
    }

    private async Task StartAsync(int node, params (string Name, string Value)[] settings)
    {
        var folder = Path.Combine(_folder.FullName, node.ToString(CultureInfo.InvariantCulture));
        var run = new ProgramRun(
            [],
            [
                ("ASPNETCORE_ENVIRONMENT", "Production"), ("ASPNETCORE_URLS", $"http://127.0.0.1:{_ports[node]}"), ("Proxy__Addresses", "127.0.0.1"), ("PageViews__InflationCap", "0"),
                ("Database__Folder", folder), ("ConnectionStrings__HipPain", $"Data Source={Path.Combine(folder, "hippain.db")}"), .. settings,
            ]);
        _nodes[node] = run;
        await run.SaysAsync("Now listening on");
    }

    private async Task StopAsync(int node)
    {
        using var term = Process.Start("kill", ["-TERM", _nodes[node]!.Id.ToString(CultureInfo.InvariantCulture)]);
        Assert.Equal(0, await _nodes[node]!.ExitAsync());
        _nodes[node]!.Dispose();
    }
}
