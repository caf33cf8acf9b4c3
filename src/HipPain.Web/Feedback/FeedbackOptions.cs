using HipPain.Web.Operations;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Feedback;

/// <summary>How long feedback is kept.</summary>
public sealed class FeedbackOptions
{
    /// <summary>The section of the settings these are read from.</summary>
    public const string SectionName = "Feedback";

    /// <summary>After how many months the text of a comment is deleted, 1 to 120. The vote and its reason stay.</summary>
    [Within(1, 120, ErrorMessage = "Feedback:RetentionMonths must be a whole number from 1 to 120.")]
    public int RetentionMonths { get; set; } = 12;
}

/// <summary>Checks <see cref="FeedbackOptions"/> at start.</summary>
[OptionsValidator]
public sealed partial class FeedbackOptionsValidator : IValidateOptions<FeedbackOptions>;
