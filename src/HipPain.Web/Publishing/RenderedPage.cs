using System.Buffers.Text;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HipPain.Web.Publishing;

/// <summary>A page as it is sent, in each form that askers may take, with its headers. An immutable value but for when it was last used.</summary>
internal sealed class RenderedPage
{
    private readonly record struct Form(byte[] Bytes, StringValues Tag, StringValues Coding, long Length);

    private readonly Form[] _forms;
    private readonly StringValues _type;
    private readonly StringValues _cacheControl;

    private RenderedPage(string inputs, StringValues type, StringValues cacheControl, byte[] text, bool isShortest)
    {
        var (gzip, brotli) = isShortest ? (CompressionLevel.SmallestSize, 11) : (CompressionLevel.Optimal, 5);
        (Inputs, _type, _cacheControl, Text, IsShortest) = (inputs, type, cacheControl, text, isShortest);
        _forms = [FormOf(text, null), FormOf(Gzip(text, gzip), "gzip"), FormOf(Brotli(text, brotli), "br")];
        Size = _forms.Sum(form => form.Length) + inputs.Length;
    }

    /// <summary>What it was made from.</summary>
    public string Inputs { get; }

    /// <summary>Whether it is compressed as well as possible.</summary>
    public bool IsShortest { get; }

    /// <summary>What it takes in memory, in bytes, give or take its headers.</summary>
    public long Size { get; }

    /// <summary>When it was last asked for, in milliseconds of the system's uptime. To the second, so that it is seldom written.</summary>
    public long LastUsed { get; private set; } = Environment.TickCount64;

    private byte[] Text { get; }

    /// <summary>A page that was just rendered, compressed quickly.</summary>
    public static RenderedPage Of(string inputs, HttpResponse response, byte[] text) =>
        new(inputs, response.Headers.ContentType, response.Headers.CacheControl, text, isShortest: false);

    /// <summary>The same page as short as it gets, which takes fifty times as long.</summary>
    public RenderedPage Shortest() => new(Inputs, _type, _cacheControl, Text, isShortest: true) { LastUsed = LastUsed };

    /// <summary>Answers a GET or HEAD: 304 where the asker's copy still holds (RFC 9110, section 13.1.2).</summary>
    public Task SendAsync(HttpContext context)
    {
        var now = Environment.TickCount64;
        LastUsed = now - LastUsed > 1000 ? now : LastUsed;
        var (request, response) = (context.Request, context.Response);
        var form = _forms[(int)ContentCodings.Choose(request.Headers.AcceptEncoding)];
        var headers = response.Headers;
        headers.ETag = form.Tag;
        headers.CacheControl = _cacheControl;
        headers.Vary = HeaderNames.AcceptEncoding;
        if (request.Headers.IfNoneMatch is { Count: > 0 } known && IsAmong(known, form.Tag!))
        {
            headers.ContentType = default;
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        headers.ContentType = _type;
        headers.ContentLength = form.Length;
        if (form.Coding.Count > 0)
        {
            headers.ContentEncoding = form.Coding;
        }

        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : WriteAsync(response, form.Bytes);
    }

    // Asked for at once, so that the page lies in one piece of memory: pieces are pinned and sent one by one.
    private static Task WriteAsync(HttpResponse response, byte[] bytes)
    {
        var start = response.StartAsync();
        return start.IsCompletedSuccessfully ? Flush(response.BodyWriter, bytes) : AfterAsync(start, response.BodyWriter, bytes);

        static Task Flush(PipeWriter body, byte[] bytes)
        {
            bytes.CopyTo(body.GetSpan(bytes.Length));
            body.Advance(bytes.Length);
            var flush = body.FlushAsync();
            return flush.IsCompletedSuccessfully ? Task.CompletedTask : flush.AsTask();
        }

        static async Task AfterAsync(Task start, PipeWriter body, byte[] bytes)
        {
            await start;
            await Flush(body, bytes);
        }
    }

    private static bool IsAmong(StringValues known, string tag) =>
        (known.Count == 1 && known[0] == tag)
        || (EntityTagHeaderValue.TryParseList(known, out var tags)
            && tags.Any(other => other.Equals(EntityTagHeaderValue.Any) || other.Tag.Equals(tag, StringComparison.Ordinal)));

    // Strong: another form has another tag, and so has the same page compressed in another way.
    private static Form FormOf(byte[] bytes, string? coding) =>
        new(bytes, $"\"{Base64Url.EncodeToString(SHA256.HashData(bytes).AsSpan(0, 12))}\"", coding, bytes.Length);

    private static byte[] Gzip(byte[] text, CompressionLevel level)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, level))
        {
            gzip.Write(text);
        }

        return target.ToArray();
    }

    private static byte[] Brotli(byte[] text, int quality)
    {
        var target = new byte[BrotliEncoder.GetMaxCompressedLength(text.Length)];
        return BrotliEncoder.TryCompress(text, target, out var length, quality, window: 22)
            ? target[..length]
            : throw new InvalidOperationException("Brotli found no room in the most that it says it needs.");
    }
}
