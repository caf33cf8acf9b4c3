using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace HipPain.Web.Tests.Operations;

/// <summary>
/// What the process holds after many requests that have nothing in common. <c>HIPPAIN_REQUESTS</c> says how many, for instance a
/// million; without it there are 100,000.
/// </summary>
public sealed partial class MemoryTests(ITestOutputHelper output) : IDisposable
{
    private const int Usual = 100_000;
    private const int Readers = 16;
    private const long MostGrowth = 64 << 20;

    // What any load makes a process take: code that is compiled anew, buffers, the space for young objects.
    private const int Warming = 15_000;

    // Else the collector leaves so much garbage lie that what is kept does not show beside it. The numbers are hexadecimal: 4 MB of young objects.
    private static readonly (string, string)[] Frugal = [("DOTNET_gcServer", "0"), ("DOTNET_GCgen0size", "400000"), ("DOTNET_GCConserveMemory", "9")];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hippain-run-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Paths_agents_and_networks_that_are_all_different_leave_nothing_behind()
    {
        var most = int.TryParse(Environment.GetEnvironmentVariable("HIPPAIN_REQUESTS"), CultureInfo.InvariantCulture, out var given) ? given : Usual;
        var database = Path.Combine(_folder.FullName, "hippain.db");
        using var run = new ProgramRun(
            [],
            [
                ("ConnectionStrings__HipPain", $"Data Source={database}"), ("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("ASPNETCORE_ENVIRONMENT", "Production"), ("Proxy__Addresses", "127.0.0.1"),
                .. Frugal,
            ]);
        await run.SaysAsync("The database is ready.");
        await run.SaysAsync("Now listening on");
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = Readers })
        {
            BaseAddress = new Uri(Listening.Match(run.Output).Value),
        };

        await SendAsync(client, Warming);
        var (before, rows) = (await LeastAsync(run), await RowsAsync(database));
        await SendAsync(client, most);
        var after = await LeastAsync(run);

        var growth = $"{most} requests made {before >> 20} MB to {after >> 20} MB.";
        output.WriteLine(growth);
        Assert.True(after - before <= MostGrowth, growth);
        // Counts by day and reason, the pages that were read, and 200 hosts.
        Assert.InRange(await RowsAsync(database) - rows, 0, 1_000);
    }

    private static Task SendAsync(HttpClient client, int count)
    {
        var left = count;
        return Task.WhenAll(Enumerable.Range(0, Readers).Select(async _ =>
        {
            for (var number = Interlocked.Decrement(ref left); number >= 0; number = Interlocked.Decrement(ref left))
            {
                using var request = Made(number);
                using var answer = await client.SendAsync(request);
                Assert.True((int)answer.StatusCode < 500, $"{request.RequestUri} was answered {answer.StatusCode}.");
            }
        }));
    }

    /// <summary>A request of no earlier one's path, agent or network. A page that is not there is the dearest, so there are fewest of those.</summary>
    private static HttpRequestMessage Made(int number)
    {
        var chance = Guid.NewGuid().ToString("N");
        // So long that keeping one word of each request would show.
        var much = string.Concat(Enumerable.Repeat(chance, 30));
        var path = (number % 20) switch
        {
            0 => $"/{much}",
            1 => $"/causes/{much}",
            2 => $"/search?q={chance}&{much}",
            3 or 4 or 5 => $"/api/articles/{much}",
            6 => $"/{much.ToUpperInvariant()}.md",
            7 => $"/CAUSES?{much}",
            8 => $"/infobutton?mainSearchCriteria.v.dn={chance}&knowledgeResponseType=application/json",
            9 => $"/causes/overuse?{much}=1",
            < 15 => $"/api/nothing/{much}",
            _ => $"/causes?{much}",
        };
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        Span<byte> network = stackalloc byte[16];
        Random.Shared.NextBytes(network);
        (network[0], network[1]) = (0x20, 0x01);
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", new IPAddress(network).ToString());
        request.Headers.TryAddWithoutValidation("User-Agent", $"Mozilla/5.0 (X11; {much}) Gecko/20100101 Firefox/140.0");
        request.Headers.TryAddWithoutValidation("Referer", $"https://{chance}.example/{much}");
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        request.Headers.TryAddWithoutValidation("Accept-Language", much);
        request.Headers.TryAddWithoutValidation("Cookie", $"{chance}={much}");
        request.Headers.TryAddWithoutValidation("If-None-Match", $"\"{much}\"");
        return request;
    }

    /// <summary>The least memory that the process holds within some seconds, in bytes: it gives back what it does not need in its own time.</summary>
    private static async Task<long> LeastAsync(ProgramRun run)
    {
        var least = long.MaxValue;
        for (var look = 0; look < 30; look++)
        {
            await Task.Delay(500);
            using var process = Process.GetProcessById(run.Id);
            least = Math.Min(least, process.WorkingSet64);
        }

        return least;
    }

    private static async Task<long> RowsAsync(string database)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM PageViewCounts";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+")]
    private static partial Regex Listening { get; }
}
