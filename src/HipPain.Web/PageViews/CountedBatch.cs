namespace HipPain.Web.PageViews;

/// <summary>Counts that are stored together: all of them or none, and once, however often it is tried.</summary>
/// <param name="id">Stored along with them, so that a later attempt can tell that an earlier one succeeded.</param>
/// <param name="counts">What was counted how often, at least once.</param>
public sealed class CountedBatch(Guid id, IReadOnlyDictionary<PageViewKey, long> counts)
{
    /// <summary>A version 7 UUID.</summary>
    public Guid Id { get; } = id;

    /// <summary>The counts.</summary>
    public IReadOnlyDictionary<PageViewKey, long> Counts { get; } = counts;

    /// <summary>All counts added up.</summary>
    public long Total => Counts.Values.Sum();

    /// <summary>Whether a commit was begun, so that the batch may be in the database whatever was heard of it since.</summary>
    public bool IsInDoubt { get; set; }

    /// <summary>Counts by day, kind and name. Writers that take rows in one order cannot wait for each other in a circle.</summary>
    public static IEnumerable<KeyValuePair<PageViewKey, long>> InKeyOrder(IReadOnlyDictionary<PageViewKey, long> counts) => counts.OrderBy(entry => entry.Key.Day)
        .ThenBy(entry => entry.Key.Kind).ThenBy(entry => entry.Key.Name, StringComparer.Ordinal);
}
