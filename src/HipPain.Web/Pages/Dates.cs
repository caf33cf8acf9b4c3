using System.Globalization;

namespace HipPain.Web.Pages;

internal static class Dates
{
    /// <summary>A day as British readers write it: 23 November 2026.</summary>
    public static string InWords(this DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A day as machines read it (ISO 8601): 2026-11-23.</summary>
    public static string ForMachines(this DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
