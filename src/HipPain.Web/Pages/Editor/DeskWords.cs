using System.Globalization;
using HipPain.Web.Data;

namespace HipPain.Web.Pages.Editor;

/// <summary>What editors read in place of the names that are stored.</summary>
internal static class DeskWords
{
    /// <summary>A reason, or that there is none.</summary>
    public static string InWords(this FeedbackReason? reason) => reason switch
    {
        FeedbackReason.EasyToFollow => "Easy to follow",
        FeedbackReason.HardToUnderstand => "Hard to understand",
        FeedbackReason.NoWordOnGettingHelp => "Did not say when to get help",
        FeedbackReason.ExerciseUnclear => "Exercise not clear",
        FeedbackReason.OutOfDate => "Out of date",
        FeedbackReason.SomethingMissing => "Something missing",
        FeedbackReason.Other => "Other",
        _ => "No reason given",
    };

    /// <summary>One flag.</summary>
    public static string InWords(this FeedbackMarks flag) => flag switch
    {
        FeedbackMarks.WarningSign => "Names a warning sign",
        FeedbackMarks.EmailRemoved => "E-mail address taken out",
        FeedbackMarks.PhoneRemoved => "Phone number taken out",
        FeedbackMarks.NhsNumberRemoved => "NHS number taken out",
        FeedbackMarks.NationalInsuranceNumberRemoved => "National Insurance number taken out",
        FeedbackMarks.PostcodeRemoved => "Postcode taken out",
        FeedbackMarks.BirthDateRemoved => "Date of birth taken out",
        FeedbackMarks.HasLink => "Holds a link",
        _ => flag.ToString(),
    };

    /// <summary>What editors and operators did, as the end of a sentence that begins with who.</summary>
    public static string InWords(this AuditAction action) => action switch
    {
        AuditAction.EditorAdded => "added an editor",
        AuditAction.EditorDisabled => "shut an editor out",
        AuditAction.EditorReset => "took an editor's ways to sign in away and made a new link",
        AuditAction.LinkUsed => "used the one-time link",
        AuditAction.SignedIn => "signed in",
        AuditAction.SignedOut => "signed out",
        AuditAction.SignInFailed => "could not sign in",
        AuditAction.LockedOut => "was locked out for a while",
        AuditAction.PasskeyAdded => "added a passkey",
        AuditAction.PasskeyRenamed => "renamed a passkey",
        AuditAction.PasskeyRemoved => "removed a passkey",
        AuditAction.PasskeyRefused => "tried a passkey but is shut out",
        AuditAction.PasswordSet => "set up a password with an authenticator app",
        AuditAction.PasswordRemoved => "removed the password and the authenticator app",
        AuditAction.RecoveryCodesMade => "made new recovery codes",
        AuditAction.RecoveryCodeUsed => "used a recovery code",
        AuditAction.FeedbackNew => "marked feedback as new again",
        AuditAction.FeedbackSeen => "marked feedback as seen",
        AuditAction.FeedbackDone => "marked feedback as done",
        AuditAction.FeedbackSpam => "marked feedback as spam",
        AuditAction.FeedbackDeleted => "deleted feedback",
        AuditAction.Exported => "exported a file",
        AuditAction.BackedUp => "made a backup",
        AuditAction.Restored => "put a backup in the database's place",
        _ => action.ToString(),
    };

    /// <summary>A moment to the minute, with its day named: Monday 23 November 2026, 12:34 UTC.</summary>
    public static string InWords(this DateTime moment) => moment.ToString("dddd d MMMM yyyy', 'HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>The same of a moment that carries its offset.</summary>
    public static string WithDay(this DateTimeOffset moment) => moment.UtcDateTime.InWords();

    /// <summary>The same as machines read it (ISO 8601).</summary>
    public static string ForMachines(this DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);

    /// <summary>A number with its thousands set apart, and the word for what is counted: 1 entry, 1,234 entries.</summary>
    public static string Of(this int count, string one, string many) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {(count == 1 ? one : many)}";
}
