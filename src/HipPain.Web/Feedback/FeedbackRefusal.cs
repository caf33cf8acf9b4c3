namespace HipPain.Web.Feedback;

/// <summary>Why feedback was not stored. The names are those of a metric's label.</summary>
public enum FeedbackRefusal
{
    /// <summary>It is about no page of the guide.</summary>
    UnknownPage,

    /// <summary>It says neither yes nor no, or adds nothing.</summary>
    NothingChosen,

    /// <summary>Its reason is none of those offered.</summary>
    UnknownReason,

    /// <summary>The comment is too long.</summary>
    TooLong,

    /// <summary>A field that people do not see was filled in; whoever did it was not told.</summary>
    Trapped,

    /// <summary>It adds to a vote that is not known.</summary>
    UnknownVote,

    /// <summary>It adds to a vote that is no longer open.</summary>
    Closed,

    /// <summary>More came than is taken at a time.</summary>
    TooMany,

    /// <summary>The database did not take it.</summary>
    NotSaved,
}
