using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace HipPain.Web.Tests.Operations;

/// <summary>The published program from start to stop.</summary>
public sealed partial class ProcessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hippain-run-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Views_survive_a_graceful_stop()
    {
        const int visits = 200;
        var database = Path.Combine(_folder.FullName, "hippain.db");
        using var run = new ProgramRun([], ("ConnectionStrings__HipPain", $"Data Source={database}"), ("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("ASPNETCORE_ENVIRONMENT", "Production"));
        await run.SaysAsync("The database is ready.");
        await run.SaysAsync("Now listening on");
        // Somebody who never ends what he sends must not hold up the stop.
        using var slow = new System.Net.Sockets.TcpClient("127.0.0.1", new Uri(Listening.Match(run.Output).Value).Port);
        await slow.GetStream().WriteAsync("POST /feedback HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nvote=yes"u8.ToArray());
        using var client = new HttpClient { BaseAddress = new Uri(Listening.Match(run.Output).Value) };
        client.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        client.DefaultRequestHeaders.Add("Sec-Fetch-Mode", "navigate");
        client.DefaultRequestHeaders.Add("Sec-Fetch-Dest", "document");
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "none");
        for (var visit = 0; visit < visits; visit++)
        {
            using var response = await client.GetAsync(new Uri("/causes", UriKind.Relative));
            Assert.True(response.IsSuccessStatusCode);
        }

        using (Process.Start("kill", ["-TERM", run.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            var stopping = Stopwatch.StartNew();
            Assert.Equal(0, await run.ExitAsync());
            // Containers are killed after 10 s.
            Assert.InRange(stopping.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(9.5));
        }

        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT SUM(Count) FROM PageViewCounts WHERE Kind = 'View' AND Name = '/causes'";
        Assert.Equal((long)visits, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Production_log_is_one_json_object_a_line()
    {
        using var run = new ProgramRun([], ("ConnectionStrings__HipPain", $"Data Source={_folder.FullName}/hippain.db"), ("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("ASPNETCORE_ENVIRONMENT", "Production"));
        await run.SaysAsync("Now listening on");
        Assert.All(
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            line => System.Text.Json.JsonDocument.Parse(line).Dispose());
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+")]
    private static partial Regex Listening { get; }
}
