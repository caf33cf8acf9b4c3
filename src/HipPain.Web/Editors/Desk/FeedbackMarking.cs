using HipPain.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Editors.Desk;

/// <summary>
/// What editors do with feedback. What changes is noted in the audit by the page it is about, in the same
/// transaction: neither a reader's words nor the id, which carries the minute, outlive the feedback there. Of two
/// editors who mark the same, the last one is right; what is gone already is passed over.
/// </summary>
public sealed class FeedbackMarking(HipPainDbContext database, AuditLog audit, DeletedWords deleted)
{
    /// <summary>Marks feedback, and tells how much of it there still was.</summary>
    public async Task<int> MarkAsync(IReadOnlyCollection<Guid> ids, FeedbackStatus status, string who, CancellationToken cancellationToken)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var known = await database.Feedback.Where(entry => ids.Contains(entry.Id)).Select(entry => new { entry.Id, entry.Status, entry.Address }).ToListAsync(cancellationToken);
        var changed = known.Where(entry => entry.Status != status).ToList();
        var changedIds = changed.ConvertAll(entry => entry.Id);
        await database.Feedback.Where(entry => changedIds.Contains(entry.Id))
            .ExecuteUpdateAsync(change => change.SetProperty(entry => entry.Status, status), cancellationToken);
        changed.ForEach(entry => audit.Add(database, who, ActionOf(status), entry.Address.Value));
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return known.Count;
    }

    /// <summary>Deletes feedback with its vote, and tells how much of it there still was.</summary>
    public async Task<int> DeleteAsync(IReadOnlyCollection<Guid> ids, string who, CancellationToken cancellationToken)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var known = await database.Feedback.Where(entry => ids.Contains(entry.Id)).Select(entry => new { entry.Id, entry.Address }).ToListAsync(cancellationToken);
        var knownIds = known.ConvertAll(entry => entry.Id);
        await database.Feedback.Where(entry => knownIds.Contains(entry.Id)).ExecuteDeleteAsync(cancellationToken);
        known.ForEach(entry => audit.Add(database, who, AuditAction.FeedbackDeleted, entry.Address.Value));
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (known.Count > 0)
        {
            await deleted.EraseAsync(database, cancellationToken);
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
