using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using HipPain.Content;

namespace HipPain.Web.Previewing;

/// <summary>Tells open pages when what they show is no longer what the editor has saved.</summary>
internal sealed class Preview(ArticleRepository articles, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan ReconnectAfter = TimeSpan.FromMilliseconds(500);

    // Another start may render the same guide in another way.
    private readonly string _start = Guid.NewGuid().ToString("N")[..8];

    /// <summary>Differs whenever a page may look different: the guide, its problems, or the start of the site.</summary>
    public string StateOf(Guide guide) => $"{_start}-{guide.Version}";

    /// <summary>The state now and after each change, until the reader leaves or the site stops.</summary>
    public async IAsyncEnumerable<SseItem<string>> StatesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
        for (var guide = articles.Current; guide is not null; guide = await AfterAsync(guide, end.Token))
        {
            yield return new SseItem<string>(StateOf(guide)) { ReconnectionInterval = ReconnectAfter };
        }
    }

    private async Task<Guide?> AfterAsync(Guide guide, CancellationToken cancellation)
    {
        try
        {
            return await articles.AfterAsync(guide, cancellation);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
