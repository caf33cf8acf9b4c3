using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace HipPain.Web.Security;

/// <summary>
/// What one connection may take from the others: bytes, time, and its place. The web server itself answers what is over it, before any
/// page is asked.
/// </summary>
public static class ServerLimits
{
    /// <summary>The longest request line, in bytes. The longest address of ours, a handout of 60 parts with versions, takes 3.5 KB.</summary>
    public const int RequestLine = 8 * 1024;

    /// <summary>All headers of a request, in bytes: those of a browser and its proxies are 2 KB, an editor's cookies another 3.</summary>
    public const int Headers = 16 * 1024;

    /// <summary>How many headers a request may have. Browsers send 15 to 20, and proxies add some.</summary>
    public const int HeaderCount = 64;

    /// <summary>What is held of a connection that sends faster than it is answered, in bytes. The server's own 1 MB would be 10 GB of all.</summary>
    public const int Ahead = 64 * 1024;

    /// <summary>How many connections may be open. Without a bound they would take the files that the database and the guide need.</summary>
    public const int Connections = 10_000;

    /// <summary>How long headers may take from their first byte, and how long a body may take before it has to come at <see cref="SlowestBody"/>.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The slowest that a body may come, in bytes a second, on average: a modem is ten times as fast.</summary>
    public const double SlowestBody = 240;

    /// <summary>Sets them all.</summary>
    public static void LimitConnections(this WebApplicationBuilder builder)
    {
        // A proxy that takes a lone line feed for a part of a header would pass on another request than the one that is read here.
        AppContext.SetSwitch("Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators", true);
        builder.WebHost.ConfigureKestrel(Limit);
    }

    private static void Limit(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        var limits = server.Limits;
        limits.MaxRequestLineSize = RequestLine;
        limits.MaxRequestHeadersTotalSize = Headers;
        limits.MaxRequestHeaderCount = HeaderCount;
        limits.MaxRequestBufferSize = Ahead;
        // What is over the smaller limit of a page is refused by the length that it has to name.
        limits.MaxRequestBodySize = UnsafeRequests.MostBytesOfComment;
        limits.RequestHeadersTimeout = Patience;
        limits.MinRequestBodyDataRate = new MinDataRate(SlowestBody, Patience);
        limits.MaxConcurrentConnections = Connections;
    }
}
