using System.Data;
using System.Data.Common;
using HipPain.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace HipPain.Web.Editors.Desk;

/// <summary>
/// What editors do with feedback. What changes is noted in the audit by the page it is about, in the same
/// transaction: neither a reader's words nor the id, which carries the minute, outlive the feedback there. Of two
/// editors who mark the same, the last one is right; what is gone already is passed over, and so is a vote whose
/// reader has added words that the editor has not seen.
/// </summary>
public sealed class FeedbackMarking(HipPainDbContext database, AuditLog audit, DeletedWords deleted)
{
    /// <summary>Marks feedback as the order says, or deletes it with its vote.</summary>
    public Task<OrderDone> CarryOutAsync(FeedbackOrder order, string who, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order.Status is { } status ? MarkAsync(order, status, who, cancellationToken) : DeleteAsync(order, who, cancellationToken);
    }

    private async Task<OrderDone> MarkAsync(FeedbackOrder order, FeedbackStatus status, string who, CancellationToken cancellationToken)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var known = await AsSeen(order).Select(entry => new { entry.Id, entry.Status, entry.Address }).ToListAsync(cancellationToken);
        var changed = known.Where(entry => entry.Status != status).ToList();
        var changedIds = changed.ConvertAll(entry => entry.Id);
        await database.Feedback.Where(entry => changedIds.Contains(entry.Id))
            .ExecuteUpdateAsync(change => change.SetProperty(entry => entry.Status, status), cancellationToken);
        changed.ForEach(entry => audit.Add(database, who, ActionOf(status), entry.Address.Value));
        await database.SaveChangesAsync(cancellationToken);
        var done = new OrderDone(known.Count, await CountUnreadAsync(order, cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return done;
    }

    private async Task<OrderDone> DeleteAsync(FeedbackOrder order, string who, CancellationToken cancellationToken)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var known = await AsSeen(order).Select(entry => new { entry.Id, entry.Address }).ToListAsync(cancellationToken);
        var knownIds = known.ConvertAll(entry => entry.Id);
        await database.Feedback.Where(entry => knownIds.Contains(entry.Id)).ExecuteDeleteAsync(cancellationToken);
        known.ForEach(entry => audit.Add(database, who, AuditAction.FeedbackDeleted, entry.Address.Value));
        await database.SaveChangesAsync(cancellationToken);
        var done = new OrderDone(known.Count, await CountUnreadAsync(order, cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        if (known.Count > 0)
        {
            await EraseAsync(cancellationToken);
        }

        return done;
    }

    private async Task EraseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await deleted.EraseAsync(database, cancellationToken);
        }
        catch (DbException)
        {
            // They are deleted for good, so nobody may be told that nothing was done; the disk is seen to in the background.
        }
    }

    /// <summary>What the order is about and is still as the editor saw it. SQLite's transaction holds the one place to write, so it stays so; PostgreSQL refuses to
    /// commit where it did not.</summary>
    private IQueryable<FeedbackEntry> AsSeen(FeedbackOrder order) => database.Feedback.Where(entry =>
        order.Ids.Contains(entry.Id) && (!order.Bare.Contains(entry.Id) || (entry.Reason == null && entry.Comment == null)));

    private Task<int> CountUnreadAsync(FeedbackOrder order, CancellationToken cancellationToken) => database.Feedback.CountAsync(
        entry => order.Ids.Contains(entry.Id) && order.Bare.Contains(entry.Id) && (entry.Reason != null || entry.Comment != null), cancellationToken);

    private static AuditAction ActionOf(FeedbackStatus status) => status switch
    {
        FeedbackStatus.New => AuditAction.FeedbackNew,
        FeedbackStatus.Seen => AuditAction.FeedbackSeen,
        FeedbackStatus.Done => AuditAction.FeedbackDone,
        FeedbackStatus.Spam => AuditAction.FeedbackSpam,
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
