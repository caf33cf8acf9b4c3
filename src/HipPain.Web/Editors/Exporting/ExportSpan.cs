using System.Globalization;

namespace HipPain.Web.Editors.Exporting;

/// <summary>The days that an export covers, in UTC.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
public sealed record ExportSpan(DateOnly From, DateOnly To)
{
    /// <summary>The first moment.</summary>
    public DateTime Start => From.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    /// <summary>The last moment.</summary>
    public DateTime End => To.ToDateTime(TimeOnly.MaxValue, DateTimeKind.Utc);

    /// <summary>Reads two days, as 2026-11-23.</summary>
    /// <returns>The span, or else what is wrong as a sentence for editors.</returns>
    public static (ExportSpan? Span, string? Wrong) Read(string from, string to)
    {
        if (Day(from) is not { } first)
        {
            return (null, "Give the first day as year, month and day, such as 2026-11-23.");
        }

        if (Day(to) is not { } last)
        {
            return (null, "Give the last day as year, month and day, such as 2026-11-23.");
        }

        return first <= last ? (new ExportSpan(first, last), null) : (null, "The last day comes before the first one. Change one of them.");
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
