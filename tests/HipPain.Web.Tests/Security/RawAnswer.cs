using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace HipPain.Web.Tests.Security;

/// <summary>What a server sent for a request that no client library would send.</summary>
/// <param name="Status">The status; 0 where the connection was closed without an answer.</param>
/// <param name="Head">The status line and the headers, as they came.</param>
/// <param name="Body">What came behind them, as it came, with the marks of its pieces.</param>
internal sealed record RawAnswer(int Status, string Head, string Body)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The values of a header, in order.</summary>
    public IEnumerable<string> this[string name] => Head.Split("\r\n").Skip(1)
        .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)).Select(line => line[(name.Length + 1)..].Trim());

    /// <summary>Sends a request on a connection of its own and reads until the server closes it. The request has to ask for that.</summary>
    public static async Task<RawAnswer> ToAsync(int port, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        return await OverAsync(client.GetStream(), request);
    }

    /// <summary>The same on a connection that is there.</summary>
    public static async Task<RawAnswer> OverAsync(NetworkStream stream, string request)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var patience = new CancellationTokenSource(Patience);
        var answer = new StringBuilder();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), patience.Token);
            var some = new byte[16 * 1024];
            for (var read = await stream.ReadAsync(some, patience.Token); read > 0; read = await stream.ReadAsync(some, patience.Token))
            {
                answer.Append(Encoding.Latin1.GetString(some, 0, read));
            }
        }
        catch (IOException)
        {
            // Closed with a reset: what came before counts.
        }

        return Of(answer.ToString());
    }

    private static RawAnswer Of(string text)
    {
        if (text.Length == 0)
        {
            return new RawAnswer(0, "", "");
        }

        Assert.Matches("^HTTP/1\\.1 [0-9]{3} ", text);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        return new RawAnswer(int.Parse(text.AsSpan(9, 3), CultureInfo.InvariantCulture), text[..end], text[end..]);
    }
}
