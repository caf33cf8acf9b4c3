using System.Net;

namespace HipPain.Web.Tests.Nodes;

/// <summary>Some readers who ask for one page again and again, each as soon as the last answer is there.</summary>
internal sealed class Readers : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly HttpClient _client;
    private readonly List<Task> _readers;
    private long _seen;
    private long _failed;

    public Readers(int port, int count)
    {
        _client = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}"), Timeout = TimeSpan.FromSeconds(30) };
        _client.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        _client.DefaultRequestHeaders.Add("Sec-Fetch-Mode", "navigate");
        _client.DefaultRequestHeaders.Add("Sec-Fetch-Dest", "document");
        _client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "none");
        _readers = [.. Enumerable.Range(0, count).Select(_ => Task.Run(ReadAsync))];
    }

    /// <summary>How many pages came.</summary>
    public long Seen => Interlocked.Read(ref _seen);

    /// <summary>How many did not.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    /// <summary>Has everybody finish the page they are at.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_end.IsCancellationRequested)
        {
            await _end.CancelAsync();
            await Task.WhenAll(_readers);
            _client.Dispose();
        }
    }

    private async Task ReadAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                using var response = await _client.GetAsync(new Uri("/causes", UriKind.Relative));
                Interlocked.Increment(ref response.StatusCode is HttpStatusCode.OK ? ref _seen : ref _failed);
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                Interlocked.Increment(ref _failed);
            }

            await Task.Delay(2);
        }
    }
}
