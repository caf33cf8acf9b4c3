using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HipPain.Benchmarks.Traffic;

/// <summary>
/// Readers who knock at the front door, each with marks in everything that must not be kept: a network address of its own (loopback
/// has 16 million), agent, cookie, query, language, and the path and query of the page it came from.
/// </summary>
internal static class FrontDoor
{
    private const string Mark = "zq7mark";
    private const int MostRequests = 20_000;

    private static readonly string[] Paths = ["/", "/causes", "/symptoms", "/treatment", "/recovery", "/when-to-see-a-doctor", "/search", "/nothing-here"];

    /// <summary>Sends requests, one after another from ever new addresses, and says how many were answered.</summary>
    public static async Task<int> KnockAsync(int count)
    {
        var answered = 0;
        for (var number = 0; number < Math.Min(count, MostRequests); number++)
        {
            var from = IPAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"127.77.{number / 250}.{(number % 250) + 1}"));
            using var handler = new SocketsHttpHandler
            {
                ConnectCallback = async (context, cancellationToken) =>
                {
                    var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    socket.Bind(new IPEndPoint(from, 0));
                    await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            };
            using var client = new HttpClient(handler) { BaseAddress = RunningSite.Address };
            using var request = Request(number);
            using var answer = await client.SendAsync(request);
            answered += (int)answer.StatusCode < 500 ? 1 : 0;
        }

        return answered;
    }

    /// <summary>How often a mark is found in files and texts.</summary>
    public static int CountMarks(IEnumerable<string> texts) => texts.Sum(text =>
        Count(text, Mark) + Count(text, "127.77.") + Count(text, "203.0.113."));

    /// <summary>The bytes of a file that others may be writing, one character a byte.</summary>
    public static string Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private static int Count(string text, string mark)
    {
        var count = 0;
        for (var at = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(mark, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            count++;
        }

        return count;
    }

    private static HttpRequestMessage Request(int number)
    {
        var path = Paths[number % Paths.Length];
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{path}?q={Mark}{number}&utm_source={Mark}", UriKind.Relative));
        request.Headers.Host = $"localhost:{RunningSite.Address.Port}";
        request.Headers.TryAddWithoutValidation("User-Agent", $"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 {Mark}/{number}");
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml");
        request.Headers.TryAddWithoutValidation("Accept-Language", $"en-GB,en;q=0.9,x-{Mark}");
        request.Headers.TryAddWithoutValidation("Referer", $"https://club.example/{Mark}?reader={Mark}{number}");
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", $"203.0.113.{number % 250}");
        request.Headers.TryAddWithoutValidation("Forwarded", $"for=203.0.113.{number % 250};host={Mark}");
        request.Headers.TryAddWithoutValidation("Cookie", $"id={Mark}{number}");
        request.Headers.TryAddWithoutValidation("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        request.Headers.TryAddWithoutValidation("tracestate", $"{Mark}=1");
        return request;
    }
}
