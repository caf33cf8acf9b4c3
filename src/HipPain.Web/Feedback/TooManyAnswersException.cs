namespace HipPain.Web.Feedback;

/// <summary>More answers came than are taken at a time. Nothing was stored.</summary>
public sealed class TooManyAnswersException(TimeSpan wait) : Exception("More answers came than are taken at a time.")
{
    /// <summary>How long to wait until one is taken again, rounded up to a second, at least one.</summary>
    public TimeSpan Wait { get; } = TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(wait.TotalSeconds)));
}
