using HipPain.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Editors.Statistics;

/// <summary>Equal votes of one day, wherever they are stored.</summary>
public sealed class VoteRow
{
    /// <summary>The day, in UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The minute, in UTC; midnight where only the day is left.</summary>
    public required DateTime At { get; init; }

    /// <summary>The address of the page voted on.</summary>
    public required string Address { get; init; }

    /// <summary>The version of the text that the readers saw; empty where it is not known.</summary>
    public required string Version { get; init; }

    /// <summary>Whether the page helped.</summary>
    public required bool Helpful { get; init; }

    /// <summary>The name of the <see cref="FeedbackReason"/>; empty where none was given.</summary>
    public required string Reason { get; init; }

    /// <summary>How many, at least 1.</summary>
    public required long Count { get; init; }
}

/// <summary>The one place that knows where votes are: with the rest of the feedback, and as mere counts once that is past its keeping
/// time. Spam is left out.</summary>
public static class VoteRows
{
    /// <summary>The votes of some days, to be narrowed and added up by the database. A row stands for one vote or more; there may be
    /// several rows of the same kind.</summary>
    public static IQueryable<VoteRow> Votes(this HipPainDbContext database, DaySpan span)
    {
        ArgumentNullException.ThrowIfNull(database);
        var (start, end, first, last) = (span.Start, span.End, span.First, span.Last);
        return database.Database.SqlQuery<VoteRow>(
            $"""
            SELECT date("ReceivedAt") AS "Day", "ReceivedAt" AS "At", "Address", coalesce("ContentVersion", '') AS "Version", "Helpful",
                coalesce("Reason", '') AS "Reason", 1 AS "Count"
            FROM "Feedback" WHERE "ReceivedAt" >= {start} AND "ReceivedAt" < {end} AND "Status" <> 'Spam'
            UNION ALL
            SELECT "Day", "Day" AS "At", "Address", "ContentVersion", "Helpful", "Reason", "Count"
            FROM "VoteCounts" WHERE "Day" >= {first} AND "Day" <= {last}
            """);
    }
}
