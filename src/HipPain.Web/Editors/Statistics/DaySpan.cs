namespace HipPain.Web.Editors.Statistics;

/// <summary>Some days in a row, in UTC.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last of them, not before the first.</param>
public readonly record struct DaySpan(DateOnly First, DateOnly Last)
{
    /// <summary>How many days editors can choose to look at.</summary>
    public static IReadOnlyList<int> Lengths { get; } = [7, 30, 90, 365];

    /// <summary>How many days they see unless they choose.</summary>
    public const int UsualLength = 30;

    /// <summary>All days there are.</summary>
    public static DaySpan Always { get; } = new(DateOnly.MinValue, DateOnly.MaxValue.AddDays(-1));

    /// <summary>How many days.</summary>
    public int Count => Last.DayNumber - First.DayNumber + 1;

    /// <summary>Every day, the first one first.</summary>
    public IEnumerable<DateOnly> Days => Enumerable.Range(0, Count).Select(First.AddDays);

    /// <summary>The moment at which it begins, in UTC.</summary>
    public DateTime Start => First.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    /// <summary>The moment at which it is over, in UTC.</summary>
    public DateTime End => Last.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    /// <summary>So many days, of which the last is today.</summary>
    public static DaySpan Ending(DateOnly today, int days) => new(today.AddDays(1 - days), today);

    /// <summary>Whether a day is one of them.</summary>
    public bool Has(DateOnly day) => day >= First && day <= Last;

    /// <summary>The same number of days right before.</summary>
    public DaySpan Before() => new(First.AddDays(-Count), First.AddDays(-1));
}
