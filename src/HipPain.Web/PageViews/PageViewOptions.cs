using HipPain.Web.Operations;
using Microsoft.Extensions.Options;

namespace HipPain.Web.PageViews;

/// <summary>Whether and how page views are counted.</summary>
public sealed class PageViewOptions
{
    /// <summary>The section of the settings these are read from.</summary>
    public const string SectionName = "PageViews";

    /// <summary>Whether anything is counted.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// Whether pages tell by a script that they are shown, and requests for them are not counted. It is for sites behind a cache that sends
    /// pages in their place.
    /// </summary>
    public bool Beacon { get; set; }

    /// <summary>The most views counted from one network address in five minutes, 0 to 1,000,000; 0 is no cap.</summary>
    [Within(0, 1_000_000, ErrorMessage = "PageViews:InflationCap must be a whole number from 0 (no cap) to 1000000.")]
    public int InflationCap { get; set; } = 300;

    /// <summary>Whether pages are to tell that they are shown: not where nothing is counted.</summary>
    public bool HasBeacon => Enabled && Beacon;
}

/// <summary>Checks <see cref="PageViewOptions"/> at start.</summary>
[OptionsValidator]
public sealed partial class PageViewOptionsValidator : IValidateOptions<PageViewOptions>;
