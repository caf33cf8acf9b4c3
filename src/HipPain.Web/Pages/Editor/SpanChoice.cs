using HipPain.Web.Editors.Statistics;

namespace HipPain.Web.Pages.Editor;

/// <summary>The days that an editor looks at.</summary>
/// <param name="Path">The page, without its query.</param>
/// <param name="Span">The days.</param>
public sealed record SpanChoice(string Path, DaySpan Span)
{
    /// <summary>The days that a request asks for, the last being today; the usual ones where it asks for none there are.</summary>
    public static DaySpan Read(int? days, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        var length = days is { } asked && DaySpan.Lengths.Contains(asked) ? asked : DaySpan.UsualLength;
        return DaySpan.Ending(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), length);
    }

    /// <summary>The same page with other days.</summary>
    public string With(int days) => days == DaySpan.UsualLength ? Path : $"{Path}?days={days}";

    /// <summary>How a length is called.</summary>
    public static string Name(int days) => days == 365 ? "1 year" : $"{days} days";
}
