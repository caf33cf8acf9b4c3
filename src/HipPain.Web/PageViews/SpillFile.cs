using System.Text.Json;
using System.Text.Json.Serialization;
using HipPain.Web.Data;

namespace HipPain.Web.PageViews;

/// <summary>What a spill file holds: batches of counts with their ids, as UTF-8 JSON. It says no more about readers than the
/// database does.</summary>
public sealed record SpillFile
{
    /// <summary>The most that one count can be. More would take a thousand views a second for thirty years.</summary>
    private const long MaxCount = 1_000_000_000_000;

    /// <summary>The batches, oldest first.</summary>
    public required IReadOnlyList<SpilledBatch> Batches { get; init; }

    /// <summary>Makes the file of batches.</summary>
    public static SpillFile Of(IEnumerable<CountedBatch> batches) => new()
    {
        Batches = [.. batches.Select(batch => new SpilledBatch
        {
            Id = batch.Id,
            Counts = [.. CountedBatch.InKeyOrder(batch.Counts).Select(entry => new SpilledCount
            {
                Day = entry.Key.Day, Kind = entry.Key.Kind, Name = entry.Key.Name, Count = entry.Value,
            })],
        })],
    };

    /// <summary>Writes it.</summary>
    public void Write(Stream stream) => JsonSerializer.Serialize(stream, this, SpillJson.Default.SpillFile);

    /// <summary>Reads the batches of a file.</summary>
    /// <exception cref="JsonException">It is no spill file, or only a part of one.</exception>
    public static IReadOnlyList<CountedBatch> Read(Stream stream) =>
        [.. JsonSerializer.Deserialize(stream, SpillJson.Default.SpillFile)?.Batches.Select(Check) ?? throw new JsonException("It is empty.")];

    // Nothing says of the items of a list that they are not null.
    private static CountedBatch Check(SpilledBatch? batch)
    {
        if (batch is null || batch.Id == Guid.Empty)
        {
            throw new JsonException("It holds a batch without an id.");
        }

        var counts = new Dictionary<PageViewKey, long>(batch.Counts.Count);
        foreach (var count in batch.Counts)
        {
            if (count is not { Count: >= 1 and <= MaxCount, Name.Length: <= PageViewCount.MaxNameLength } || !Enum.IsDefined(count.Kind)
                || !counts.TryAdd(new PageViewKey(count.Day, count.Kind, count.Name), count.Count))
            {
                throw new JsonException("It holds a count that was never counted.");
            }
        }

        return new CountedBatch(batch.Id, counts);
    }
}

/// <summary>A batch in a spill file.</summary>
public sealed record SpilledBatch
{
    /// <summary>The batch's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its counts, in the order of their keys.</summary>
    public required IReadOnlyList<SpilledCount> Counts { get; init; }
}

/// <summary>A count in a spill file.</summary>
public sealed record SpilledCount
{
    /// <summary>The day, in UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What is counted.</summary>
    public required PageViewKind Kind { get; init; }

    /// <summary>What <see cref="PageViewKey.Name"/> says.</summary>
    public required string Name { get; init; }

    /// <summary>How often, at least 1.</summary>
    public required long Count { get; init; }
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(SpillFile))]
internal sealed partial class SpillJson : JsonSerializerContext;
