using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace HipPain.Web.Tests.Security;

/// <summary>Who sends slowly, in order to hold connections, is sent away; others are served meanwhile.</summary>
public sealed partial class SlowConnectionsTests : IDisposable
{
    private const int Each = 100;
    private const string Form = "POST /feedback HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n";

    // 15 s, and what a busy machine adds.
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(22);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hippain-run-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Slow_headers_and_bodies_are_closed_while_readers_are_served()
    {
        using var run = new ProgramRun([], ("ConnectionStrings__HipPain", $"Data Source={_folder.FullName}/hippain.db"), ("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("ASPNETCORE_ENVIRONMENT", "Production"));
        await run.SaysAsync("The database is ready.");
        await run.SaysAsync("Now listening on");
        var address = Listening.Match(run.Output).Value;
        var port = int.Parse(address[(address.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture);

        (string Begin, string More)[] ways =
        [
            ("GET /cau", ""),
            ("GET /causes HTTP/1.1\r\nHost: localhost\r\n", "X: y\r\n"),
            ("GET /causes HTTP/1.1\r\nHost: localhost\r\nX: ", "y"),
            (Form, ""),
            (Form + "vote=yes", "a"),
        ];
        var slow = Task.WhenAll(ways.SelectMany(way => Enumerable.Range(0, Each).Select(_ => UntilClosedAsync(port, way.Begin, way.More))));

        using var reader = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(20) };
        var read = 0;
        for (; !slow.IsCompleted; read++)
        {
            using var page = await reader.GetAsync(new Uri("/causes", UriKind.Relative));
            Assert.True(page.IsSuccessStatusCode);
            await Task.Delay(50);
        }

        Assert.All(await slow, elapsed => Assert.InRange(elapsed, TimeSpan.FromSeconds(1), Most));
        Assert.True(read > 20, $"Only {read} pages were read meanwhile.");
    }

    /// <summary>Sends a piece every half second and gives how long it took until the server closed the connection.</summary>
    private static async Task<TimeSpan> UntilClosedAsync(int port, string begin, string more)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        var stream = client.GetStream();
        var clock = Stopwatch.StartNew();
        var closed = ReadToEndAsync(stream);
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(begin));
            while (!closed.IsCompleted && clock.Elapsed < 2 * Most)
            {
                await Task.WhenAny(closed, Task.Delay(500));
                await stream.WriteAsync(Encoding.ASCII.GetBytes(more));
            }
        }
        catch (IOException)
        {
            // That is what is waited for.
        }

        await Task.WhenAny(closed, Task.Delay(Most));
        return closed.IsCompleted ? await closed : TimeSpan.MaxValue;

        async Task<TimeSpan> ReadToEndAsync(NetworkStream from)
        {
            try
            {
                var some = new byte[1024];
                while (await from.ReadAsync(some) > 0)
                {
                }
            }
            catch (IOException)
            {
                // Closed with a reset.
            }

            return clock.Elapsed;
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+")]
    private static partial Regex Listening { get; }
}
