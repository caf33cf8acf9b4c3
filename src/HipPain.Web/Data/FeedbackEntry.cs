using HipPain.Content.Articles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HipPain.Web.Data;

/// <summary>One reader's vote on one page. It holds nothing about the reader.</summary>
public sealed class FeedbackEntry
{
    /// <summary>The longest comment, in UTF-16 characters.</summary>
    public const int MaxCommentLength = 1_000;

    /// <summary>The longest version of an article, in characters.</summary>
    public const int MaxArticleVersionLength = 64;

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

    /// <summary>The version of the article that the reader saw, at most <see cref="MaxArticleVersionLength"/> characters.</summary>
    public string? ArticleVersion { get; init; }
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
        builder.Property(entry => entry.Address).HasMaxLength(700)
            .HasConversion(address => address.Value, text => Parse(text));
        builder.Property(entry => entry.Reason).HasConversion<string>().HasMaxLength(32);
        builder.Property(entry => entry.Comment).HasMaxLength(FeedbackEntry.MaxCommentLength);
        builder.Property(entry => entry.ArticleVersion).HasMaxLength(FeedbackEntry.MaxArticleVersionLength);
        builder.HasIndex(entry => entry.ReceivedAt);
    }

    private static Address Parse(string text) => Address.TryParse(text, out var address)
        ? address
        : throw new FormatException($"The database holds '{text}', which is no address.");
}
