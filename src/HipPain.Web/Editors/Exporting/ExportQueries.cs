using HipPain.Web.Data;
using HipPain.Web.Editors.Statistics;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Editors.Exporting;

/// <summary>Reads what is exported, oldest first, row by row.</summary>
internal static class ExportQueries
{
    /// <summary>All feedback.</summary>
    public static IAsyncEnumerable<FeedbackRow> Feedback(HipPainDbContext database, ExportSpan span)
    {
        var (start, end) = (span.Start, span.End);
        return database.Feedback.AsNoTracking().Where(entry => entry.ReceivedAt >= start && entry.ReceivedAt <= end)
            .OrderBy(entry => entry.ReceivedAt).ThenBy(entry => entry.Id).AsAsyncEnumerable()
            .Select(entry => new FeedbackRow(
                entry.ReceivedAt, entry.Address.Value, entry.ContentVersion, VoteOf(entry.Helpful), entry.Reason?.ToString(), entry.Status.ToString(),
                entry.Flags is FeedbackMarks.None ? "" : entry.Flags.ToString(), entry.ExpiresAt, entry.Comment));
    }

    /// <summary>All counts.</summary>
    public static IAsyncEnumerable<ViewRow> Views(HipPainDbContext database, ExportSpan span)
    {
        var (from, to) = (span.From, span.To);
        return database.PageViewCounts.AsNoTracking().Where(count => count.Day >= from && count.Day <= to)
            .OrderBy(count => count.Day).ThenBy(count => count.Kind).ThenBy(count => count.Name).AsAsyncEnumerable()
            .Select(count => new ViewRow(count.Day, count.Kind.ToString(), count.Name, count.Count));
    }

    /// <summary>The votes of each day, those of which only a count is left together with the others.</summary>
    public static IAsyncEnumerable<VoteRow> Votes(HipPainDbContext database, ExportSpan span)
    {
        // One query for both: a connection of PostgreSQL reads one thing at a time.
        var last = span.To < DaySpan.Always.Last ? span.To : DaySpan.Always.Last;
        return database.Votes(new DaySpan(span.From, last))
            .GroupBy(vote => new { vote.Day, vote.Address, vote.Helpful, vote.Version, vote.Reason })
            .Select(same => new { same.Key, Count = same.Sum(vote => vote.Count) })
            .OrderBy(same => same.Key.Day).ThenBy(same => same.Key.Address).ThenBy(same => same.Key.Helpful).ThenBy(same => same.Key.Version).ThenBy(same => same.Key.Reason)
            .AsAsyncEnumerable()
            .Select(same => new VoteRow(
                same.Key.Day, same.Key.Address, OrNull(same.Key.Version), VoteOf(same.Key.Helpful), OrNull(same.Key.Reason), same.Count));
    }

    private static string VoteOf(bool helpful) => helpful ? "yes" : "no";

    private static string? OrNull(string? text) => text is "" ? null : text;
}
