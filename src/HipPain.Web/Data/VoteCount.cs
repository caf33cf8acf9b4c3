using HipPain.Content.Articles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HipPain.Web.Data;

/// <summary>What is left of feedback past its keeping time: how many readers gave the same answer on the same day.</summary>
public sealed class VoteCount
{
    /// <summary>The day, in UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The page voted on.</summary>
    public required Address Address { get; init; }

    /// <summary>The version of the text that the readers saw; empty where it is not known.</summary>
    public required string ContentVersion { get; init; }

    /// <summary>Whether the page helped.</summary>
    public required bool Helpful { get; init; }

    /// <summary>The name of the <see cref="FeedbackReason"/>; empty where none was given.</summary>
    public required string Reason { get; init; }

    /// <summary>How many, at least 1.</summary>
    public required long Count { get; init; }
}

internal sealed class VoteCountMapping : IEntityTypeConfiguration<VoteCount>
{
    public void Configure(EntityTypeBuilder<VoteCount> builder)
    {
        builder.HasKey(count => new { count.Day, count.Address, count.ContentVersion, count.Helpful, count.Reason });
        builder.Property(count => count.Address).HasAddress();
        builder.Property(count => count.ContentVersion).HasMaxLength(FeedbackEntry.MaxContentVersionLength);
        builder.Property(count => count.Reason).HasMaxLength(32);
    }
}
