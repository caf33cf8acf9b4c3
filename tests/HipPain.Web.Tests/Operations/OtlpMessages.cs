using System.Globalization;
using System.Text;

namespace HipPain.Web.Tests.Operations;

/// <summary>A metric as it was exported, with the labels of all its points.</summary>
public sealed record OtlpMetric(string Name, string Unit, IReadOnlyList<(string Key, string Value)> Labels)
{
    public static IEnumerable<OtlpMetric> In(ReadOnlyMemory<byte> request) => Wire.Follow(request, 1, 2, 2).Select(metric => new OtlpMetric(
        Wire.Text(metric, 1),
        Wire.Text(metric, 3),
        [
            .. Wire.Follow(metric, 5, 1, 7).Select(Wire.Attribute),
            .. Wire.Follow(metric, 7, 1, 7).Select(Wire.Attribute),
            .. Wire.Follow(metric, 9, 1, 9).Select(Wire.Attribute),
        ]));
}

/// <summary>A span as it was exported.</summary>
public sealed record OtlpSpan(string Name, string Id, string Parent, IReadOnlyList<(string Key, string Value)> Attributes)
{
    public static IEnumerable<OtlpSpan> In(ReadOnlyMemory<byte> request) => Wire.Follow(request, 1, 2, 2).Select(span => new OtlpSpan(
        Wire.Text(span, 5), Wire.Hex(span, 2), Wire.Hex(span, 4), [.. Wire.Follow(span, 9).Select(Wire.Attribute)]));
}

/// <summary>The wire format of protocol buffers, as far as OTLP uses it.</summary>
internal static class Wire
{
    /// <summary>What is found in a message by the numbers of fields within fields.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Follow(ReadOnlyMemory<byte> message, params int[] fields) => fields.Aggregate(
        (IEnumerable<ReadOnlyMemory<byte>>)[message], (found, number) => found.SelectMany(Fields).Where(field => field.Number == number).Select(field => field.Value));

    public static string Text(ReadOnlyMemory<byte> message, int field) => Encoding.UTF8.GetString(First(message, field).Span);

    public static string Hex(ReadOnlyMemory<byte> message, int field) => Convert.ToHexString(First(message, field).Span);

    public static (string Key, string Value) Attribute(ReadOnlyMemory<byte> pair)
    {
        var (kind, value) = Fields(First(pair, 2)).FirstOrDefault();
        return (Text(pair, 1), kind is 1 ? Encoding.UTF8.GetString(value.Span) : kind is 3 ? Varint(value.Span, out _).ToString(CultureInfo.InvariantCulture) : Convert.ToHexString(value.Span));
    }

    private static ReadOnlyMemory<byte> First(ReadOnlyMemory<byte> message, int number) => Follow(message, number).FirstOrDefault();

    private static List<(int Number, ReadOnlyMemory<byte> Value)> Fields(ReadOnlyMemory<byte> message)
    {
        List<(int, ReadOnlyMemory<byte>)> fields = [];
        while (!message.IsEmpty)
        {
            var tag = Varint(message.Span, out var read);
            message = message[read..];
            var length = (tag & 7) switch
            {
                0 => Skip(message.Span),
                1 => 8,
                2 => (int)Varint(message.Span, out read),
                5 => 4,
                _ => throw new FormatException("This is no message."),
            };
            message = (tag & 7) is 2 ? message[read..] : message;
            fields.Add(((int)(tag >> 3), message[..length]));
            message = message[length..];
        }

        return fields;
    }

    private static int Skip(ReadOnlySpan<byte> bytes)
    {
        _ = Varint(bytes, out var read);
        return read;
    }

    private static ulong Varint(ReadOnlySpan<byte> bytes, out int read)
    {
        var value = 0UL;
        for (read = 0; ; read++)
        {
            value |= (ulong)(bytes[read] & 127) << (7 * read);
            if (bytes[read] < 128)
            {
                read++;
                return value;
            }
        }
    }
}
