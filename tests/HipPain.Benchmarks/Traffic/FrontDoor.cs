using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace HipPain.Benchmarks.Traffic;

/// <summary>
/// Readers who knock at the front door, each with marks in everything that must not be kept: a network address of its own (loopback
/// has 16 million), agent, cookie, query, language, and the path and query of the page it came from.
/// </summary>
internal static partial class FrontDoor
{
    private const string Mark = "zq7mark";

    /// <summary>How many requests can each have an address of its own.</summary>
    public const int MostRequests = 20_000;

    // Fewer than all readers and editors together may send in a minute.
    private const int Votes = 20;
    private const int Tries = 10;

    private static readonly string[] Paths = ["/", "/causes", "/symptoms", "/treatment", "/recovery", "/when-to-see-a-doctor", "/search", "/nothing-here"];

    /// <summary>Sends requests, one after another from ever new addresses, and says how many were answered.</summary>
    public static async Task<int> KnockAsync(int count)
    {
        var answered = 0;
        for (var number = 0; number < count; number++)
        {
            using var client = From(number);
            using var request = Request(number, HttpMethod.Get, $"{Paths[number % Paths.Length]}?q={Mark}{number}&utm_source={Mark}");
            using var answer = await client.SendAsync(request);
            answered += (int)answer.StatusCode < 500 ? 1 : 0;
        }

        return answered;
    }

    /// <summary>
    /// Votes, completes the vote by a reason, and tries to sign in, with marks in every field that must not be kept. A comment has none:
    /// readers' words are kept.
    /// </summary>
    /// <exception cref="InvalidOperationException">One was not taken, so that nothing is known of what is kept then.</exception>
    public static async Task PostAsync()
    {
        for (var number = 0; number < Votes; number++)
        {
            using var client = From(number);
            using var voted = await SendAsync(client, number, "/feedback", [new("address", "/causes"), new("vote", number % 2 == 0 ? "yes" : "no"), new("version", Mark), new("more", Mark)]);
            Expect(voted, HttpStatusCode.SeeOther);
            using var completed = await SendAsync(client, number, voted.Headers.Location!.OriginalString, [new("reason", "Other"), new("more", Mark)]);
            Expect(completed, HttpStatusCode.SeeOther);
        }

        for (var number = 0; number < Tries; number++)
        {
            using var client = From(number);
            using var ask = Request(number, HttpMethod.Get, "/editor/sign-in");
            using var form = await client.SendAsync(ask);
            Expect(form, HttpStatusCode.OK);
            var token = Token.Match(await form.Content.ReadAsStringAsync()).Groups[1].Value;
            var cookie = string.Join("; ", form.Headers.GetValues("Set-Cookie").Select(set => set.Split(';')[0]));
            using var tried = await SendAsync(
                client, number, "/editor/sign-in",
                [new("__RequestVerificationToken", token), new("name", number % 2 == 0 ? "Benchmark" : $"{Mark}{number}"), new("password", $"{Mark} {number} password")], cookie);
            Expect(tried, HttpStatusCode.BadRequest);
        }
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

    /// <summary>A client with a network address of its own.</summary>
    private static HttpClient From(int number)
    {
        var from = IPAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"127.77.{number / 250}.{(number % 250) + 1}"));
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectCallback = async (context, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(from, 0));
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        return new HttpClient(handler) { BaseAddress = RunningSite.Address };
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient client, int number, string path, IEnumerable<KeyValuePair<string, string>> fields, string cookie = "")
    {
        using var request = Request(number, HttpMethod.Post, path, cookie);
        request.Content = new FormUrlEncodedContent(fields);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await client.SendAsync(request);
    }

    private static void Expect(HttpResponseMessage answer, HttpStatusCode status)
    {
        if (answer.StatusCode != status)
        {
            throw new InvalidOperationException($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri!.AbsolutePath} was answered with {(int)answer.StatusCode}, not {(int)status}.");
        }
    }

    private static HttpRequestMessage Request(int number, HttpMethod method, string path, string cookie = "")
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.Host = $"localhost:{RunningSite.Address.Port}";
        request.Headers.TryAddWithoutValidation("User-Agent", $"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 {Mark}/{number}");
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml");
        request.Headers.TryAddWithoutValidation("Accept-Language", $"en-GB,en;q=0.9,x-{Mark}");
        request.Headers.TryAddWithoutValidation("Referer", $"https://club.example/{Mark}?reader={Mark}{number}");
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", $"203.0.113.{number % 250}");
        request.Headers.TryAddWithoutValidation("Forwarded", $"for=203.0.113.{number % 250};host={Mark}");
        request.Headers.TryAddWithoutValidation("Cookie", $"id={Mark}{number}; {cookie}");
        request.Headers.TryAddWithoutValidation("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        request.Headers.TryAddWithoutValidation("tracestate", $"{Mark}=1");
        return request;
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token { get; }
}
