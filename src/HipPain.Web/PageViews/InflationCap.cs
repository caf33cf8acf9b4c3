using System.Buffers.Binary;
using System.Net;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using HipPain.Web.Operations;
using Microsoft.Extensions.Options;

namespace HipPain.Web.PageViews;

/// <summary>
/// Keeps one network address from inflating the counts: of its views in a window of five minutes only so many count. Addresses
/// are held in memory, only until the window ends, and go nowhere else. Of what an address said, a hash of both is held that nobody
/// outside this process can make, and nobody at all after the window.
/// </summary>
public sealed class InflationCap : IDisposable
{
    /// <summary>How long a window lasts.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>The most addresses known in one window; views from any more are not capped.</summary>
    public const int MaxAddresses = 100_000;

    private readonly int _cap;
    private readonly Lock _lock = new();
    private readonly ITimer _windowEnd;
    private Dictionary<ulong, int> _views = [];
    private HashSet<ulong> _said = [];
    private byte[] _key = NewKey();

    /// <summary>Starts the first window.</summary>
    public InflationCap(IOptions<PageViewOptions> options, TimeProvider time)
    {
        _cap = options.Value.InflationCap;
        _windowEnd = time.CreateTimer(_ => Forget(), null, Window, Window);
    }

    /// <summary>Notes a view from a network address and tells whether it may count. An unknown address always may.</summary>
    public bool Admit(IPAddress? address)
    {
        if (_cap == 0 || address is null)
        {
            return true;
        }

        var network = ReaderNetwork.Of(address);
        lock (_lock)
        {
            if (_views.Count >= MaxAddresses && !_views.ContainsKey(network))
            {
                return true;
            }

            ref var views = ref CollectionsMarshal.GetValueRefOrAddDefault(_views, network, out _);
            if (views >= _cap)
            {
                return false;
            }

            views++;
            return true;
        }
    }

    /// <summary>
    /// Whether a network address says something for the first time in this window, so that a page that is loaded again adds
    /// nothing. An unknown address always does. It holds without a cap too.
    /// </summary>
    public bool AdmitOnce(IPAddress? address, string words)
    {
        if (address is null)
        {
            return true;
        }

        lock (_lock)
        {
            return _said.Count < MaxAddresses && _said.Add(HashOf(ReaderNetwork.Of(address), words));
        }
    }

    /// <inheritdoc />
    public void Dispose() => _windowEnd.Dispose();

    private static byte[] NewKey() => RandomNumberGenerator.GetBytes(32);

    private ulong HashOf(ulong network, string words)
    {
        var said = new byte[sizeof(ulong) + Encoding.UTF8.GetByteCount(words)];
        BinaryPrimitives.WriteUInt64BigEndian(said, network);
        Encoding.UTF8.GetBytes(words, said.AsSpan(sizeof(ulong)));
        return BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(_key, said));
    }

    private void Forget()
    {
        lock (_lock)
        {
            _views = [];
            _said = [];
            _key = NewKey();
        }
    }
}
