namespace HipPain.Web.Editors.Statistics;

/// <summary>Votes on one version of a text.</summary>
public sealed record VersionVotes
{
    /// <summary>The version; empty where it is not known.</summary>
    public required string Version { get; init; }

    /// <summary>The day of its first vote, in UTC; null without votes.</summary>
    public required DateOnly? FirstVote { get; init; }

    /// <summary>The day of its last vote, in UTC; null without votes.</summary>
    public required DateOnly? LastVote { get; init; }

    /// <summary>The day on which the site first published it, where that is known.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>What readers said of it.</summary>
    public required Votes Votes { get; init; }

    /// <summary>The first day on which it is known to have been there; null if none is.</summary>
    public DateOnly? Since => PublishedOn ?? FirstVote;
}

/// <summary>What readers read and said of one page and of the pages right below its address.</summary>
public sealed record PageStory
{
    /// <summary>The address.</summary>
    public required string Address { get; init; }

    /// <summary>The days, of which the last is today.</summary>
    public required DaySpan Span { get; init; }

    /// <summary>Views of the page itself on each of the days.</summary>
    public required IReadOnlyList<DayFigures> Days { get; init; }

    /// <summary>Views of the page itself.</summary>
    public required Comparison Views { get; init; }

    /// <summary>Those that came from outside.</summary>
    public required Comparison Arrivals { get; init; }

    /// <summary>What readers said of the page itself in these days.</summary>
    public required Votes Votes { get; init; }

    /// <summary>The reasons they chose in these days: names of <see cref="Data.FeedbackReason"/>, the commonest first.</summary>
    public required IReadOnlyList<NamedCount> Reasons { get; init; }

    /// <summary>The pages below, the most read first; articles of their own among them.</summary>
    public required IReadOnlyList<PageFigures> Below { get; init; }

    /// <summary>All votes ever on the page itself by version, in the order of their first votes.</summary>
    public required IReadOnlyList<VersionVotes> Versions { get; init; }
}
