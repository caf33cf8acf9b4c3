namespace HipPain.Web.Editors.Statistics;

/// <summary>What happened on one day.</summary>
/// <param name="Day">The day, in UTC.</param>
/// <param name="Views">Page views.</param>
/// <param name="Arrivals">Those of them that came from outside.</param>
public readonly record struct DayFigures(DateOnly Day, long Views, long Arrivals);

/// <summary>What happened to one page, which need not exist any more.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Views">Page views.</param>
/// <param name="Arrivals">Those of them that came from outside.</param>
/// <param name="Votes">What readers said of it.</param>
public sealed record PageFigures(string Address, long Views, long Arrivals, Votes Votes);

/// <summary>How often something with a name happened.</summary>
/// <param name="Name">A host, a reason, words or a path; from outside, so never trusted.</param>
/// <param name="Count">How often, at least 1.</param>
public sealed record NamedCount(string Name, long Count);

/// <summary>The commonest of many names, and all of them together.</summary>
/// <param name="Top">The commonest, the commonest first.</param>
/// <param name="Names">How many names there are in all.</param>
/// <param name="Total">How often all of them happened.</param>
public sealed record TopCounts(IReadOnlyList<NamedCount> Top, int Names, long Total)
{
    /// <summary>How often those happened that are not among the commonest.</summary>
    public long Rest => Total - Top.Sum(count => count.Count);
}

/// <summary>
/// A count, and what it is held against. Today is not over, so the days before it are held against the same days of the span before:
/// of seven days six, against the same six weekdays of the week before.
/// </summary>
/// <param name="Total">On all days, today included.</param>
/// <param name="Finished">On those that are over.</param>
/// <param name="Before">On as many days of the span before.</param>
public readonly record struct Comparison(long Total, long Finished, long Before)
{
    /// <summary>The change, 0.1 being a tenth more; null where there is nothing to hold it against.</summary>
    public double? Change => Before == 0 ? null : ((double)Finished / Before) - 1;

    /// <summary>Compares the days of a span with those of the span before.</summary>
    /// <param name="counts">The counts of both by day; days without any may be missing.</param>
    /// <param name="span">The span, which ends today.</param>
    public static Comparison Of(IReadOnlyCollection<(DateOnly Day, long Count)> counts, DaySpan span)
    {
        var before = span.Before();
        return new Comparison(
            counts.Where(count => span.Has(count.Day)).Sum(count => count.Count),
            counts.Where(count => span.Has(count.Day) && count.Day != span.Last).Sum(count => count.Count),
            counts.Where(count => before.Has(count.Day) && count.Day != before.Last).Sum(count => count.Count));
    }
}

/// <summary>What readers read and said in some days, in the whole guide.</summary>
public sealed record Overview
{
    /// <summary>The days, of which the last is today.</summary>
    public required DaySpan Span { get; init; }

    /// <summary>Each of the days, those without a reader too.</summary>
    public required IReadOnlyList<DayFigures> Days { get; init; }

    /// <summary>Page views.</summary>
    public required Comparison Views { get; init; }

    /// <summary>Page views that came from outside.</summary>
    public required Comparison Arrivals { get; init; }

    /// <summary>What readers said of all pages together.</summary>
    public required Votes Votes { get; init; }

    /// <summary>Every page that was read or voted on, the most read first.</summary>
    public required IReadOnlyList<PageFigures> Pages { get; init; }

    /// <summary>The hosts whose links led here.</summary>
    public required TopCounts Referrers { get; init; }

    /// <summary>Views that came from outside by no link that names its host.</summary>
    public long ArrivalsWithoutLink => Math.Max(0, Arrivals.Total - Referrers.Total);

    /// <summary>Why requests were not counted as views; the names are those of <see cref="PageViews.RejectionReason"/>.</summary>
    public required TopCounts Rejections { get; init; }

    /// <summary>Words that were searched at least <see cref="ReaderFigures.SearchesToShow"/> times and led to nothing.</summary>
    public required TopCounts SearchMisses { get; init; }

    /// <summary>Addresses that readers followed a link to and that are not there.</summary>
    public required TopCounts BrokenLinks { get; init; }
}
