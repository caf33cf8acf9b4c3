using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HipPain.Benchmarks.Serving;

/// <summary>Asks for headers alone, over and over. wrk cannot: it waits for the page that the headers speak of.</summary>
internal static class HeadLoad
{
    private static readonly byte[] End = "\r\n\r\n"u8.ToArray();

    /// <inheritdoc cref="Wrk.RunAsync"/>
    public static async Task<LoadResult> RunAsync(Server server, Load load, TimeSpan time)
    {
        var request = Encoding.ASCII.GetBytes(
            $"HEAD {load.Paths[0]} HTTP/1.1\r\nHost: {server.Url.Authority}\r\n{string.Concat(load.AllHeaders.Select(header => $"{header}\r\n"))}\r\n");
        var (before, watch) = (server.ProcessorTime, Stopwatch.StartNew());
        var all = await Task.WhenAll(Enumerable.Range(0, load.Connections).Select(_ => Task.Run(() => AskAsync(server, request, watch, time))));
        var seconds = watch.Elapsed.TotalSeconds;
        var times = all.SelectMany(one => one.Times).Order().ToList();
        var errors = all.Sum(one => one.Errors);
        return times.Count == 0
            ? new LoadResult(0, 0, 0, 0, 0, errors)
            : new LoadResult(times.Count / seconds, times.Count, times[times.Count / 2], times[times.Count * 99 / 100], times[^1], errors)
            {
                Micros = (server.ProcessorTime - before).TotalMicroseconds / times.Count,
            };
    }

    private static async Task<(List<double> Times, int Errors)> AskAsync(Server server, byte[] request, Stopwatch watch, TimeSpan time)
    {
        var times = new List<double>();
        try
        {
            while (watch.Elapsed < time)
            {
                using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(IPAddress.Loopback, server.Url.Port);
                await AskAsync(socket, request, times, () => watch.Elapsed < time);
            }

            return (times, 0);
        }
        catch (SocketException)
        {
            return (times, 1);
        }
    }

    // Until the time is over, or the server has had enough of the connection: nginx closes one after 1,000 requests.
    private static async Task AskAsync(Socket socket, byte[] request, List<double> times, Func<bool> hasTime)
    {
        var answer = new byte[4096];
        for (var isOpen = true; isOpen && hasTime();)
        {
            var (started, length) = (Stopwatch.GetTimestamp(), 0);
            await socket.SendAsync(request);
            while (!answer.AsSpan(0, length).EndsWith(End))
            {
                length += await socket.ReceiveAsync(answer.AsMemory(length)) is > 0 and var read
                    ? read : throw new SocketException((int)SocketError.ConnectionReset);
            }

            if (!answer.AsSpan().StartsWith("HTTP/1.1 200"u8))
            {
                throw new SocketException((int)SocketError.ProtocolNotSupported);
            }

            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            isOpen = answer.AsSpan(0, length).IndexOf("Connection: close"u8) < 0;
        }
    }
}
