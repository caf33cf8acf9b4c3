using System.Reflection;
using HipPain.Web.Data;
using Microsoft.AspNetCore.Connections;

namespace HipPain.Web.Operations;

/// <summary>
/// Which threads do what. The runtime has one thread for each processor that waits for all sockets. A page that is kept is sent by
/// that very thread; whatever may have to wait leaves it first (<see cref="PoolContext"/>), or it would hold up all readers.
/// </summary>
internal static class SocketThreads
{
    /// <summary>Has requests begin on the threads that wait for sockets. Whoever starts the process may say otherwise by the runtime's
    /// own variable <c>DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS</c>.</summary>
    public static void AnswerWhereRead(this WebApplicationBuilder builder)
    {
        const string inline = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

        // It holds for all sockets of the process, so only where the process is the site, and has no others that are waited for on those threads,
        // as a database on a server and telemetry have. The runtime reads it with the first of them.
        var hasOthers = DatabaseServices.IsOverNetwork(builder.Configuration) || Telemetry.IsOn(builder.Configuration);
        if (!hasOthers && Assembly.GetEntryAssembly() == typeof(SocketThreads).Assembly && Environment.GetEnvironmentVariable(inline) is null)
        {
            Environment.SetEnvironmentVariable(inline, "1");
        }

        builder.Services.AddSingleton<IMemoryPoolFactory<byte>, PageBlocks>();
        builder.WebHost.UseSockets(sockets =>
        {
            sockets.UnsafePreferInlineScheduling = true;
            // One call to the system less for each request, for a block of memory for each connection that is idle.
            sockets.WaitForDataBeforeAllocatingBuffer = false;
        });
    }
}
