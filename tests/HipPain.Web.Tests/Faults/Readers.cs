using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace HipPain.Web.Tests.Faults;

/// <summary>
/// Readers who open one page again and again until they are told to stop or the site is gone. They speak HTTP themselves, on connections that
/// are kept open, since what becomes of each single request has to be known.
/// </summary>
internal sealed class Readers(Uri site, int readers = 4, int pauseMilliseconds = 1)
{
    private static readonly byte[] Request = Encoding.ASCII.GetBytes(
        $"GET /causes HTTP/1.1\r\nHost: localhost\r\n{string.Concat(FaultSite.Headers.Select(header => $"{header.Name}: {header.Value}\r\n"))}\r\n");

    private volatile bool _isEnough;
    private int _unanswered;
    private int _cut;
    private Task _reading = Task.CompletedTask;

    /// <summary>Since the readers began.</summary>
    public Stopwatch Clock { get; } = Stopwatch.StartNew();

    /// <summary>When whole answers came.</summary>
    public ConcurrentQueue<TimeSpan> Answered { get; } = new();

    /// <summary>Statuses other than 200.</summary>
    public ConcurrentQueue<int> Errors { get; } = new();

    /// <summary>The longest wait for an answer.</summary>
    public TimeSpan Slowest { get; private set; }

    /// <summary>Requests that were sent and of whose answer nothing came.</summary>
    public int Unanswered => _unanswered;

    /// <summary>Answers that began and did not end.</summary>
    public int Cut => _cut;

    public Readers Begin()
    {
        _reading = Task.WhenAll(Enumerable.Range(0, readers).Select(_ => Task.Run(ReadAsync)));
        return this;
    }

    /// <summary>Lets the requests under way end.</summary>
    public async Task EndAsync()
    {
        _isEnough = true;
        await _reading;
    }

    /// <summary>Waits until nobody listens any more.</summary>
    public Task WhenGoneAsync() => _reading.WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>When the last of so many answers came: all views that came before were stored.</summary>
    public TimeSpan AnsweredBefore(long count) => count <= 0 ? TimeSpan.Zero : Answered.Order().Take((int)count).Last();

    private async Task ReadAsync()
    {
        while (!_isEnough)
        {
            using var connection = new TcpClient { NoDelay = true };
            try
            {
                await connection.ConnectAsync(site.Host, site.Port);
            }
            catch (SocketException)
            {
                return;
            }

            await AskAsync(connection.GetStream());
        }
    }

    private async Task AskAsync(NetworkStream stream)
    {
        var buffer = new byte[256 * 1024];
        var isOpen = true;
        while (isOpen && !_isEnough)
        {
            var asked = Clock.Elapsed;
            var length = 0;
            try
            {
                await stream.WriteAsync(Request);
                (isOpen, length) = await AnswerAsync(stream, buffer, read => length = read);
                var answered = Clock.Elapsed;
                Slowest = answered - asked > Slowest ? answered - asked : Slowest;
                Answered.Enqueue(answered);
            }
            catch (IOException)
            {
                Interlocked.Increment(ref length > 0 ? ref _cut : ref _unanswered);
                return;
            }

            await Task.Delay(pauseMilliseconds);
        }
    }

    /// <summary>Reads one answer.</summary>
    /// <returns>Whether the connection goes on.</returns>
    private async Task<(bool IsOpen, int Length)> AnswerAsync(NetworkStream stream, byte[] buffer, Action<int> came)
    {
        for (var (length, end) = (0, int.MaxValue); ;)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length));
            if (read == 0)
            {
                throw new EndOfStreamException();
            }

            came(length += read);
            var head = Encoding.ASCII.GetString(buffer, 0, Math.Min(length, 4096)).Split("\r\n\r\n")[0];
            if (end == int.MaxValue && head.Length + 4 <= length)
            {
                end = head.Length + 4 + int.Parse(ValueOf(head, "Content-Length") ?? "0", System.Globalization.CultureInfo.InvariantCulture);
            }

            if (length >= end)
            {
                if (!head.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
                {
                    Errors.Enqueue(int.Parse(head.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture));
                }

                return (ValueOf(head, "Connection") != "close", length);
            }
        }
    }

    private static string? ValueOf(string head, string name) => head.Split("\r\n")
        .FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
}
