using HipPain.Web.Operations;
using Microsoft.Extensions.Options;

namespace HipPain.Web.Feedback;

/// <summary>How long feedback is kept, and how much of it is taken.</summary>
public sealed class FeedbackOptions
{
    /// <summary>The section of the settings these are read from.</summary>
    public const string SectionName = "Feedback";

    /// <summary>After how many months feedback is deleted with its text and only counted, 1 to 120.</summary>
    [Within(1, 120, ErrorMessage = "Feedback:RetentionMonths must be a whole number from 1 to 120.")]
    public int RetentionMonths { get; set; } = 12;

    /// <summary>How many answers are taken from one network address in ten minutes, 0 to 1,000. 0 is no limit, and then the same answer
    /// may be given twice too: it says that addresses do not tell readers apart.</summary>
    [Within(0, 1_000, ErrorMessage = "Feedback:AnswersPerNetwork must be a whole number from 0 to 1000.")]
    public int AnswersPerNetwork { get; set; } = 5;
}

/// <summary>Checks <see cref="FeedbackOptions"/> at start.</summary>
[OptionsValidator]
public sealed partial class FeedbackOptionsValidator : IValidateOptions<FeedbackOptions>;
