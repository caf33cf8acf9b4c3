using HipPain.Web.Data;

namespace HipPain.Web.PageViews;

/// <summary>
/// Keeps what is stored within what one day may hold of names that strangers make up, whoever counted them: what comes from the file of
/// an earlier run, or was counted by another process, was bound without knowing of the rest.
/// </summary>
internal static class DayLimits
{
    /// <summary>Whether a count's name is one of those that a day holds so many of and no more.</summary>
    public static bool Bounds(PageViewKey key) => MostOf(key.Kind) < int.MaxValue && key.Name != OthersOf(key.Kind);

    /// <summary>The counts with those of surplus names under the name for others; where there is none, they are left out.</summary>
    /// <param name="counts">What is to be stored.</param>
    /// <param name="stored">The bounded names that are stored for the days of the counts.</param>
    public static IReadOnlyDictionary<PageViewKey, long> Bound(IReadOnlyDictionary<PageViewKey, long> counts, IReadOnlySet<PageViewKey> stored)
    {
        var surplus = counts.Where(entry => Bounds(entry.Key) && !stored.Contains(entry.Key))
            .GroupBy(entry => (entry.Key.Day, entry.Key.Kind))
            .SelectMany(names => names.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key.Name, StringComparer.Ordinal)
                .Skip(Math.Max(0, MostOf(names.Key.Kind) - stored.Count(key => key.Day == names.Key.Day && key.Kind == names.Key.Kind))))
            .ToList();
        if (surplus.Count == 0)
        {
            return counts;
        }

        var bound = new Dictionary<PageViewKey, long>(counts);
        foreach (var (key, count) in surplus)
        {
            bound.Remove(key);
            if (OthersOf(key.Kind) is { } others)
            {
                var place = key with { Name = others };
                bound[place] = bound.GetValueOrDefault(place) + count;
            }
        }

        return bound;
    }

    private static int MostOf(PageViewKind kind) => kind switch
    {
        PageViewKind.Referrer => PageViewCounter.MaxReferringHosts,
        PageViewKind.SearchMiss => SearchMisses.MostStored,
        _ => int.MaxValue,
    };

    private static string? OthersOf(PageViewKind kind) => kind is PageViewKind.Referrer ? PageViewCounter.OtherHosts : null;
}
