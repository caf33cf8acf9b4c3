using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace HipPain.Web.Tests.Operations;

/// <summary>The threads that read connections, in a process of its own: only there do they answer requests.</summary>
public sealed partial class SocketThreadsTests : IDisposable
{
    private const string Page = "HEAD /causes HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private const string Vote = "address=%2Fcauses&vote=yes";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hippain-run-");

    public void Dispose() => _folder.Delete(recursive: true);

    // What comes in a packet of its own is read later, and the handler would go on where that was.
    [Theory]
    [InlineData(4)]
    [InlineData(26)]
    public async Task Readers_are_answered_while_more_feedback_waits_for_the_database_than_there_are_threads_that_read(int split)
    {
        using var run = new ProgramRun([], ("ConnectionStrings__HipPain", Database), ("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("ASPNETCORE_ENVIRONMENT", "Production"));
        var port = await PortAsync(run);
        await using var other = new SqliteConnection(Database);
        await other.OpenAsync();
        await using var rival = other.CreateCommand();
        rival.CommandText = "BEGIN EXCLUSIVE";
        await rival.ExecuteNonQueryAsync();

        var connections = Enumerable.Range(0, 8 * Environment.ProcessorCount).Select(_ => new TcpClient("127.0.0.1", port)).ToList();
        try
        {
            var streams = connections.ConvertAll(connection => connection.GetStream());
            foreach (var stream in streams)
            {
                Assert.Equal("HTTP/1.1 200 OK", await AskAsync(stream, Page));
            }

            var (senders, readers) = (streams[..(streams.Count / 2)], streams[(streams.Count / 2)..]);
            foreach (var sender in senders)
            {
                await SendAsync(sender, $"POST /feedback HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {Vote.Length}\r\n\r\n{Vote[..split]}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200));
            var votes = senders.ConvertAll(sender => AskAsync(sender, Vote[split..]));
            var first = Task.WhenAny(votes);
            await Task.Delay(TimeSpan.FromMilliseconds(200));
            Assert.All(await Task.WhenAll(readers.Select(reader => AskAsync(reader, Page))), answer => Assert.Equal("HTTP/1.1 200 OK", answer));
            Assert.False(first.IsCompleted, "A page came only when feedback had stopped waiting.");

            await other.CloseAsync();
            Assert.All(await Task.WhenAll(votes), answer => Assert.Contains(answer.Split(' ')[1], (string[])["303", "503"]));
        }
        finally
        {
            connections.ForEach(connection => connection.Dispose());
        }
    }

    [Fact]
    public async Task Pages_that_are_sent_at_the_same_time_come_whole()
    {
        using var run = new ProgramRun([], ("ConnectionStrings__HipPain", Database), ("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("ASPNETCORE_ENVIRONMENT", "Production"));
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{await PortAsync(run)}") };
        string[] paths = ["/", "/causes", "/causes/overuse", "/treatment", "/glossary", "/conditions", "/privacy"];
        var pages = new List<string>();
        foreach (var path in paths)
        {
            pages.Add(await client.GetStringAsync(new Uri(path, UriKind.Relative)));
        }

        Assert.Equal(paths.Length, pages.Distinct().Count());
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async reader =>
        {
            for (var page = reader; page < reader + 50; page++)
            {
                Assert.Equal(pages[page % paths.Length], await client.GetStringAsync(new Uri(paths[page % paths.Length], UriKind.Relative)));
            }
        }));
    }

    [Fact]
    public async Task Readers_are_answered_while_others_send_requests_without_end()
    {
        using var run = new ProgramRun([], ("ConnectionStrings__HipPain", Database), ("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("ASPNETCORE_ENVIRONMENT", "Production"));
        var port = await PortAsync(run);
        using var reader = new TcpClient("127.0.0.1", port);
        Assert.Equal("HTTP/1.1 200 OK", await AskAsync(reader.GetStream(), Page));
        var endless = Enumerable.Range(0, 2 * Environment.ProcessorCount).Select(_ => new TcpClient("127.0.0.1", port)).ToList();
        try
        {
            var many = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Page, 1_000)));
            var loads = endless.ConvertAll(connection => Task.WhenAll(SendWithoutEndAsync(connection.GetStream(), many), ReadAsync(connection.GetStream())));
            await Task.Delay(TimeSpan.FromSeconds(1));

            for (var visit = 0; visit < 20; visit++)
            {
                Assert.Equal("HTTP/1.1 200 OK", await AskAsync(reader.GetStream(), Page).WaitAsync(TimeSpan.FromSeconds(20)));
            }

            Assert.All(loads, load => Assert.False(load.IsCompleted));
        }
        finally
        {
            endless.ForEach(connection => connection.Dispose());
        }
    }

    private string Database => $"Data Source={_folder.FullName}/hippain.db;Pooling=False";

    private static async Task<int> PortAsync(ProgramRun run)
    {
        await run.SaysAsync("The database is ready.");
        await run.SaysAsync("Now listening on");
        return new Uri(Listening.Match(run.Output).Value).Port;
    }

    private static async Task SendWithoutEndAsync(NetworkStream stream, byte[] requests)
    {
        while (true)
        {
            await stream.WriteAsync(requests);
        }
    }

    private static async Task ReadAsync(NetworkStream stream)
    {
        var some = new byte[1 << 18];
        while (await stream.ReadAsync(some) > 0)
        {
        }
    }

    private static ValueTask SendAsync(NetworkStream stream, string text) => stream.WriteAsync(Encoding.ASCII.GetBytes(text));

    /// <summary>Sends the end of a request and gives the first line of the answer; reads as far as its headers go.</summary>
    private static async Task<string> AskAsync(NetworkStream stream, string text)
    {
        await SendAsync(stream, text);
        var answer = new StringBuilder();
        var some = new byte[1];
        while (!answer.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(some);
            answer.Append((char)some[0]);
        }

        return answer.ToString().Split("\r\n")[0];
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+")]
    private static partial Regex Listening { get; }
}
