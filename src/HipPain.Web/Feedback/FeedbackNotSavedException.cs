namespace HipPain.Web.Feedback;

/// <summary>Feedback could not be stored, because the database is locked, missing or not ready. The reader must not be
/// thanked.</summary>
public sealed class FeedbackNotSavedException : Exception
{
    /// <summary>Feedback was not stored.</summary>
    public FeedbackNotSavedException()
        : this("The feedback could not be saved.")
    {
    }

    /// <summary>Feedback was not stored.</summary>
    public FeedbackNotSavedException(string message)
        : base(message)
    {
    }

    /// <summary>Feedback was not stored, and why.</summary>
    public FeedbackNotSavedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
