using HipPain.Web.Operations;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Interop.Api;

/// <summary>How much of the content API one caller may use.</summary>
public sealed class ApiOptions
{
    /// <summary>The section of the settings these are read from.</summary>
    public const string Section = "Api";

    /// <summary>The most requests from one network address in a minute, 0 to 1,000,000; 0 is no limit.</summary>
    [Within(0, 1_000_000, ErrorMessage = "Api:RequestsPerMinute must be a whole number from 0 (no limit) to 1000000.")]
    public int RequestsPerMinute { get; set; } = 120;
}

/// <summary>Checks <see cref="ApiOptions"/> at start.</summary>
[OptionsValidator]
public sealed partial class ApiOptionsValidator : IValidateOptions<ApiOptions>;
