using HipPain.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Editors.Desk;

/// <summary>
/// What editors do with feedback. What changes is noted in the audit, in the same transaction and without a reader's words. Of two
/// editors who mark the same, the last one is right; what is gone already is passed over.
/// </summary>
public sealed class FeedbackMarking(HipPainDbContext database, AuditLog audit)
{
    /// <summary>Marks feedback, and tells how much of it there still was.</summary>
    public async Task<int> MarkAsync(IReadOnlyCollection<Guid> ids, FeedbackStatus status, string who, CancellationToken cancellationToken)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var known = await database.Feedback.Where(entry => ids.Contains(entry.Id)).Select(entry => new { entry.Id, entry.Status }).ToListAsync(cancellationToken);
        var changed = known.Where(entry => entry.Status != status).Select(entry => entry.Id).ToList();
        await database.Feedback.Where(entry => changed.Contains(entry.Id))
            .ExecuteUpdateAsync(change => change.SetProperty(entry => entry.Status, status), cancellationToken);
        changed.ForEach(id => audit.Add(database, who, ActionOf(status), $"{id}"));
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return known.Count;
    }

    /// <summary>Deletes feedback with its vote, and tells how much of it there still was.</summary>
    public async Task<int> DeleteAsync(IReadOnlyCollection<Guid> ids, string who, CancellationToken cancellationToken)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var known = await database.Feedback.Where(entry => ids.Contains(entry.Id)).Select(entry => entry.Id).ToListAsync(cancellationToken);
        await database.Feedback.Where(entry => known.Contains(entry.Id)).ExecuteDeleteAsync(cancellationToken);
        known.ForEach(id => audit.Add(database, who, AuditAction.FeedbackDeleted, $"{id}"));
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (known.Count > 0)
        {
            // The log of changes still holds the text until it is emptied into the database.
            await database.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
        }

        return known.Count;
    }

    private static AuditAction ActionOf(FeedbackStatus status) => status switch
    {
        FeedbackStatus.New => AuditAction.FeedbackNew,
        FeedbackStatus.Seen => AuditAction.FeedbackSeen,
        FeedbackStatus.Done => AuditAction.FeedbackDone,
        FeedbackStatus.Spam => AuditAction.FeedbackSpam,
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
