using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HipPain.Web.Data;

/// <summary>Something that an editor, or an operator on the command line, did. It holds no reader's words.</summary>
public sealed class AuditEntry
{
    /// <summary>Stands for whoever uses the command line.</summary>
    public const string Operator = "(command line)";

    /// <summary>The longest <see cref="Subject"/>, in characters.</summary>
    public const int MaxSubjectLength = 700;

    /// <summary>A version 7 UUID that carries <see cref="At"/>, so that entries sort by time.</summary>
    public required Guid Id { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The name of the editor, or <see cref="Operator"/>.</summary>
    public required string Who { get; init; }

    /// <summary>What was done.</summary>
    public required AuditAction Action { get; init; }

    /// <summary>What it was done to: an address (for feedback that of its page: its id must not be kept longer than itself), the name of an editor
    /// or of a file, or by which way somebody signed in or failed to; at most <see cref="MaxSubjectLength"/> characters, null where the action says all.</summary>
    public string? Subject { get; init; }
}

/// <summary>What can be done that is worth remembering. The names are stored: do not rename them.</summary>
public enum AuditAction
{
    /// <summary>An editor was added.</summary>
    EditorAdded,

    /// <summary>An editor was shut out.</summary>
    EditorDisabled,

    /// <summary>An editor lost every way to sign in and was given a new link.</summary>
    EditorReset,

    /// <summary>A one-time link was used.</summary>
    LinkUsed,

    /// <summary>An editor signed in.</summary>
    SignedIn,

    /// <summary>An editor signed out.</summary>
    SignedOut,

    /// <summary>Somebody tried to sign in as this editor and could not.</summary>
    SignInFailed,

    /// <summary>An editor was locked out for a while after too many tries.</summary>
    LockedOut,

    /// <summary>A passkey was added.</summary>
    PasskeyAdded,

    /// <summary>A passkey was given another name.</summary>
    PasskeyRenamed,

    /// <summary>A passkey was removed.</summary>
    PasskeyRemoved,

    /// <summary>A good passkey of an editor who was shut out was refused.</summary>
    PasskeyRefused,

    /// <summary>A password with an authenticator app was set up.</summary>
    PasswordSet,

    /// <summary>Password and authenticator app were removed.</summary>
    PasswordRemoved,

    /// <summary>New recovery codes were made.</summary>
    RecoveryCodesMade,

    /// <summary>A recovery code was used.</summary>
    RecoveryCodeUsed,

    /// <summary>Feedback was marked as new again.</summary>
    FeedbackNew,

    /// <summary>Feedback was marked as seen.</summary>
    FeedbackSeen,

    /// <summary>Feedback was marked as done.</summary>
    FeedbackDone,

    /// <summary>Feedback was marked as spam.</summary>
    FeedbackSpam,

    /// <summary>Feedback was deleted.</summary>
    FeedbackDeleted,

    /// <summary>A file was exported.</summary>
    Exported,

    /// <summary>The database was copied.</summary>
    BackedUp,

    /// <summary>A copy of the database was put in its place.</summary>
    Restored,
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("Audit");
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.Who).HasMaxLength(Editor.MaxNameLength);
        builder.Property(entry => entry.Action).HasConversion<string>().HasMaxLength(32);
        builder.Property(entry => entry.Subject).HasMaxLength(AuditEntry.MaxSubjectLength);
        builder.HasIndex(entry => entry.At);
    }
}
