using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace HipPain.Web.Operations;

/// <summary>
/// The network that a reader comes from, as one number: what limits and caps go by. It is held in memory only, and goes into no
/// log, database or answer.
/// </summary>
internal static class ReaderNetwork
{
    /// <summary>The IPv4 address itself, or the first 64 bits of an IPv6 address.</summary>
    /// <remarks>
    /// A household or a phone has a /64 of its own in IPv6 and can change addresses within it at will. No network in use starts
    /// with 32 zero bits, so IPv4 fits beside the prefixes.
    /// </remarks>
    public static ulong Of(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        address.TryWriteBytes(bytes, out _);
        return address.AddressFamily == AddressFamily.InterNetwork
            ? BinaryPrimitives.ReadUInt32BigEndian(bytes)
            : BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }
}
