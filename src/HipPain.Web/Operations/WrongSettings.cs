using Microsoft.Extensions.Options;

namespace HipPain.Web.Operations;

/// <summary>Makes sentences for the operator of what is wrong with the settings.</summary>
internal static class WrongSettings
{
    /// <summary>One sentence for each wrong setting; none if the exception is about something else.</summary>
    public static IReadOnlyList<string> In(Exception exception) => exception switch
    {
        // Settings that are checked against a wrong one fail with its sentence too.
        AggregateException all => [.. all.Flatten().InnerExceptions.SelectMany(In).Distinct()],
        OptionsValidationException invalid => [.. invalid.Failures],
        // A value of the wrong type; the binder's sentence names the key.
        InvalidOperationException { InnerException: FormatException or ArgumentException } wrong => [wrong.Message],
        _ => [],
    };
}
