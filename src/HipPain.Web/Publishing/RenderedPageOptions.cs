using HipPain.Web.Operations;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Publishing;

/// <summary>How many rendered pages are kept.</summary>
public sealed class RenderedPageOptions
{
    /// <summary>The section of the settings these are read from.</summary>
    public const string SectionName = "RenderedPages";

    /// <summary>The memory that kept pages may take, in megabytes, 1 to 4,096.</summary>
    [Within(1, 4096, ErrorMessage = "RenderedPages:Megabytes must be a whole number from 1 to 4096.")]
    public int Megabytes { get; set; } = 64;

    /// <summary>
    /// How long a cache that many readers share may send a page without asking for it again, in seconds, 0 to 60. At 0 it asks each time. Advice
    /// that became urgent must not be kept back for longer.
    /// </summary>
    [Within(0, 60, ErrorMessage = "RenderedPages:SharedSeconds must be a whole number from 0 to 60.")]
    public int SharedSeconds { get; set; }
}

/// <summary>Checks <see cref="RenderedPageOptions"/> at start.</summary>
[OptionsValidator]
public sealed partial class RenderedPageOptionsValidator : IValidateOptions<RenderedPageOptions>;
