using HipPain.Content.Articles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HipPain.Web.Data;

/// <summary>One reader's vote on one page. It holds nothing about the reader.</summary>
public sealed class FeedbackEntry
{
    /// <summary>The longest comment, in UTF-16 characters.</summary>
    public const int MaxCommentLength = 1_000;

    /// <summary>The longest version of an article or section, in characters.</summary>
    public const int MaxContentVersionLength = 64;

    /// <summary>A version 7 UUID that carries <see cref="ReceivedAt"/>, and so no finer time than the minute.</summary>
    public required Guid Id { get; init; }

    /// <summary>The page voted on.</summary>
    public required Address Address { get; init; }

    /// <summary>Whether the page helped.</summary>
    public required bool Helpful { get; init; }

    /// <summary>Why, where the reader said so.</summary>
    public FeedbackReason? Reason { get; init; }

    /// <summary>The reader's own words, at most <see cref="MaxCommentLength"/>; null when none were given or they are past their
    /// keeping time.</summary>
    public string? Comment { get; init; }

    /// <summary>When, in UTC, cut to the minute.</summary>
    public required DateTime ReceivedAt { get; init; }

    /// <summary>The version of the text that the reader saw, at most <see cref="MaxContentVersionLength"/> characters.</summary>
    public string? ContentVersion { get; init; }

    /// <summary>What editors have made of it.</summary>
    public FeedbackStatus Status { get; init; }

    /// <summary>What was noticed as it came in.</summary>
    public FeedbackMarks Flags { get; init; }

    /// <summary>When, in UTC, only a count is left of it.</summary>
    public required DateTime ExpiresAt { get; init; }
}

/// <summary>How far editors are with feedback.</summary>
public enum FeedbackStatus
{
    /// <summary>Nobody has looked at it.</summary>
    New,

    /// <summary>Somebody has looked at it.</summary>
    Seen,

    /// <summary>There is nothing more to do about it.</summary>
    Done,

    /// <summary>It is no honest answer, and its vote does not count.</summary>
    Spam,
}

/// <summary>What is noticed about feedback. The numbers are stored: do not change them.</summary>
[Flags]
public enum FeedbackMarks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The comment names a warning sign, and the reader was shown the emergency card.</summary>
    WarningSign = 1,

    /// <summary>An e-mail address was taken out.</summary>
    EmailRemoved = 2,

    /// <summary>A telephone number was taken out.</summary>
    PhoneRemoved = 4,

    /// <summary>An NHS number was taken out.</summary>
    NhsNumberRemoved = 8,

    /// <summary>A National Insurance number was taken out.</summary>
    NationalInsuranceNumberRemoved = 16,

    /// <summary>A postcode was taken out.</summary>
    PostcodeRemoved = 32,

    /// <summary>A date of birth was taken out.</summary>
    BirthDateRemoved = 64,

    /// <summary>The comment holds a link.</summary>
    HasLink = 128,
}

/// <summary>The reasons a reader can choose from.</summary>
public enum FeedbackReason
{
    /// <summary>It was easy to follow.</summary>
    EasyToFollow,

    /// <summary>It was hard to understand.</summary>
    HardToUnderstand,

    /// <summary>It did not say when or where to get help.</summary>
    NoWordOnGettingHelp,

    /// <summary>An exercise was not clear.</summary>
    ExerciseUnclear,

    /// <summary>It is out of date.</summary>
    OutOfDate,

    /// <summary>Something is missing.</summary>
    SomethingMissing,

    /// <summary>Another reason.</summary>
    Other,
}

internal sealed class FeedbackEntryMapping : IEntityTypeConfiguration<FeedbackEntry>
{
    public void Configure(EntityTypeBuilder<FeedbackEntry> builder)
    {
        builder.ToTable("Feedback");
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.Address).HasAddress();
        builder.Property(entry => entry.Status).HasConversion<string>().HasMaxLength(8);
        builder.Property(entry => entry.Reason).HasConversion<string>().HasMaxLength(32);
        builder.Property(entry => entry.Comment).HasMaxLength(FeedbackEntry.MaxCommentLength);
        builder.Property(entry => entry.ContentVersion).HasMaxLength(FeedbackEntry.MaxContentVersionLength);
        builder.HasIndex(entry => entry.ReceivedAt);
        builder.HasIndex(entry => entry.ExpiresAt);
    }
}
