using System.Runtime.CompilerServices;
using HipPain.Web.Data;
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
    public static IAsyncEnumerable<VoteRow> Votes(HipPainDbContext database, ExportSpan span) =>
        TogetherAsync(OldVotes(database, span), NewVotes(database, span));

    private static async IAsyncEnumerable<VoteRow> TogetherAsync(
        IAsyncEnumerable<VoteRow> oldVotes, IAsyncEnumerable<VoteRow> newVotes, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var day = new Dictionary<VoteRow, long>();
        await using var old = oldVotes.GetAsyncEnumerator(cancellationToken);
        await using var votes = newVotes.GetAsyncEnumerator(cancellationToken);
        var (hasOld, hasVotes) = (await old.MoveNextAsync(), await votes.MoveNextAsync());
        while (hasOld || hasVotes)
        {
            // Both come by day, so no more than one day is ever held.
            var next = hasOld && (!hasVotes || old.Current.Day <= votes.Current.Day) ? old.Current.Day : votes.Current.Day;
            day.Clear();
            for (; hasOld && old.Current.Day == next; hasOld = await old.MoveNextAsync())
            {
                Add(day, old.Current);
            }

            for (; hasVotes && votes.Current.Day == next; hasVotes = await votes.MoveNextAsync())
            {
                Add(day, votes.Current);
            }

            foreach (var (row, count) in day.OrderBy(pair => pair.Key.Address, StringComparer.Ordinal).ThenBy(pair => pair.Key.Vote, StringComparer.Ordinal))
            {
                yield return row with { Count = count };
            }
        }
    }

    private static IAsyncEnumerable<VoteRow> OldVotes(HipPainDbContext database, ExportSpan span)
    {
        var (from, to) = (span.From, span.To);
        return database.VoteCounts.AsNoTracking().Where(count => count.Day >= from && count.Day <= to).OrderBy(count => count.Day).AsAsyncEnumerable()
            .Select(count => new VoteRow(count.Day, count.Address.Value, OrNull(count.ContentVersion), VoteOf(count.Helpful), OrNull(count.Reason), count.Count));
    }

    private static IAsyncEnumerable<VoteRow> NewVotes(HipPainDbContext database, ExportSpan span)
    {
        var (start, end) = (span.Start, span.End);
        return database.Feedback.AsNoTracking()
            .Where(entry => entry.ReceivedAt >= start && entry.ReceivedAt <= end && entry.Status != FeedbackStatus.Spam).OrderBy(entry => entry.ReceivedAt)
            .Select(entry => new { entry.ReceivedAt, entry.Address, entry.ContentVersion, entry.Helpful, entry.Reason }).AsAsyncEnumerable()
            .Select(entry => new VoteRow(
                DateOnly.FromDateTime(entry.ReceivedAt), entry.Address.Value, OrNull(entry.ContentVersion), VoteOf(entry.Helpful), entry.Reason?.ToString(), 1));
    }

    private static void Add(Dictionary<VoteRow, long> day, VoteRow row)
    {
        var key = row with { Count = 0 };
        day[key] = day.GetValueOrDefault(key) + row.Count;
    }

    private static string VoteOf(bool helpful) => helpful ? "yes" : "no";

    private static string? OrNull(string? text) => text is "" ? null : text;
}
