using HipPain.Web.Data;

namespace HipPain.Web.Editors;

/// <summary>Writes down what editors and operators do: who, what and when, and none of a reader's words.</summary>
public sealed class AuditLog(TimeProvider time)
{
    /// <summary>
    /// Adds an entry to what the context saves next, so that what was done and the note of it are stored together or not at all.
    /// </summary>
    /// <param name="database">The context that also holds what is done.</param>
    /// <param name="who">The name of the signed-in editor, or <see cref="AuditEntry.Operator"/>.</param>
    /// <param name="action">What is done.</param>
    /// <param name="subject">What it is done to; see <see cref="AuditEntry.Subject"/>. What is longer than that allows is cut.</param>
    public void Add(HipPainDbContext database, string who, AuditAction action, string? subject = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        var now = time.GetUtcNow();
        database.Audit.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            At = now.UtcDateTime,
            Who = who,
            Action = action,
            Subject = subject is { Length: > AuditEntry.MaxSubjectLength } ? subject[..AuditEntry.MaxSubjectLength] : subject,
        });
    }
}
