using System.Globalization;

namespace HipPain.Content.Articles;

/// <summary>Writes moments for people.</summary>
public static class Moments
{
    /// <summary>A moment in UTC, with seconds only where it has any: 1 December 2026, 09:00 UTC.</summary>
    public static string InWords(this DateTimeOffset moment) => moment.ToUniversalTime()
        .ToString(moment.Second == 0 ? "d MMMM yyyy', 'HH:mm 'UTC'" : "d MMMM yyyy', 'HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
