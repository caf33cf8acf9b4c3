using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;

namespace HipPain.Web.Operations;

/// <summary>
/// Memory that connections read into and write from, in blocks that hold a page of the guide with its headers: what lies in one block is sent by
/// one plain call to the system, while pieces are pinned and listed one by one. The server's own blocks of 4 KB hold no page.
/// </summary>
internal sealed class PageBlocks : MemoryPool<byte>, IMemoryPoolFactory<byte>
{
    /// <summary>The size of a block, in bytes.</summary>
    public const int BlockSize = 16 * 1024;

    // 8 MB at the most; what more connections need at the same time goes back to the garbage collector.
    private const int MostKept = 512;

    private readonly ConcurrentQueue<Block> _free = new();

    /// <inheritdoc />
    public override int MaxBufferSize => BlockSize;

    /// <inheritdoc />
    public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => this;

    /// <inheritdoc />
    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, BlockSize);
        return _free.TryDequeue(out var block) ? block : new Block(this);
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        // The listeners share it, and each disposes of it.
    }

    private void Return(Block block)
    {
        if (_free.Count < MostKept)
        {
            _free.Enqueue(block);
        }
    }

    private sealed class Block(PageBlocks pool) : IMemoryOwner<byte>
    {
        public Memory<byte> Memory { get; } =
            MemoryMarshal.CreateFromPinnedArray(GC.AllocateUninitializedArray<byte>(BlockSize, pinned: true), 0, BlockSize);

        public void Dispose() => pool.Return(this);
    }
}
